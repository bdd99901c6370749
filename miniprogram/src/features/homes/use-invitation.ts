import { useRef, useState } from 'react'
import { acceptInvitation, type InvitationView, readInvitation } from '#contract/homes.ts'
import { type Called, call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { keepMe } from '../../api/session.ts'
import { type Load, useLoad } from '../use-load.ts'

/** What an invitation says, and coming in by it. */
export function useInvitation(code: string): {
  load: Load<InvitationView>
  wrong: string | undefined
  join: () => Promise<boolean>
} {
  const load = useLoad({
    key: `invitation/${code}`,
    schema: readInvitation.answer,
    fetch: (): Promise<Called<InvitationView>> => call(readInvitation, { params: { id: code } }),
  })
  const key = useRef(newKey())
  const [wrong, setWrong] = useState<string>()
  const join = async () => {
    setWrong(undefined)
    const joined = await call(acceptInvitation, { body: { code }, key: key.current })
    if (joined.ok) {
      keepMe(joined.value)
      return true
    }
    // Without an answer it may have been done all the same: only then the same key again.
    if (joined.reason !== 'offline') key.current = newKey()
    setWrong(joined.sentence)
    return false
  }
  return { load, wrong, join }
}
