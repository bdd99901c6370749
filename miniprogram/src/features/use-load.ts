// Loading for a page: what was last known stays on the screen, with its time, while something newer is fetched.
import Taro, { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import type { Called, Failure } from '../api/call.ts'
import { onSessionChange, currentSession } from '../api/session.ts'

type Known<T> = { value: T; at: Instant }

export type Load<T> = {
  /** What is known, maybe from before. */
  value: T | undefined
  /** When it was fetched. */
  at: Instant | undefined
  /** Why the last try brought nothing. */
  failure: Failure | undefined
  busy: boolean
  reload: () => Promise<void>
  /** Takes a newer value that another call brought, so that no second request is needed. */
  put: (value: T) => void
}

type Options<T> = {
  /** Under this name the value is remembered while the app runs. */
  key: string
  fetch: () => Promise<Called<T>>
  /** With a schema it is also kept in storage, for a start without network. */
  keptAs?: z.ZodMiniType<T>
}

const remembered = new Map<string, Known<unknown>>()
const storageName = (key: string): string => `last/${key}`

const readStored = <T>(key: string, schema: z.ZodMiniType<T>): Known<T> | undefined => {
  const stored = z.object({ value: schema, at: z.number() }).safeParse(Taro.getStorageSync(storageName(key)))
  return stored.success ? stored.data : undefined
}

// What one person saw is nobody else's: signing out forgets it all.
onSessionChange(() => {
  if (currentSession()) return
  for (const key of remembered.keys()) Taro.removeStorageSync(storageName(key))
  remembered.clear()
})
