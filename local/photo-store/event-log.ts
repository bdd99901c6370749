import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { S3Event } from 'aws-lambda'
import { type Milliseconds, minute } from '#domain/time.ts'
import { writeDurably } from './write-durably.ts'

/** Tells the function behind the bucket; the event counts as delivered when the promise resolves. */
export type ObjectCreatedHandler = (event: S3Event) => Promise<unknown>
export type RetryDelay = (failures: number) => Milliseconds

const atOnce = 2 // cleaning a photo is work for a whole core

/** Waits 0.2 s after the first failure, then doubles, at most a minute. */
export const doublingDelay: RetryDelay = failures => Math.min(minute, 200 * 2 ** (failures - 1))

/**
 * A durable list of events to deliver: one file each, removed once the handler has resolved. Events that were not
 * delivered when the process ended, however it ended, are delivered after the next opening. At least once, not in order,
 * as the real service.
 */
export const openEventLog = async (directory: string, handler: ObjectCreatedHandler, retryDelay: RetryDelay) => {
  await mkdir(directory, { recursive: true })
  const waiting = (await readdir(directory)).filter(name => name.endsWith('.json')).sort()
  const undelivered = new Set(waiting)
  const failures = new Map<string, number>()
  const running = new Map<string, Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  let whenSettled: (() => void)[] = []
  let next = 1 + Number.parseInt(waiting.at(-1) ?? '0', 10)
  let isOpen = true

  const deliver = async (name: string): Promise<void> => {
    try {
      const event: S3Event = JSON.parse(await readFile(join(directory, name), 'utf8'))
      await handler(event)
      await rm(join(directory, name))
      undelivered.delete(name)
      failures.delete(name)
    } catch (error) {
      const count = (failures.get(name) ?? 0) + 1
      failures.set(name, count)
      console.error(`photo store: event ${name} not delivered, attempt ${count}:`, error)
      if (isOpen) deliverLater(name, retryDelay(count))
    }
  }

  const deliverLater = (name: string, wait: Milliseconds) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      waiting.push(name)
      deliverWaiting()
    }, wait)
    timers.add(timer)
  }

  const deliverWaiting = () => {
    while (isOpen && running.size < atOnce) {
      const name = waiting.shift()
      if (name === undefined) break
      const done = deliver(name).finally(() => {
        running.delete(name)
        deliverWaiting()
      })
      running.set(name, done)
    }
    tellWhenSettled()
  }

  const tellWhenSettled = () => {
    if (undelivered.size > 0) return
    for (const resolve of whenSettled) resolve()
    whenSettled = []
  }

  return {
    /** Notes an event; durable when it resolves, delivered afterwards. */
    add: async (event: S3Event): Promise<void> => {
      const name = `${String(next++).padStart(12, '0')}.json`
      await writeDurably(join(directory, name), JSON.stringify(event))
      undelivered.add(name)
      waiting.push(name)
      deliverWaiting()
    },
    /** Begins with what an earlier run left undelivered. */
    start: deliverWaiting,
    /** How many events the handler has not yet acknowledged. */
    pending: (): number => undelivered.size,
    /** Resolves when every event noted so far and meanwhile is delivered. */
    settled: (): Promise<void> =>
      new Promise(resolve => {
        whenSettled.push(resolve)
        tellWhenSettled()
      }),
    /** Stops delivering; waits for handlers that run. */
    close: async (): Promise<void> => {
      isOpen = false
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}
