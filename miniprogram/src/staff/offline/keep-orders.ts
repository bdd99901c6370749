// The day's orders on the phone: what the work list shows in somebody's own hands can be opened without network, with its
// pictures.
import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { Card } from '#contract/complaint-views.ts'
import { readAsStaff } from '#contract/staff.ts'
import { call } from '../../api/call.ts'
import { staffComplaintKey } from '../../features/acts/acts.ts'
import { orderPictures } from '../../features/acts/order-pictures.ts'
import { leaveFor, rememberedAt } from '../../features/use-load.ts'
import { keepPictures } from './keep-pictures.ts'

/** The next deadlines first. */
const mostKept = 20
/** In milliseconds: what was read this short ago is not read again. */
const freshFor = 10 * 60_000

let asked: readonly string[] | undefined
let isKeeping = false

/** No more in the list, but with pictures on the phone: only the server knows whether they are still in hand. */
const left = (ids: readonly string[]): string[] =>
  orderPictures.complaints().filter(id => !ids.includes(id) && rememberedAt(staffComplaintKey(id)) !== undefined)

/** One after the other; those that are on the phone now. Undefined where the line does not carry it. */
async function readOrders(ids: readonly string[]): Promise<string[] | undefined> {
  const here: string[] = []
  for (const id of [...ids, ...left(ids)]) {
    const key = staffComplaintKey(id)
    const at = rememberedAt(key)
    const isFresh = at !== undefined && Date.now() - at < freshFor
    const read = isFresh ? undefined : await call(readAsStaff, { params: { id } })
    if (read?.ok) leaveFor(key, read.value, { stored: true })
    else if (read?.reason === 'offline') return undefined
    if (read?.ok === false && read.reason === 'not-found') orderPictures.forget(id)
    else here.push(id)
  }
  return here
}

/** Asked again meanwhile, it goes on with what was asked last. */
async function keepOrders(ids: readonly string[]): Promise<void> {
  asked = ids
  if (isKeeping) return
  isKeeping = true
  try {
    while (asked) {
      const next: readonly string[] = asked
      asked = undefined
      const here = await readOrders(next)
      if (here) await keepPictures(here, () => asked !== undefined)
    }
  } finally {
    isKeeping = false
  }
}

/** Keeps the orders of a list that is shown, and what their places look like. */
export function useKeepOrders(cards: readonly Card[]): void {
  const ids = cards
    .slice(0, mostKept)
    .map(({ id }) => id)
    .join(' ')
  const latest = useRef(ids)
  latest.current = ids
  const keep = () => void keepOrders(latest.current === '' ? [] : latest.current.split(' '))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list
  useEffect(keep, [ids])
  useDidShow(keep)
}
