// Where something stands between the tap and the server’s word: one table of what may happen and what comes of it. Knows no network and no clock.
import type { FailureReason } from '../../api/failure.ts'
import type { Trouble } from './trouble.ts'

/** How often it could not get through so far. */
type Tried = { tries: number }

export type Standing =
  /** Not given to be sent, or taken back. */
  | { at: 'draft' }
  /** Its turn comes. */
  | ({ at: 'queued' } & Tried)
  /** It could not get through and tries again by itself. */
  | ({ at: 'waiting'; for: 'network' | 'server' } & Tried)
  | ({ at: 'photos'; sent: number; of: number } & Tried)
  | ({ at: 'sending' } & Tried)
  /** 需要您看一下: it cannot go on without the person. */
  | { at: 'stuck'; trouble: Trouble }
  | { at: 'arrived' }

/** Why it did not arrive. `filed-before`: something else was filed under its key; it was changed since. */
export type Told = { reason: FailureReason | 'filed-before'; sentence: string; requestId?: string | undefined }

export type QueueEvent =
  | { what: 'given' }
  /** Its turn, with so many photos to send first. */
  | { what: 'turn'; sent: number; of: number }
  | { what: 'photo-sent' }
  | { what: 'photos-there' }
  | { what: 'failed'; failure: Told }
  /** The server said so, or was found to have it. */
  | { what: 'arrived' }
  /** The network is back, the app is shown, or time has passed. */
  | { what: 'look-again' }
  | { what: 'taken-back' }

/** Passes by itself: the line, a server with too much to do, WeChat. */
const passing: Partial<Record<FailureReason, 'network' | 'server'>> = {
  offline: 'network',
  'busy-try-again': 'server',
  'server-fault': 'server',
  'too-many-requests': 'server',
  'wechat-unavailable': 'server',
  'sign-in-failed': 'server',
  'sign-in-again': 'server',
}

/** What a failure is waiting for; undefined where waiting does not help. */
export const waitsFor = ({ reason, requestId }: Told): 'network' | 'server' | undefined => {
  // No answer of ours: a hotspot's own page, a gateway. Ours carry the number of the request.
  if (reason === 'unreadable' && requestId === undefined) return 'network'
  return reason === 'filed-before' ? undefined : passing[reason]
}

type Given = { trouble?: Trouble | undefined }

/** How something stands that has just been found on the phone. */
export const standingAtStart = ({ given }: { given?: Given | undefined }): Standing => {
  if (!given) return { at: 'draft' }
  return given.trouble ? { at: 'stuck', trouble: given.trouble } : { at: 'queued', tries: 0 }
}

const failed = (tries: number, failure: Told): Standing => {
  const waiting = waitsFor(failure)
  if (waiting) return { at: 'waiting', for: waiting, tries: tries + 1 }
  return { at: 'stuck', trouble: { reason: failure.reason, sentence: failure.sentence } }
}

/** What becomes of it. What cannot happen where it stands changes nothing. */
export function step(standing: Standing, event: QueueEvent): Standing {
  switch (event.what) {
    case 'given':
      return standing.at === 'draft' || standing.at === 'stuck' ? { at: 'queued', tries: 0 } : standing
    case 'turn': {
      if (standing.at !== 'queued') return standing
      const { tries } = standing
      const { sent, of } = event
      return sent < of ? { at: 'photos', tries, sent, of } : { at: 'sending', tries }
    }
    case 'photo-sent':
      return standing.at === 'photos' ? { ...standing, sent: Math.min(standing.sent + 1, standing.of) } : standing
    case 'photos-there':
      return standing.at === 'photos' ? { at: 'sending', tries: standing.tries } : standing
    case 'failed':
      return isUnderWay(standing) ? failed(standing.tries, event.failure) : standing
    case 'arrived':
      return standing.at === 'draft' ? standing : { at: 'arrived' }
    case 'look-again':
      return standing.at === 'waiting' ? { at: 'queued', tries: standing.tries } : standing
    case 'taken-back':
      return mayTakeBack(standing) ? { at: 'draft' } : standing
  }
}

type UnderWay = Standing & { at: 'photos' | 'sending' }

export const isUnderWay = (standing: Standing): standing is UnderWay =>
  standing.at === 'photos' || standing.at === 'sending'

/** Once it is on its way it has an end of its own; until then it can be changed or deleted. */
export const mayTakeBack = ({ at }: Standing): boolean => at !== 'sending' && at !== 'arrived'

const second = 1000
const pauses = [10 * second, 30 * second, 60 * second, 2 * 60 * second] as const
const longestPause = 5 * 60 * second

/** How long to wait, in milliseconds, before the next try of its own after so many in vain. */
export const pauseAfter = (tries: number): number => pauses[tries - 1] ?? longestPause
