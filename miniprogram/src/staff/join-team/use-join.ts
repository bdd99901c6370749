import { useRef, useState } from 'react'
import { joinTeam } from '#contract/team.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { keepMe } from '../../api/session.ts'

/** Coming in by a code; whoever is signed in has his posts at once. */
export function useJoin(code: string): { wrong: string | undefined; join: () => Promise<boolean> } {
  const key = useRef(newKey())
  const [wrong, setWrong] = useState<string>()
  const join = async () => {
    setWrong(undefined)
    const joined = await call(joinTeam, { body: { code }, key: key.current })
    if (joined.ok) {
      keepMe(joined.value)
      return true
    }
    // Without an answer it may have been done all the same: only then the same key again.
    if (joined.reason !== 'offline') key.current = newKey()
    setWrong(joined.sentence)
    return false
  }
  return { wrong, join }
}
