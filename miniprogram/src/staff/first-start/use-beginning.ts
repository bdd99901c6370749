import { useRef, useState } from 'react'
import { beginCompany } from '#contract/first-start.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { keepMe } from '../../api/session.ts'

export type BeginningForm = { code: string; company: string; community: string; name: string; phone: string }

export const emptyBeginning: BeginningForm = { code: '', company: '', community: '', name: '', phone: '' }

/** Begins the company; gives the first community's id. Whoever is signed in is its administrator at once. */
export function useBeginning(): {
  wrong: string | undefined
  begin: (form: BeginningForm) => Promise<string | undefined>
} {
  const sent = useRef<{ form: string; key: string }>()
  const [wrong, setWrong] = useState<string>()
  const begin = async (form: BeginningForm) => {
    setWrong(undefined)
    // Without an answer it may have been done all the same: the same words go under the same key again.
    const words = JSON.stringify(form)
    if (sent.current?.form !== words) sent.current = { form: words, key: newKey() }
    const begun = await call(beginCompany, { body: form, key: sent.current.key })
    if (begun.ok) {
      keepMe(begun.value)
      return begun.value.grants[0]?.communityId
    }
    if (begun.reason !== 'offline') sent.current = undefined
    setWrong(begun.sentence)
    return undefined
  }
  return { wrong, begin }
}
