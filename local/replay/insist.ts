// Asking until there is an answer: a broken connection and a 503 are asked again, with the same key.

import { setTimeout as wait } from 'node:timers/promises'
import type { Answered } from '../client.ts'

export type Counts = { requests: number; brokenConnections: number; serverFaults: number }

export const newCounts = (): Counts => ({ requests: 0, brokenConnections: 0, serverFaults: 0 })

export type Insisting = {
  counts: Counts
  /** Milliseconds of one request with an answer, be it a refusal. */
  onAnswer?: (milliseconds: number) => void
  /** How long one thing is tried before it is given up. */
  patience: number
}

const shortestPause = 30
const longestPause = 400

/** What the runtime throws where the other side went away, before or while answering. */
const isBroken = (error: unknown): boolean => error instanceof TypeError || error instanceof SyntaxError

const mayComeLater = (status: number): boolean => status === 503

/** Repeats the call until it is answered. Throws what the last try threw once patience has run out. */
export const insist = async <A>(
  call: () => Promise<Answered<A>>,
  { counts, onAnswer, patience }: Insisting,
): Promise<Answered<A>> => {
  const giveUpAt = performance.now() + patience
  for (let tries = 1; ; tries += 1) {
    const startedAt = performance.now()
    counts.requests += 1
    try {
      const answered = await call()
      onAnswer?.(performance.now() - startedAt)
      if (answered.status >= 500) counts.serverFaults += 1
      if (!mayComeLater(answered.status) || performance.now() > giveUpAt) return answered
    } catch (error) {
      if (isBroken(error)) counts.brokenConnections += 1
      else counts.serverFaults += 1
      if (performance.now() > giveUpAt) throw error
    }
    await wait(shortestPause + Math.random() * Math.min(longestPause, shortestPause * 2 ** tries))
  }
}
