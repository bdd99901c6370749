// Between the SDK and the engine: writes down what passes, and can be slow, so that what waits one after the other shows.

import { setTimeout as wait } from 'node:timers/promises'
import type { RequestHandler } from '../database/request-handler.ts'

/** One operation: its request as sent, and when it was under way (milliseconds). */
export type Passed = { name: string; body: string; from: number; to: number }

export type MeasuredHandler = RequestHandler & {
  /** From now on every operation takes so many milliseconds more, as over a network; 0 ends it. */
  slow: (delay: number) => void
  /** From now on every operation takes at least so long and is written down. */
  watch: (delay: number) => void
  /** What has passed since; ends the watching. */
  passed: () => Passed[]
}

const decoder = new TextDecoder()

export const measuredHandler = (inner: RequestHandler): MeasuredHandler => {
  let watched: { delay: number; passed: Passed[] } | undefined
  let network = 0
  return {
    ...inner,
    async handle(request) {
      if (network > 0) await wait(network)
      if (!watched) return inner.handle(request)
      const { delay, passed } = watched
      const from = performance.now()
      await wait(delay)
      try {
        return await inner.handle(request)
      } finally {
        const target = String(request.headers['x-amz-target'] ?? request.headers['X-Amz-Target'] ?? '')
        const body = typeof request.body === 'string' ? request.body : decoder.decode(request.body)
        passed.push({ name: target.split('.')[1] ?? target, body, from, to: performance.now() })
      }
    },
    slow(delay) {
      network = delay
    },
    watch(delay) {
      watched = { delay, passed: [] }
    },
    passed() {
      const { passed } = watched ?? { passed: [] }
      watched = undefined
      return passed
    },
  }
}

/** The operations in steps: those of a step were under way together, the next step began after one of them had ended. */
export const stepsOf = (passed: readonly Passed[]): Passed[][] => {
  const steps: Passed[][] = []
  let ends = Number.NEGATIVE_INFINITY
  for (const operation of passed.toSorted((one, other) => one.from - other.from)) {
    const step = steps.at(-1)
    if (step && operation.from < ends) {
      step.push(operation)
      ends = Math.min(ends, operation.to)
    } else {
      steps.push([operation])
      ends = operation.to
    }
  }
  return steps
}
