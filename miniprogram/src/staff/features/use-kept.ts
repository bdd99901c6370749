// What is being written stays on the phone until it was sent: the back button, another row of the list, a killed app take none of it.
import { useCallback, useRef, useState } from 'react'
import * as z from 'zod/mini'
import { day } from '#domain/time.ts'
import { phoneStorage } from '../../api/phone-storage.ts'
import { currentMe } from '../../api/session.ts'

const prefix = 'written/'
/** Words about a customer do not lie on a phone for long. */
const keptFor = 3 * day

const Written = z.object({ at: z.number(), value: z.unknown() })

const read = (name: string): unknown => {
  const written = Written.safeParse(phoneStorage.read(name))
  return written.success && Date.now() - written.data.at < keptFor ? written.data.value : undefined
}

const forgetOld = (): void => {
  for (const name of phoneStorage.names())
    if (name.startsWith(prefix) && read(name) === undefined) phoneStorage.remove(name)
}

const write = (name: string, value: unknown): void => {
  try {
    phoneStorage.write(name, { at: Date.now(), value })
  } catch {
    // On a phone without room it lasts as long as the page does.
  }
}

/** `put` takes what to make of the value as it is now. */
export type Kept<T> = { value: T; put: (change: (before: T) => T) => void; drop: () => void }

/**
 * A value of a form, by a name such as `check/<complaint>`, kept for the person who holds the phone; what cannot be read is
 * `empty`. Without a name it lasts as long as the page does.
 */
export function useKept<T>(name: string | undefined, schema: z.ZodMiniType<T>, empty: T): Kept<T> {
  const userId = currentMe()?.userId
  const place = userId === undefined || name === undefined ? undefined : `${prefix}${userId}/${name}`
  const nothing = useRef(empty)
  const [value, setValue] = useState<T>(() => {
    forgetOld()
    const kept = schema.safeParse(place === undefined ? undefined : read(place))
    return kept.success ? kept.data : empty
  })
  const latest = useRef(value)
  const put = useCallback(
    (change: (before: T) => T) => {
      latest.current = change(latest.current)
      setValue(latest.current)
      if (place !== undefined) write(place, latest.current)
    },
    [place],
  )
  const drop = useCallback(() => {
    latest.current = nothing.current
    setValue(nothing.current)
    if (place !== undefined) phoneStorage.remove(place)
  }, [place])
  return { value, put, drop }
}
