// Sends what was done: the acts on one complaint in their order, each once, photos first. An act the server refuses stays,
// and so does everything behind it, until the person has decided. It is given everything outside, to be tried without a phone.
import type { Called, Failure } from '../../api/failure.ts'
import type { DraftPhoto } from '../photos/draft-photo.ts'
import { mayTakeBack, type Standing, standingAtStart, type Told } from '../sending/queue.ts'
import { endOf, openRounds } from '../sending/rounds.ts'
import { openStandings, type Standings } from '../sending/standings.ts'
import { type Act, bodyOfAct } from './act.ts'
import { type ActStore, actsBefore, actsBehind, followTurn } from './act-store.ts'

export type ActsOutside = {
  store: ActStore
  /** False where the phone knows that it has no network: then nothing is even tried. */
  isConnected: () => boolean
  sendPhoto: (photo: DraftPhoto, act: Act) => Promise<Called<unknown>>
  send: (act: Act, body: Record<string, unknown>) => Promise<Called<unknown>>
  /** The server does not take one of its photos: which. */
  lookAtPhotos: (act: Act) => Promise<void>
  /** It has arrived, with the server's answer where there was one. */
  whenArrived: (act: Act, answer: unknown) => void
  /** Runs later; answers how to call it off. */
  later: (run: () => void, milliseconds: number) => () => void
  now: () => number
}

export type ActSender = {
  standings: Standings
  /** Takes an act to be sent; resolves when it has arrived, waits, or was refused. Behind another, it waits at once. */
  give: (act: Act) => Promise<Standing>
  /** Once more after it was refused, changed as the person decided; what was done after it goes on from `turn` at least. */
  giveAgain: (key: string, part: Partial<Act>, turn?: number) => Promise<Standing>
  /** Forgets it. What was done after it goes on from this turn at least; false where it may have arrived. */
  remove: (key: string, turn?: number) => boolean
  /** The network is back, the app is shown: everything that waits is tried again. */
  lookAgain: () => void
}

const aboutPhotos = ['photo-unknown', 'photo-not-an-image', 'photo-too-large']

/** What the person has to look at goes before what time will mend. */
const worst = (failures: readonly Failure[]): Failure | undefined =>
  failures.find(({ reason }) => reason !== 'offline') ?? failures[0]

const offline: Told = { reason: 'offline', sentence: '' }

type Sending = ActsOutside & { standings: Standings }

const fail = ({ store, standings }: Sending, key: string, failure: Told): void => {
  // Somebody else has the phone now: it is as it was, for when its owner is back.
  if (failure.reason === 'other-person') {
    standings.forget(key)
    return
  }
  const standing = standings.tell(key, { what: 'failed', failure })
  // The server has said no: nothing of it was done, and it may be changed.
  if (standing.at === 'stuck') store.change(key, { sent: undefined, given: { trouble: standing.trouble } })
}

const arrived = ({ store, standings, whenArrived }: Sending, act: Act, answer: unknown): void => {
  const { turn } = act
  // First what follows, then the act itself goes: killed in between, it is sent again under its key.
  if (turn !== undefined) followTurn(store, actsBehind(store, act), turn + 1)
  standings.tell(act.key, { what: 'arrived' })
  store.drop(act.key)
  whenArrived(act, answer)
}

const sendPhotos = async ({ store, standings, sendPhoto }: Sending, act: Act): Promise<Failure | undefined> => {
  const called = await Promise.all(
    act.photos
      .filter(({ done }) => !done)
      .map(async photo => {
        const sent = await sendPhoto(photo, act)
        if (!sent.ok) return sent
        store.change(act.key, ({ photos }) => ({
          photos: photos.map(it => (it.id === photo.id ? { ...it, done: true } : it)),
        }))
        standings.tell(act.key, { what: 'photo-sent' })
        return sent
      }),
  )
  return worst(called.flatMap(it => (it.ok ? [] : [it])))
}

/** Tries once. */
const sendAct = async (sending: Sending, key: string): Promise<void> => {
  const { store, standings } = sending
  const act = store.find(key)
  if (!act) return standings.forget(key)
  const { photos } = act
  standings.tell(key, { what: 'turn', sent: photos.filter(({ done }) => done).length, of: photos.length })
  if (!sending.isConnected()) return fail(sending, key, offline)
  const failure = await sendPhotos(sending, act)
  const now = store.find(key)
  if (!now) return standings.forget(key)
  if (failure) return fail(sending, key, failure)
  standings.tell(key, { what: 'photos-there' })
  const body = now.sent ?? bodyOfAct(now, sending.now())
  store.change(key, { sent: body })
  const called = await sending.send(now, body)
  // Under its key only the act itself can have been done.
  if (called.ok || called.reason === 'key-reused') return arrived(sending, now, called.ok ? called.value : undefined)
  if (aboutPhotos.includes(called.reason)) await sending.lookAtPhotos(now)
  fail(sending, key, called)
}

/** Whose turn it is: the first on each complaint, what was tried less first. */
const nextOf = (store: ActStore, standings: Standings): string | undefined => {
  const seen = new Set<string>()
  const heads = store.all().filter(({ complaintId }) => {
    const isFirst = !seen.has(complaintId)
    seen.add(complaintId)
    return isFirst
  })
  const queued = heads.flatMap(({ key, order }) => {
    const standing = standings.of(key)
    return standing.at === 'queued' ? [{ key, order, tries: standing.tries }] : []
  })
  return queued.sort((a, b) => a.tries - b.tries || a.order - b.order)[0]?.key
}

export function openActSender(outside: ActsOutside): ActSender {
  const { store } = outside
  const standings = openStandings(key => standingAtStart(store.find(key) ?? {}))
  const sending: Sending = { ...outside, standings }
  const { start, lookAgain } = openRounds({
    standings,
    keys: () => store.all().map(({ key }) => key),
    next: () => nextOf(store, standings),
    send: key => sendAct(sending, key),
    later: outside.later,
  })
  const go = (key: string): Promise<Standing> => {
    standings.tell(key, { what: 'given' })
    standings.tell(key, { what: 'look-again' })
    start()
    return endOf(key, standings)
  }
  return {
    standings,
    give(act) {
      store.put(act)
      const isBehind = actsBefore(store, act).length > 0
      if (!isBehind) return go(act.key)
      lookAgain()
      return Promise.resolve({ at: 'waiting', for: 'network', tries: 0 })
    },
    giveAgain(key, part, turn) {
      const act = store.find(key)
      if (act && turn !== undefined) followTurn(store, actsBehind(store, act), turn)
      store.change(key, { ...part, sent: undefined, given: { trouble: undefined } })
      return go(key)
    },
    remove(key, turn) {
      const act = store.find(key)
      if (!act || act.sent || !mayTakeBack(standings.of(key))) return false
      if (turn !== undefined) followTurn(store, actsBehind(store, act), turn)
      store.drop(key)
      standings.forget(key)
      start()
      return true
    },
    lookAgain,
  }
}
