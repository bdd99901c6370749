import { describe, expect, test } from 'vitest'
import { standingWords } from '../../../miniprogram/src/features/filing/standing-words.ts'
import {
  mayTakeBack,
  pauseAfter,
  type QueueEvent,
  type Standing,
  standingAtStart,
  step,
  waitsFor,
} from '../../../miniprogram/src/features/sending/queue.ts'

const trouble = { reason: 'wish-in-the-past', sentence: '希望解决的时间已经过去了，请另选一个。' }

const standings = {
  draft: { at: 'draft' },
  queued: { at: 'queued', tries: 2 },
  waiting: { at: 'waiting', for: 'network', tries: 2 },
  photos: { at: 'photos', sent: 1, of: 3, tries: 2 },
  sending: { at: 'sending', tries: 2 },
  stuck: { at: 'stuck', trouble },
  filed: { at: 'arrived' },
} as const satisfies Record<string, Standing>
type Name = keyof typeof standings

const offline = { reason: 'offline', sentence: '现在连不上网。您写的都在，连上网再试。' } as const
const busy = { reason: 'busy-try-again', sentence: '现在办理的人多，没有提交成功，请稍后再试。' } as const
const refused = { reason: 'wish-in-the-past', sentence: trouble.sentence } as const

const events = {
  given: { what: 'given' },
  turn: { what: 'turn', sent: 0, of: 2 },
  turnWithoutPhotos: { what: 'turn', sent: 2, of: 2 },
  photoSent: { what: 'photo-sent' },
  photosThere: { what: 'photos-there' },
  lineLost: { what: 'failed', failure: offline },
  serverBusy: { what: 'failed', failure: busy },
  refused: { what: 'failed', failure: refused },
  filed: { what: 'arrived' },
  lookAgain: { what: 'look-again' },
  takenBack: { what: 'taken-back' },
} as const satisfies Record<string, QueueEvent>

const lost: Standing = { at: 'waiting', for: 'network', tries: 3 }
const later: Standing = { at: 'waiting', for: 'server', tries: 3 }
const anew: Standing = { at: 'queued', tries: 0 }
const { draft, queued, sending, stuck, filed } = standings

/** What becomes of it; whatever is not named here changes nothing. */
const table: Record<keyof typeof events, Partial<Record<Name, Standing>>> = {
  given: { draft: anew, stuck: anew },
  turn: { queued: { at: 'photos', sent: 0, of: 2, tries: 2 } },
  turnWithoutPhotos: { queued: sending },
  photoSent: { photos: { at: 'photos', sent: 2, of: 3, tries: 2 } },
  photosThere: { photos: sending },
  lineLost: { photos: lost, sending: lost },
  serverBusy: { photos: later, sending: later },
  refused: { photos: stuck, sending: stuck },
  filed: { queued: filed, waiting: filed, photos: filed, sending: filed, stuck: filed, filed },
  lookAgain: { waiting: queued },
  takenBack: { queued: draft, waiting: draft, photos: draft, stuck: draft, draft },
}

const names: Name[] = ['draft', 'queued', 'waiting', 'photos', 'sending', 'stuck', 'filed']

describe.each(Object.entries(table))('%s', (name, becomes) => {
  const event: QueueEvent | undefined = Object.entries(events).find(([it]) => it === name)?.[1]
  test.each(names)('while it is at %s', from => {
    if (!event) throw new Error(`no event ${name}`)
    expect(step(standings[from], event)).toEqual(becomes[from] ?? standings[from])
  })
})

test('no more photos are counted than there are', () => {
  expect(step({ at: 'photos', sent: 3, of: 3, tries: 0 }, events.photoSent)).toMatchObject({ sent: 3 })
})

describe('what a failure waits for', () => {
  test.each([
    ['offline', 'network'],
    ['busy-try-again', 'server'],
    ['server-fault', 'server'],
    ['too-many-requests', 'server'],
    ['wechat-unavailable', 'server'],
    ['sign-in-failed', 'server'],
    ['sign-in-again', 'server'],
    ['client-too-old', undefined],
    ['room-not-yours', undefined],
    ['photo-missing', undefined],
    ['no-wechat', undefined],
    ['filed-before', undefined],
  ] as const)('%s: %s', (reason, what) => {
    expect(waitsFor({ reason, sentence: '' })).toBe(what)
  })

  test('an answer that is not the server’s, a hotspot’s page, waits; the server’s own new reason does not', () => {
    expect(waitsFor({ reason: 'unreadable', sentence: '' })).toBe('network')
    expect(waitsFor({ reason: 'unreadable', sentence: '新的规定', requestId: 'r-1' })).toBeUndefined()
  })
})

describe('a filing found when the app starts', () => {
  const body = {
    communityId: 'c-1',
    kind: 'complaint',
    categoryId: 'leak',
    place: { kind: 'public', label: '电梯' },
    text: '漏',
    photoIds: [],
    danger: false,
    happeningNow: false,
    hideName: false,
  } as const
  test.each([
    ['a draft', undefined, { at: 'draft' }],
    ['given and not sent', { body: { ...body, photoIds: [] }, at: 1, trouble: undefined }, { at: 'queued', tries: 0 }],
    ['refused', { body: { ...body, photoIds: [] }, at: 1, trouble }, { at: 'stuck', trouble }],
  ])('%s', (_, given, standing) => {
    expect(standingAtStart({ given })).toEqual(standing)
  })
})

test('it can be changed or deleted until it is being sent', () => {
  expect(names.filter(name => mayTakeBack(standings[name]))).toEqual(['draft', 'queued', 'waiting', 'photos', 'stuck'])
})

test('the more tries in vain, the longer the pause, up to five minutes', () => {
  const pauses = [1, 2, 3, 4, 5, 50].map(pauseAfter)
  expect(pauses).toEqual([10_000, 30_000, 60_000, 120_000, 300_000, 300_000])
})

describe('what is read', () => {
  test.each([
    ['queued', '马上提交', '前面的交完就交这件。'],
    ['waiting', '等网络', '等网络恢复就提交，不用您再点。'],
    ['photos', '正在传照片', '正在传照片，3 张中的第 2 张。'],
    ['sending', '正在提交', '照片都传好了，正在提交。'],
    ['stuck', '需要您看一下', trouble.sentence],
  ] as const)('while it is at %s', (name, word, text) => {
    expect(standingWords(standings[name])).toMatchObject({ chip: { word }, text })
  })

  test('a busy server is not called the network', () => {
    expect(standingWords(later)?.text).toBe('服务正忙，过一会儿自动再交。')
  })

  test('a draft and what has arrived are no part of the queue', () => {
    expect(standingWords(draft)).toBeUndefined()
    expect(standingWords(filed)).toBeUndefined()
  })
})
