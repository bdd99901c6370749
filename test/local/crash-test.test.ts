import { expect, test } from 'vitest'
import { linkEntries } from '#domain/ledger/chain.ts'
import { chainTools } from '../../functions/complaints/save-decision.ts'
import type { MessageItem } from '../../functions/messages/message-item.ts'
import type { PhotoItem } from '../../functions/photos/photo-item.ts'
import { examine, type Witness } from '../../local/crash-test/examine.ts'
import { planKills } from '../../local/crash-test/kill-plan.ts'
import type { Remains } from '../../local/crash-test/remains.ts'
import { seededRandom } from '../../local/crash-test/seeded-random.ts'
import { keyOf } from '../../local/replay/filing.ts'

const at = Date.parse('2026-11-23T10:00:00+08:00')
const id = keyOf('row')
const photoId = keyOf('row', 0)
const number = 'W2611-0001'

const entriesOf = (photoHash: string) =>
  linkEntries(
    id,
    { seq: 0, hash: '' },
    [
      {
        kind: 'filed',
        author: { kind: 'customer', id: 'somebody' },
        visibility: 'public',
        occurredAt: at,
        facts: { number },
        texts: { text: '电梯坏了' },
      },
      {
        kind: 'photo-recorded',
        author: { kind: 'system' },
        visibility: 'public',
        occurredAt: at,
        facts: { photoId, of: 'before', sha256: photoHash },
        texts: {},
      },
    ],
    at,
    chainTools,
  )

const aMessage = (changes: Partial<MessageItem> = {}): MessageItem => ({
  v: 1,
  pk: `MESSAGE#${id}.1.0`,
  sk: 'MESSAGE',
  kind: 'message',
  version: 3,
  id: `${id}.1.0`,
  to: 'staff-agent',
  forCustomer: false,
  event: 'new-complaint',
  complaintId: id,
  createdAt: at,
  notBefore: at,
  state: 'sent',
  attempts: 1,
  wechatId: 'card-1',
  ...changes,
})

const aPhotoItem: PhotoItem = {
  v: 1,
  pk: `PHOTO#${photoId}`,
  sk: 'PHOTO',
  id: photoId,
  version: 3,
  ownerId: 'somebody',
  state: 'ready',
  complaintId: id,
  createdAt: at,
}

/** What a stack leaves behind that kept every promise. */
const allIsWell = (): Remains => {
  const { entries, head } = entriesOf('cleaned')
  return {
    complaints: [{ id, number, photoIds: [photoId], chain: head, receivedAt: at }],
    entries: new Map([[id, entries]]),
    messages: [aMessage()],
    photos: [aPhotoItem],
    counters: new Map([['W2611', 1]]),
    streamLeft: 0,
    queueLeft: 0,
    deadLetters: 0,
    pictures: new Map([[photoId, 'cleaned']]),
    originalsLeft: 0,
  }
}

const witness: Witness = {
  acknowledged: [{ id: 'row', key: id, number, photos: ['as sent'] }],
  cleanedHashes: new Map([['as sent', 'cleaned']]),
  cards: ['card-1'],
  agents: ['staff-agent'],
  dispatchers: ['staff-dispatcher'],
  now: at,
}

const broken = (remains: Remains, seen: Witness = witness): string[] =>
  examine(remains, seen).flatMap(it => (it.violations.length > 0 ? [it.promise] : []))

test('where every promise was kept, nothing is found', () => {
  expect(broken(allIsWell())).toEqual([])
})

const numbered = (wrong: string) => {
  const well = allIsWell()
  return { ...well, complaints: well.complaints.map(it => ({ ...it, number: wrong })) }
}

test.each<[string, () => Remains, RegExp]>([
  ['an acknowledged complaint is gone', () => ({ ...allIsWell(), complaints: [] }), /acknowledged complaint/],
  ['it stands under another number', () => numbered('W2611-0002'), /acknowledged complaint/],
  ['its number leaves a gap', () => numbered('W2611-0002'), /no gap/],
  ['the counter ran ahead', () => ({ ...allIsWell(), counters: new Map([['W2611', 2]]) }), /no gap/],
  ['its picture is gone', () => ({ ...allIsWell(), pictures: new Map() }), /photo is there/],
  ['its picture is another one', () => ({ ...allIsWell(), pictures: new Map([[photoId, 'other']]) }), /photo is there/],
  ['its entries are gone', () => ({ ...allIsWell(), entries: new Map() }), /unbroken chain/],
  ['an entry was changed', () => withEntry({ occurredAt: at + 1 }), /unbroken chain/],
  ['a message belongs to no complaint', () => withMessage({ complaintId: 'nobody' }), /not there/],
  ['a message is still being sent', () => withMessage({ state: 'sending' }), /left the outbox/],
  ['a message was never made', () => ({ ...allIsWell(), messages: [] }), /messages it causes/],
  ['a sent message reached nobody', () => withMessage({ wechatId: 'card-9' }), /delivered/],
  ['a record of the stream was not read', () => ({ ...allIsWell(), streamLeft: 1 }), /stream, queue/],
  ['a message is a dead letter', () => ({ ...allIsWell(), deadLetters: 1 }), /stream, queue/],
  ['an original lies around', () => ({ ...allIsWell(), originalsLeft: 1 }), /stream, queue/],
])('%s: it is found', (_what, remains, promise) => {
  expect(broken(remains())).toContainEqual(expect.stringMatching(promise))
})

const withMessage = (changes: Partial<MessageItem>): Remains => ({ ...allIsWell(), messages: [aMessage(changes)] })

const withEntry = (changes: { occurredAt: number }): Remains => {
  const well = allIsWell()
  const entries = (well.entries.get(id) ?? []).map(it => (it.seq === 1 ? { ...it, ...changes } : it))
  return { ...well, entries: new Map([[id, entries]]) }
}

test('a card delivered twice is found', () => {
  const seen = { ...witness, cards: ['card-1', 'card-2'] }
  expect(broken(allIsWell(), seen)).toContainEqual(expect.stringMatching(/delivered twice/))
})

test('the same seed kills at the same moments, one time in five after the filing', () => {
  const plan = () => planKills(20, 600, seededRandom(7))
  expect(plan()).toEqual(plan())
  expect(plan()).not.toEqual(planKills(20, 600, seededRandom(8)))
  expect(plan().filter(it => it.afterRows === 600)).toHaveLength(4)
})
