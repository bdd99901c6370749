// What a timer brought about in a store, in a form by which two stores are compared: hashes, salts and sealed names differ in each.

import type { Entry } from '#domain/ledger/entry.ts'
import { JobItem } from '../../../functions/jobs/job-item.ts'
import { ComplaintItem, EntryItem } from '../../../functions/storage/stored-complaint.ts'
import type { Stack } from '../../../local/stack.ts'
import { type StoredItem, storedItems, storedMessages, storedUnder } from '../stored.ts'

type Store = Pick<Stack, 'database'>

/** The entries of a complaint, oldest first. */
export const entriesOf = (store: Store, id: string): Entry[] =>
  storedUnder(store, `COMPLAINT#${id}`)
    .filter(item => item.pk === `COMPLAINT#${id}` && item.sk !== 'COMPLAINT')
    .map(item => EntryItem.parse(item))

/** The complaints of a store. */
export const complaintsIn = (store: Store): ComplaintItem['complaint'][] =>
  storedItems(store)
    .filter(item => item.sk === 'COMPLAINT')
    .map(item => ComplaintItem.parse(item).complaint)

/** Whatever waits for a moment up to `at`, but messages: they wait until they were sent. */
export const dueIn = (store: Store, at: number): StoredItem[] =>
  storedItems(store).filter(
    item => item.sk !== 'MESSAGE' && typeof item.dueSort === 'string' && Number(item.dueSort.split('#')[0]) <= at,
  )

const entry = ({ kind, occurredAt, facts, texts }: Entry) => ({ kind, occurredAt, facts, texts })

export const effectsIn = (store: Store) => ({
  complaints: complaintsIn(store).map(({ id, version, turn, stage, clocks, urges, children }) => ({
    id,
    version,
    turn,
    stage,
    clocks,
    urges,
    children,
    entries: entriesOf(store, id).map(entry),
  })),
  messages: storedMessages(store).map(({ id, to, event, by, state }) => ({ id, to, event, by, state })),
  jobs: storedUnder(store, 'JOB#').map(item => JobItem.parse(item).outcomes),
})
