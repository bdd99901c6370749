// Sends what was given to be sent: one after the other, again and again until it has arrived or the person has to look at
// it. It is given everything outside, so that it can be tried without a phone.
import type { FilingBody } from '#contract/complaints.ts'
import type { Instant } from '#domain/time.ts'
import { mayTakeBack, type Standing, standingAtStart } from '../sending/queue.ts'
import { endOf, openRounds } from '../sending/rounds.ts'
import { openStandings, type Standings } from '../sending/standings.ts'
import type { DraftStore } from './draft-store.ts'
import { arrived, isWhatWasGiven, type Line, rememberTrouble, sendDraft } from './send-draft.ts'

export type Outside = Line & {
  /** Who holds the phone, by user id. */
  person: () => string | undefined
  /** Runs later; answers how to call it off. */
  later: (run: () => void, milliseconds: number) => () => void
  now: () => Instant
}

export type Sender = {
  standings: Standings
  /** Takes a draft to be sent; resolves when it has arrived, waits for the line, or needs the person. */
  give: (key: string, body: FilingBody) => Promise<Standing>
  /** Sends again what waits, or what the person has looked at. */
  giveAgain: (key: string) => Promise<Standing>
  /** To change it. What may have arrived already is asked for first; `filed`: it has. */
  takeBack: (key: string) => Promise<'draft' | 'under-way' | 'filed'>
  /** For good; false while it is on its way. */
  remove: (key: string) => boolean
  /** The network is back, the app is shown: everything that waits is tried again. */
  lookAgain: () => void
}

/** The next in the queue: what was tried less goes first, then the older. */
const nextOf = (store: DraftStore, standings: Standings): string | undefined => {
  const queued = store.all().flatMap(({ key, given }) => {
    const standing = standings.of(key)
    return given && standing.at === 'queued' ? [{ key, at: given.at, tries: standing.tries }] : []
  })
  return queued.sort((a, b) => a.tries - b.tries || a.at - b.at)[0]?.key
}

export function openSender(outside: Outside): Sender {
  const { store } = outside
  const standings = openStandings(key => standingAtStart(store.find(key) ?? {}))
  const { start, lookAgain } = openRounds({
    standings,
    keys: () => store.all().map(({ key }) => key),
    next: () => nextOf(store, standings),
    send: key => sendDraft({ line: outside, standings }, key),
    later: outside.later,
  })

  const giveAgain = (key: string): Promise<Standing> => {
    rememberTrouble(store, key, undefined)
    standings.tell(key, { what: 'given' })
    standings.tell(key, { what: 'look-again' })
    start()
    return endOf(key, standings)
  }
  /** Whether it has arrived already without our hearing of it. */
  const hasArrived = async (key: string): Promise<boolean> => {
    const draft = store.find(key)
    if (!draft?.tried || !draft.given) return false
    const filed = await outside.readFiled(draft)
    if (!filed.ok && filed.reason === 'not-found') store.change(key, { tried: undefined })
    if (!filed.ok || !isWhatWasGiven(filed.value, draft.given.body)) return false
    if (store.find(key)) arrived({ line: outside, standings }, draft, filed.value)
    return true
  }
  return {
    standings,
    give(key, body) {
      const ownerId = store.find(key)?.ownerId ?? outside.person()
      store.change(key, { ownerId, given: { body, at: outside.now(), trouble: undefined } })
      return giveAgain(key)
    },
    giveAgain,
    async takeBack(key) {
      if (!mayTakeBack(standings.of(key))) return standings.of(key).at === 'arrived' ? 'filed' : 'under-way'
      if (await hasArrived(key)) return 'filed'
      if (!mayTakeBack(standings.of(key))) return standings.of(key).at === 'arrived' ? 'filed' : 'under-way'
      standings.tell(key, { what: 'taken-back' })
      store.change(key, ({ given }) => ({ given: undefined, refused: given?.trouble }))
      return 'draft'
    },
    remove(key) {
      if (!mayTakeBack(standings.of(key))) return false
      store.drop(key)
      standings.forget(key)
      return true
    },
    lookAgain,
  }
}
