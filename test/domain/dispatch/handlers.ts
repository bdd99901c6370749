// Handlers and terms for the tests of dispatching: twenty-odd buildings in a row.

import { inARow } from '#domain/dispatch/distance.ts'
import type { DispatchTerms, Handler } from '#domain/dispatch/handler.ts'

export const aHandler = (id: string, changes: Partial<Handler> = {}): Handler => ({
  id,
  name: id,
  departmentId: 'engineering',
  skills: [],
  buildingIds: [],
  openOrders: 0,
  onDuty: true,
  ...changes,
})

/** Building `b7` is the seventh in the row. */
export const row = inARow(new Map(Array.from({ length: 30 }, (_, at) => [`b${at}`, at])))

export const noon = Date.parse('2026-11-23T04:00:00Z')

export const terms: DispatchTerms = { at: noon, mostOpenOrders: 8, between: row }
