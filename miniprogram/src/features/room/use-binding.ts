import { useEffect, useState } from 'react'
import { readBuilding } from '#contract/homes.ts'
import { bindRoom, listCommunities } from '#contract/places.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { scanCode } from '../../api/scan.ts'
import { keepMe } from '../../api/session.ts'
import { toastDone } from '../../ui/toast.ts'
import { goBack, goInstead, pages } from '../go.ts'
import { type Entry, entryIn } from '../homes/entry.ts'
import { useLoad } from '../use-load.ts'
import { type Choice, missingIn } from './choice.ts'

/** What is chosen of a room, and how it is bound with the phone code WeChat gives. `entry`: the code it was opened by. */
export function useBinding(entry: Entry | undefined) {
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

  const byCode = async (found: Entry | undefined) => {
    if (!found) return setWrong('这不是楼栋码，请自己选择小区和楼栋。')
    if (found.kind === 'invitation') return goInstead(pages.join(found.code))
    const building = await call(readBuilding, { params: { id: found.id } })
    if (!building.ok) return setWrong(building.sentence)
    const { id: buildingId, communityId } = building.value
    change({ communityId, buildingId, unit: undefined, roomId: undefined })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is opened by one code, once
  useEffect(() => {
    if (entry) void byCode(entry)
  }, [])
  const scan = async () => {
    const said = await scanCode()
    if (said !== undefined) await byCode(entryIn(said))
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

  return { communities, choice, change, missing: missingIn(choice), scan, bind, wrong }
}
