// A fresh local stack with the demo community, on a clock the test moves.

import { seedPeople } from '../../local/demo/seed.ts'
import { type Stack, startStack } from '../../local/stack.ts'

export type TestStack = Stack & {
  /** Moves the stack's clock forward. */
  advance: (milliseconds: number) => void
  /** What the functions logged, parsed. */
  logs: Record<string, unknown>[]
  faults: unknown[]
}

/** The pages cards and codes may open. */
const appPages = [
  'pages/complaint/index',
  'pages/survey/index',
  'pages/followed/index',
  'pages/room/index',
  'staff/complaint/index',
]

/** Starts at Monday 23 November 2026, 10:00 in Shanghai, unless told otherwise; time stands still until moved. */
export const aStack = async ({
  at = Date.parse('2026-11-23T10:00:00+08:00'),
  directory,
  empty = false,
}: {
  at?: number
  directory?: string
  /** As it is deployed: nobody and nothing in the store. */
  empty?: boolean
} = {}): Promise<TestStack> => {
  let time = at
  const logs: Record<string, unknown>[] = []
  const faults: unknown[] = []
  const stack = await startStack({
    appPages,
    now: () => time,
    writeLog: line => logs.push(JSON.parse(line)),
    onFault: (_what, error) => faults.push(error),
    ...(directory === undefined ? {} : { directory }),
  })
  if (!empty) await seedPeople(stack)
  return {
    ...stack,
    logs,
    faults,
    advance: milliseconds => {
      time += milliseconds
    },
  }
}
