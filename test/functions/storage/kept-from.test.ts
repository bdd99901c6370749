// Whom a card is kept from: the domain's rule, said once for whoever has only the card.

import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isInConflict } from '#domain/complaint/lifecycle.ts'
import { likeCardOf } from '../../../functions/groups/like-cards.ts'
import { cardOf, complaintToItem } from '../../../functions/storage/complaint-items.ts'
import { openSeal } from '../../../functions/storage/seal.ts'
import { isKeptFrom, StoredCard } from '../../../functions/storage/stored-cards.ts'
import { aComplaint, anAbout, people } from '../../support/builders.ts'

const { handler, agent } = people
const readers = [handler.id, agent.id, 'somebody else', '']

const complaints = [
  aComplaint(),
  aComplaint({ about: anAbout(handler) }),
  aComplaint({ customer: { ...aComplaint().customer, userId: agent.id } }),
  aComplaint({ customer: { ...aComplaint().customer, userId: undefined } }),
]

test('a card says of everybody what the complaint says', () => {
  const said = complaints.map(it => readers.map(reader => isKeptFrom(cardOf(it), reader)))
  expect(said).toEqual(complaints.map(it => readers.map(reader => isInConflict(it, reader))))
  expect(said.flat().filter(Boolean)).toHaveLength(2)
})

test('a card of before its filer was kept is read, and knows him where the index says what it is like', () => {
  const [, , own = aComplaint()] = complaints
  const { card, like } = complaintToItem(own, '', openSeal(Buffer.alloc(32, 1), Buffer.alloc(32, 2)))
  const { filerId: _, ...old } = StoredCard.parse(card)
  expect(StoredCard.parse(old).filerId).toBeUndefined()
  expect(isKeptFrom(likeCardOf({ card: old, like }), agent.id)).toBe(true)
})

test('nowhere else is a card compared with whom it is about', async () => {
  const root = resolve(import.meta.dirname, '../../../functions')
  const sources = (await readdir(root, { recursive: true })).filter(it => it.endsWith('.ts'))
  const compares = await Promise.all(
    sources.map(async it => (/\baboutId\s*[!=]==/.test(await readFile(join(root, it), 'utf8')) ? [it] : [])),
  )
  expect(compares.flat()).toEqual(['storage/stored-cards.ts'])
})
