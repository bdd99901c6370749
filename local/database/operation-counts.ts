// How often each operation was called and what it would have cost.
import type { Meter, OperationCount } from './capacity.ts'

export type OperationCounts = {
  /** A copy of the counts by operation name, read and write capacity units by the documented rule. */
  current(): Record<string, OperationCount>
  reset(): void
}

export const createOperationCounts = (): OperationCounts & { add(operation: string, meter: Meter): void } => {
  const counts = new Map<string, OperationCount>()
  return {
    current: () => Object.fromEntries([...counts].map(([name, count]) => [name, { ...count }])),
    reset: () => counts.clear(),
    add: (operation, meter) => {
      const count = counts.get(operation) ?? { calls: 0, items: 0, readUnits: 0, writeUnits: 0 }
      const { items, readUnits, writeUnits } = meter.count()
      counts.set(operation, {
        calls: count.calls + 1,
        items: count.items + items,
        readUnits: count.readUnits + readUnits,
        writeUnits: count.writeUnits + writeUnits,
      })
    },
  }
}
