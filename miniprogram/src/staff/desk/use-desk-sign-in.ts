import { useCallback, useEffect, useRef, useState } from 'react'
import { beginDeskSignIn, claimDeskSignIn } from '#contract/desk.ts'
import { call, type Failure } from '../../api/call.ts'
import { keepSession } from '../../api/session.ts'
import { browserWords } from './browser-words.ts'

const askEvery = 2000

export type DeskSignIn =
  | { at: 'fetching' }
  | { at: 'failed'; failure: Failure }
  | { at: 'shown'; code: string }
  | { at: 'refused' }
  | { at: 'over' }
  | { at: 'in' }

/** Asks for a code, shows it, and asks every two seconds whether somebody said yes, until two minutes are over. */
export function useDeskSignIn() {
  const [state, setState] = useState<DeskSignIn>({ at: 'fetching' })
  const shown = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const begin = useCallback(async () => {
    clearTimeout(timer.current)
    shown.current += 1
    const mine = shown.current
    const isMine = () => shown.current === mine
    setState({ at: 'fetching' })
    const begun = await call(beginDeskSignIn, { body: { browser: browserWords(navigator.userAgent) } })
    if (!isMine()) return
    if (!begun.ok) return setState({ at: 'failed', failure: begun })
    const { code, secret } = begun.value
    setState({ at: 'shown', code })
    const ask = async () => {
      const claimed = await call(claimDeskSignIn, { body: { code, secret } })
      if (!isMine()) return
      // A lost network says nothing about the code: the next question may get through.
      const answered = claimed.ok ? claimed.value : { state: 'waiting' as const }
      if (answered.state === 'signed-in' && answered.signedIn) {
        keepSession(answered.signedIn)
        return setState({ at: 'in' })
      }
      if (answered.state === 'refused') return setState({ at: 'refused' })
      if (answered.state !== 'waiting') return setState({ at: 'over' })
      timer.current = setTimeout(ask, askEvery)
    }
    timer.current = setTimeout(ask, askEvery)
  }, [])

  useEffect(() => {
    void begin()
    return () => {
      shown.current += 1
      clearTimeout(timer.current)
    }
  }, [begin])
  return { state, begin }
}
