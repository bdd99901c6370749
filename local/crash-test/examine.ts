// Compares what is left with what the client was told, and with what must always hold.

import { checkChain } from '#domain/ledger/chain.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import { chainTools } from '../../functions/complaints/save-decision.ts'
import type { Acknowledged } from '../replay/acknowledged.ts'
import { checkNumbers } from '../replay/check-numbers.ts'
import { keyOf } from '../replay/filing.ts'
import type { Remains } from './remains.ts'

export type Finding = { promise: string; looked: number; violations: string[] }

/** What is known outside the stack. */
export type Witness = {
  acknowledged: readonly Acknowledged[]
  cleanedHashes: ReadonlyMap<string, string>
  /** WeChat's ids of the cards it delivered. */
  cards: readonly string[]
  /** Users holding the post that is told of new complaints. */
  agents: readonly string[]
  dispatchers: readonly string[]
  now: number
}

const finding = <Item>(
  promise: string,
  items: readonly Item[],
  wrong: (item: Item) => string | undefined,
): Finding => ({
  promise,
  looked: items.length,
  violations: items.flatMap(item => wrong(item) ?? []),
})

const acknowledgedStand = ({ complaints }: Remains, { acknowledged }: Witness): Finding => {
  const byId = new Map(complaints.map(it => [it.id, it]))
  return finding('every acknowledged complaint is there under its number', acknowledged, ({ key, number }) => {
    const complaint = byId.get(key)
    if (!complaint) return `${number} is gone`
    return complaint.number === number ? undefined : `${number} became ${complaint.number}`
  })
}

const photosStand = (remains: Remains, { acknowledged, cleanedHashes }: Witness): Finding => {
  const sent = acknowledged.flatMap(line => line.photos.map((hash, index) => ({ line, hash, index })))
  return finding('every acknowledged photo is there, cleaned, under the hash in its entry', sent, it => {
    const photoId = keyOf(it.line.id, it.index)
    const entries = (remains.entries.get(it.line.key) ?? []).filter(entry => entry.facts.photoId === photoId)
    const stored = remains.pictures.get(photoId)
    if (stored === undefined) return `${it.line.number}: no picture ${photoId}`
    if (stored !== cleanedHashes.get(it.hash)) return `${it.line.number}: another picture`
    const [entry, ...more] = entries
    if (more.length > 0) return `${it.line.number}: ${entries.length} entries for one photo`
    return entry?.kind === 'photo-recorded' && entry.facts.sha256 === stored
      ? undefined
      : `${it.line.number}: ${entry ? 'an entry with another hash' : 'no entry'}`
  })
}

const chainsHold = ({ complaints, entries }: Remains): Finding =>
  finding('every complaint has its entries, in an unbroken chain', complaints, ({ id, number, chain }) => {
    const own = entries.get(id) ?? []
    if (own.filter(it => it.kind === 'filed').length !== 1) return `${number} is not filed exactly once`
    const fault = checkChain(own, chain, chainTools)
    return fault && `${number}: ${fault.fault} at entry ${fault.seq}`
  })

const nothingStray = ({ complaints, entries, messages, photos }: Remains): Finding => {
  const ids = new Set(complaints.map(it => it.id))
  const owned = [
    ...[...entries.keys()].map(id => ({ what: 'entries', id })),
    ...messages.map(it => ({ what: 'message', id: it.complaintId })),
    ...photos.flatMap(it => (it.complaintId === undefined ? [] : [{ what: 'photo', id: it.complaintId }])),
  ]
  return finding('no entry, message or photo of a complaint that is not there', owned, ({ what, id }) =>
    ids.has(id) ? undefined : `${what} of ${id}`,
  )
}

const numbersGapless = ({ complaints, counters }: Remains): Finding => {
  const checks = checkNumbers(complaints.map(it => it.number))
  const violations = checks.flatMap(({ sequence, first, last, gaps, duplicates }) => [
    ...gaps.map(it => `${it} was left out`),
    ...duplicates.map(it => `${it} twice`),
    ...(Number(first.slice(sequence.length + 1)) === 1 ? [] : [`begins with ${first}`]),
    ...(Number(last.slice(sequence.length + 1)) === counters.get(sequence)
      ? []
      : [`the counter stands at ${counters.get(sequence)}, the last number is ${last}`]),
  ])
  return {
    promise: 'numbers have no gap and no duplicate, and end where the counter stands',
    looked: complaints.length,
    violations,
  }
}

const outboxEmpty = ({ messages }: Remains, { now }: Witness): Finding =>
  finding(
    'every message that was due has left the outbox',
    messages.filter(it => it.notBefore <= now),
    ({ id, state, dueKey }) => {
      if (state === 'pending' || state === 'sending') return `${id} is ${state}`
      return dueKey === undefined ? undefined : `${id} is ${state} and still waits`
    },
  )

const count = (entries: readonly Entry[], kind: Entry['kind']): number => entries.filter(it => it.kind === kind).length

const messagesComplete = ({ complaints, entries, messages }: Remains, { agents, dispatchers }: Witness): Finding => {
  const told = new Map<string, number>()
  for (const { complaintId, event } of messages) {
    const about = `${complaintId} ${event}`
    told.set(about, (told.get(about) ?? 0) + 1)
  }
  return finding('for every act the messages it causes are there, once', complaints, ({ id, number }) => {
    const own = entries.get(id) ?? []
    const expected: [event: string, times: number][] = [
      ['new-complaint', agents.length],
      ['reminder', count(own, 'reminded') * agents.length],
      ['overdue', count(own, 'overdue') * (agents.length + dispatchers.length)],
    ]
    const wrong = expected.find(([event, times]) => (told.get(`${id} ${event}`) ?? 0) !== times)
    return wrong && `${number}: ${told.get(`${id} ${wrong[0]}`) ?? 0} of ${wrong[1]} messages ${wrong[0]}`
  })
}

const cardsOnce = ({ messages }: Remains, { cards }: Witness): Finding => {
  const sent = messages.filter(it => it.state === 'sent')
  const delivered = new Set(cards)
  const unknown = messages.filter(it => it.state === 'unknown').length
  const checked = finding(
    'what counts as sent was delivered, and nothing was delivered twice',
    sent,
    ({ id, wechatId }) => (wechatId !== undefined && delivered.has(wechatId) ? undefined : `${id} reached nobody`),
  )
  if (cards.length > sent.length + unknown)
    checked.violations.push(`${cards.length} cards for ${sent.length} sent and ${unknown} uncertain messages`)
  return checked
}

const nothingWaits = ({ streamLeft, queueLeft, deadLetters, originalsLeft, photos }: Remains): Finding => {
  const awaited = photos.filter(it => it.complaintId !== undefined && it.state !== 'ready').length
  const waiting = [
    ['records of the stream were not read', streamLeft],
    ['messages wait in the queue', queueLeft],
    ['dead letters', deadLetters],
    ['originals were not cleared away', originalsLeft],
    ['photos of complaints were not processed', awaited],
  ] as const
  return finding('stream, queue and photo store are done, without dead letters', waiting, ([what, left]) =>
    left === 0 ? undefined : `${left} ${what}`,
  )
}

/** Every promise with what was looked at and what is wrong. */
export const examine = (remains: Remains, witness: Witness): Finding[] => [
  acknowledgedStand(remains, witness),
  photosStand(remains, witness),
  chainsHold(remains),
  nothingStray(remains),
  numbersGapless(remains),
  outboxEmpty(remains, witness),
  messagesComplete(remains, witness),
  cardsOnce(remains, witness),
  nothingWaits(remains),
]
