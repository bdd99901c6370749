import { useState } from 'react'
import { bindRoom, listCommunities } from '#contract/places.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { keepMe } from '../../api/session.ts'
import { toastDone } from '../../ui/toast.ts'
import { goBack } from '../go.ts'
import { useLoad } from '../use-load.ts'
import { type Choice, missingIn } from './choice.ts'

/** What is chosen of a room, and how it is bound with the phone code WeChat gives. */
export function useBinding() {
  const [choice, setChoice] = useState<Choice>({})
  const [wrong, setWrong] = useState<string>()
  const communities = useLoad({
    key: 'communities',
    schema: listCommunities.answer,
    fetch: async () => {
      const all = await call(listCommunities)
      const [only, ...others] = all.ok ? all.value.communities : []
      if (only && others.length === 0) setChoice(before => ({ communityId: only.id, ...before }))
      return all
    },
  })
  const change = (part: Choice) => {
    setWrong(undefined)
    setChoice(before => ({ ...before, ...part }))
  }

  const bind = async (code: string | undefined) => {
    const { buildingId, roomId, relation } = choice
    if (!buildingId || !roomId || !relation) return
    setWrong(undefined)
    // Each code can be used once, so each try is a new matter with a new key.
    if (!code) return setWrong('没有取到手机号。绑定要用登记的手机号，请再点一次。')
    const bound = await call(bindRoom, { body: { buildingId, roomId, relation, phoneCode: code }, key: newKey() })
    if (!bound.ok) return setWrong(bound.sentence)
    keepMe(bound.value)
    toastDone('绑定好了')
    goBack()
  }

  return { communities, choice, change, missing: missingIn(choice), bind, wrong }
}
