// Loading for a page: what was last known stays on the screen, with its time, while something newer is fetched.
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import type { Called, Failure } from '../api/call.ts'
import { phoneStorage } from '../api/phone-storage.ts'
import { currentMe, onSessionChange } from '../api/session.ts'
import { openLastKnown } from './last-known.ts'

type Known<T> = { value: T; at: Instant }

export type Load<T> = {
  /** What is known, maybe from before. */
  value: T | undefined
  /** When it was fetched. */
  at: Instant | undefined
  /** Why the last try brought nothing newer. */
  failure: Failure | undefined
  busy: boolean
  reload: () => Promise<void>
  /** Takes a newer value that another call brought, so that no second request is needed. */
  put: (value: T) => void
}

type Options<T> = {
  /** The name under which the value is remembered. */
  key: string
  /** What it looks like, read back from memory or storage. */
  schema: z.ZodMiniType<T>
  fetch: () => Promise<Called<T>>
  /** Kept in storage too, for a start without network. */
  stored?: boolean
}

// By person: what one saw is nobody else's.
const remembered = new Map<string, unknown>()
const stored = openLastKnown(phoneStorage)
const nameOf = (key: string): string => `${currentMe()?.userId ?? ''}/${key}`

const remember = <T>(options: Options<T>, known: Known<T>): void => {
  remembered.set(nameOf(options.key), known)
  const userId = currentMe()?.userId
  if (options.stored && userId !== undefined) stored.keep(userId, options.key, known)
}

const recall = <T>({ key, schema, ...options }: Omit<Options<T>, 'fetch'>): Known<T> | undefined => {
  const userId = currentMe()?.userId
  const before = options.stored && userId !== undefined ? stored.recall(userId, key) : undefined
  const known = z.object({ value: schema, at: z.number() }).safeParse(remembered.get(nameOf(key)) ?? before)
  return known.success ? known.data : undefined
}

// Signing out, or somebody else signing in, forgets it all; a renewed session of the same person changes nothing.
let person: string | undefined
onSessionChange(() => {
  const userId = currentMe()?.userId
  if (userId !== undefined && userId === person) return
  person = userId
  for (const name of remembered.keys()) if (!name.startsWith(`${userId ?? ''}/`)) remembered.delete(name)
  stored.forgetOthers(userId)
})

/** Leaves a value for the page that will load it under this name; `stored`: also for a start without network. */
export const leaveFor = <T>(key: string, value: T, options: { stored?: boolean } = {}): void => {
  const known = { value, at: Date.now() } satisfies Known<T>
  remembered.set(nameOf(key), known)
  const userId = currentMe()?.userId
  if (options.stored && userId !== undefined) stored.keep(userId, key, known)
}

/** When something was last remembered under this name, here or in storage; undefined where it never was. */
export const rememberedAt = (key: string): Instant | undefined => {
  const userId = currentMe()?.userId
  const before = userId === undefined ? undefined : stored.recall(userId, key)
  const known = z.object({ at: z.number() }).safeParse(remembered.get(nameOf(key)) ?? before)
  return known.success ? known.data.at : undefined
}

/** What was last remembered under this name, here or in storage. */
export const rememberedUnder = <T>(key: string, schema: z.ZodMiniType<T>): T | undefined =>
  recall({ key, schema, stored: true })?.value

/**
 * Fetches when the page is shown, and whenever `reload` is called. A value once known is never taken away by a failure:
 * the page shows both.
 */
export function useLoad<T>(options: Options<T>): Load<T> {
  const [known, setKnown] = useState(() => recall(options))
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(true)
  const latest = useRef(options)
  latest.current = options
  const underWay = useRef<{ key: string; done: Promise<void> }>()
  const puts = useRef(0)
  const mounted = useRef(true)
  useEffect(
    () => () => {
      mounted.current = false
    },
    [],
  )
  const put = useCallback((value: T) => {
    puts.current += 1
    const fresh = { value, at: Date.now() }
    remember(latest.current, fresh)
    if (!mounted.current) return
    setKnown(fresh)
    setFailure(undefined)
  }, [])
  const fetchOnce = useCallback(async () => {
    setBusy(true)
    const putsBefore = puts.current
    const { key } = latest.current
    const called = await latest.current.fetch()
    if (underWay.current?.key === key) underWay.current = undefined
    // An answer to another question, or one that set out before a newer value was put, would turn the page back.
    if (latest.current.key !== key) return
    if (called.ok && puts.current === putsBefore) put(called.value)
    if (!mounted.current) return
    if (!called.ok) setFailure(called)
    setBusy(false)
  }, [put])
  const reload = useCallback(() => {
    const { key } = latest.current
    if (underWay.current?.key !== key) underWay.current = { key, done: fetchOnce() }
    return underWay.current.done
  }, [fetchOnce])
  // Mounting, showing and another key all ask to fetch, in an order that differs by platform: one request answers them.
  const keyShown = useRef(options.key)
  useEffect(() => {
    if (keyShown.current !== options.key) {
      keyShown.current = options.key
      const before = recall(latest.current)
      if (before) setKnown(before)
    }
    void reload()
  }, [reload, options.key])
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
    void reload()
  })
  useDidHide(() => {
    shown.current = false
  })
  // In a browser a page stays shown while the person is elsewhere; coming back to the window is coming back to it.
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const lookAgain = () => {
      if (shown.current) void reload()
    }
    window.addEventListener('focus', lookAgain)
    return () => window.removeEventListener('focus', lookAgain)
  }, [reload])
  return { value: known?.value, at: known?.at, failure, busy, reload, put }
}
