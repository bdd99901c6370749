// The day's orders on the phone: what the work list shows in somebody's own hands can be opened without network.
import { useEffect } from 'react'
import type { Card } from '#contract/complaint-views.ts'
import { readAsStaff } from '#contract/staff.ts'
import { call } from '../../api/call.ts'
import { staffComplaintKey } from '../../features/acts/acts.ts'
import { leaveFor, rememberedAt } from '../../features/use-load.ts'

/** The next deadlines first. */
const mostKept = 20
/** In milliseconds: what was read this short ago is not read again. */
const freshFor = 10 * 60_000

let isReading = false

/** One after the other, and not at all where the line does not carry it. */
async function keepOrders(ids: readonly string[]): Promise<void> {
  if (isReading) return
  isReading = true
  try {
    for (const id of ids.slice(0, mostKept)) {
      const key = staffComplaintKey(id)
      const at = rememberedAt(key)
      if (at !== undefined && Date.now() - at < freshFor) continue
      const read = await call(readAsStaff, { params: { id } })
      if (!read.ok && read.reason === 'offline') return
      if (read.ok) leaveFor(key, read.value, { stored: true })
    }
  } finally {
    isReading = false
  }
}

/** Keeps the orders of a list that is shown. */
export function useKeepOrders(cards: readonly Card[]): void {
  const ids = cards.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (ids !== '') void keepOrders(ids.split(' '))
  }, [ids])
}
