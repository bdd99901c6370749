// A phone with a queue on a line that a test can cut, delay and answer at will; the server remembers what it was sent.

import type { Detail } from '#contract/complaint-views.ts'
import type { FilingBody } from '#contract/complaints.ts'
import type { Reason } from '#contract/refusals.ts'
import { sentenceFor } from '#contract/refusals.ts'
import { type Called, type Failure, failure } from '../../../miniprogram/src/api/failure.ts'
import type { Draft } from '../../../miniprogram/src/features/filing/draft.ts'
import { type DraftStore, openDraftStore } from '../../../miniprogram/src/features/filing/draft-store.ts'
import { openSender, type Sender } from '../../../miniprogram/src/features/filing/sender.ts'
import { aStorage, begun, type MemoryStorage } from './a-draft.ts'

export type Line = {
  isDead: boolean
  /** The server is reached, its answer is not. */
  losesAnswers: boolean
  refuses: Reason | undefined
  /** Photos the line does not carry. */
  deadPhotos: Set<string>
  /** Runs while a photo or the filing is under way. */
  meanwhile: (what: 'photo' | 'filing') => Promise<void> | void
}

export type Server = {
  filed: Map<string, { number: string; body: FilingBody }>
  photos: string[]
  /** Every filing that came in, also the repeated ones. */
  asked: string[]
}

export type Held = {
  store: DraftStore
  sender: Sender
  line: Line
  server: Server
  storage: MemoryStorage
  /** Drafts whose filing arrived, in order. */
  arrived: string[]
  /** Lets the pause before the next try of its own pass. */
  passTime: () => void
  pause: () => number | undefined
  person: (userId: string | undefined) => void
  /** The app is closed and opened again: only what is stored stays. */
  restart: () => Held
}

export const refusedFor = (reason: Reason): Failure => ({ ...failure(reason), sentence: sentenceFor(reason) })

// Of a detail the queue looks at text, photos and number alone.
const detailOf = (key: string, number: string, { text, photoIds }: FilingBody): Detail => ({
  id: key,
  number,
  kind: 'complaint',
  title: text,
  state: 'submitted',
  severity: 'ordinary',
  category: '漏水',
  place: '2 栋',
  round: 1,
  receivedAt: begun,
  source: 'wechat',
  communityId: 'c-1',
  text: text.trim(),
  hideName: false,
  photos: photoIds.map(id => ({ id, of: 'before', ready: false })),
  entries: [],
  clocks: [],
  moves: [],
  turn: 1,
  receipt: { number, receivedAt: begun, hash: '' },
})

const aServer = (): Server => ({ filed: new Map(), photos: [], asked: [] })

/** A phone held by somebody, with an empty storage and a good line unless told otherwise. */
export const aPhoneWith = ({
  storage = aStorage(),
  server = aServer(),
  userId = 'resident-chen',
}: {
  storage?: MemoryStorage
  server?: Server
  userId?: string | undefined
} = {}): Held => {
  let holder: string | undefined = userId
  let waiting: { run: () => void; milliseconds: number } | undefined
  const arrived: string[] = []
  const line: Line = {
    isDead: false,
    losesAnswers: false,
    refuses: undefined,
    deadPhotos: new Set(),
    meanwhile: () => undefined,
  }
  const store = openDraftStore(storage, () => holder)

  const file = async ({ key }: Draft, body: FilingBody): Promise<Called<Detail>> => {
    if (line.isDead) return failure('offline')
    server.asked.push(key)
    if (line.refuses) return refusedFor(line.refuses)
    const before = server.filed.get(key)
    if (before && JSON.stringify(before.body) !== JSON.stringify(body)) return refusedFor('key-reused')
    const number = before?.number ?? `W2611-000${server.filed.size + 1}`
    server.filed.set(key, { number, body })
    await line.meanwhile('filing')
    if (line.losesAnswers) return failure('offline')
    return { ok: true, value: detailOf(key, number, body) }
  }
  const sender = openSender({
    store,
    person: () => holder,
    async sendPhoto(photo, { key }) {
      await line.meanwhile('photo')
      if (line.isDead || line.deadPhotos.has(photo.id)) return failure('offline')
      if (photo.problem) return failure('photo-broken')
      if (!server.photos.includes(photo.id)) server.photos.push(photo.id)
      store.change(key, ({ photos }) => ({
        photos: photos.map(it => (it.id === photo.id ? { ...it, done: true } : it)),
      }))
      return { ok: true, value: photo.id }
    },
    file,
    async readFiled({ key }) {
      if (line.isDead) return failure('offline')
      const filed = server.filed.get(key)
      return filed ? { ok: true, value: detailOf(key, filed.number, filed.body) } : refusedFor('not-found')
    },
    whenFiled: ({ key }) => arrived.push(key),
    later(run, milliseconds) {
      waiting = { run, milliseconds }
      return () => {
        waiting = undefined
      }
    },
    now: () => begun + store.all().length,
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
      next?.run()
    },
    pause: () => waiting?.milliseconds,
    person(next) {
      holder = next
      store.lookAgain()
    },
    restart: () => aPhoneWith({ storage, server, userId: holder }),
  }
}
