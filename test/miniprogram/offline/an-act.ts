// Acts, and a phone with a queue of them on a line a test can cut; the server is two complaints with turns.

import type { Reason } from '#contract/refusals.ts'
import { sentenceFor } from '#contract/refusals.ts'
import { failure } from '../../../miniprogram/src/api/failure.ts'
import type { Act } from '../../../miniprogram/src/features/acts/act.ts'
import { type ActSender, openActSender } from '../../../miniprogram/src/features/acts/act-sender.ts'
import { type ActStore, openActStore } from '../../../miniprogram/src/features/acts/act-store.ts'
import type { DraftPhoto } from '../../../miniprogram/src/features/photos/draft-photo.ts'
import { shanghai } from '../../support/builders.ts'
import { aStorage, type MemoryStorage } from '../filing/a-draft.ts'

export const tapped = shanghai('2026-11-24 10:05')
export const handler = 'staff-zhou'

export const anAct = (key: string, part: Partial<Act> = {}): Act => ({
  key,
  ownerId: handler,
  complaintId: 'leak',
  path: `/v1/staff/complaints/{id}/${key}`,
  name: 'take',
  word: '接单',
  title: '漏水',
  number: 'W2611-0001',
  body: {},
  turn: 3,
  seenSeq: 2,
  at: tapped,
  order: 1,
  timed: false,
  photos: [],
  withPhotos: false,
  sent: undefined,
  given: { trouble: undefined },
  ...part,
})

type Server = {
  turns: Map<string, number>
  /** What was done, by key. */
  done: Map<string, Record<string, unknown>>
  photos: string[]
  /** Everything that came in. */
  asked: string[]
  /** What came in under a key of something else. */
  reused: string[]
}

export type Line = {
  isOff: boolean
  isDead: boolean
  losesAnswers: boolean
  refuses: Map<string, Reason>
  meanwhile: (key: string) => void
}

export type Held = {
  store: ActStore
  sender: ActSender
  line: Line
  server: Server
  storage: MemoryStorage
  arrived: string[]
  passTime: () => void
  /** Hours after the tap, on the phone's clock. */
  later: (hours: number) => void
  person: (userId: string | undefined) => void
  restart: () => Held
}

const refused = (reason: Reason) => ({ ...failure(reason), sentence: sentenceFor(reason), requestId: 'request-1' })

export const aPhoneWith = ({
  storage = aStorage(),
  server = {
    turns: new Map([
      ['leak', 3],
      ['noise', 7],
    ]),
    done: new Map(),
    photos: [],
    asked: [],
    reused: [],
  },
  userId = handler,
}: {
  storage?: MemoryStorage
  server?: Server
  userId?: string | undefined
} = {}): Held => {
  let holder: string | undefined = userId
  let hours = 0
  let waiting: (() => void) | undefined
  const arrived: string[] = []
  const line: Line = {
    isOff: false,
    isDead: false,
    losesAnswers: false,
    refuses: new Map(),
    meanwhile: () => undefined,
  }
  const store = openActStore(storage, () => holder)

  const serve = ({ key, complaintId }: Act, body: Record<string, unknown>) => {
    server.asked.push(key)
    const reason = line.refuses.get(key)
    if (reason) return refused(reason)
    const before = server.done.get(key)
    if (before && JSON.stringify(before) !== JSON.stringify(body)) {
      server.reused.push(key)
      return refused('key-reused')
    }
    const turn = server.turns.get(complaintId) ?? 0
    if (!before && body.turn !== undefined && body.turn !== turn) return refused('changed-meanwhile')
    if (!before && body.turn !== undefined) server.turns.set(complaintId, turn + 1)
    server.done.set(key, body)
    return { ok: true as const, value: { id: complaintId, turn: server.turns.get(complaintId) } }
  }
  const sender = openActSender({
    store,
    isConnected: () => !line.isOff,
    async sendPhoto({ id, problem }: DraftPhoto) {
      if (line.isDead) return failure('offline')
      if (problem) return failure('photo-broken')
      server.photos.push(id)
      return { ok: true, value: id }
    },
    async send(act, body) {
      if (line.isDead) return failure('offline')
      if (act.ownerId !== holder) return failure('other-person')
      line.meanwhile(act.key)
      const answer = serve(act, body)
      return line.losesAnswers ? failure('offline') : answer
    },
    lookAtPhotos: async ({ key }) =>
      void store.change(key, ({ photos }) => ({ photos: photos.map(it => ({ ...it, problem: 'broken' as const })) })),
    whenArrived: ({ key }) => arrived.push(key),
    later(run) {
      waiting = run
      return () => {
        waiting = undefined
      }
    },
    now: () => tapped + hours * 3_600_000,
  })
  return {
    store,
    sender,
    line,
    server,
    storage,
    arrived,
    passTime() {
      const next = waiting
      waiting = undefined
      next?.()
    },
    later(count) {
      hours = count
    },
    person(next) {
      holder = next
      store.lookAgain()
    },
    restart: () => aPhoneWith({ storage, server, userId: holder }),
  }
}
