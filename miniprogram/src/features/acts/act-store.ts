// Everything done on this phone that has not arrived yet, each act under its own key.
import { type KeyedStore, openKeyedStore, type Storage } from '../sending/keyed-store.ts'
import { Act } from './act.ts'

/** In the order they were done. */
export type ActStore = KeyedStore<Act>

export const openActStore = (storage: Storage, person: () => string | undefined): ActStore =>
  openKeyedStore<Act>(storage, person, {
    prefix: 'act/',
    schema: Act,
    isWorthKeeping: () => true,
    order: (a, b) => a.order - b.order,
  })

/** Those on one complaint that were done before this one and have not arrived. */
export const actsBefore = (store: ActStore, { complaintId, order }: Act): readonly Act[] =>
  store.all().filter(it => it.complaintId === complaintId && it.order < order)

/** Those on one complaint that were done after this one. */
export const actsBehind = (store: ActStore, { complaintId, order }: Act): readonly Act[] =>
  store.all().filter(it => it.complaintId === complaintId && it.order > order)

/** What goes on from a turn goes on from this one at least. */
export const followTurn = (store: ActStore, acts: readonly Act[], turn: number): void => {
  for (const { key } of acts)
    store.change(key, act => (act.turn === undefined ? {} : { turn: Math.max(act.turn, turn) }))
}
