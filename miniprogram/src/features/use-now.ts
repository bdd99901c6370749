import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Instant } from '#domain/time.ts'

const oncePerMinute = 60_000

/** The time, renewed each minute while the page is in front: for words like 今天 and 还有 20 分. */
export function useNow(): Instant {
  const [now, setNow] = useState(() => Date.now())
  const timer = useRef<ReturnType<typeof setInterval>>()
  const stop = useCallback(() => clearInterval(timer.current), [])
  const start = useCallback(() => {
    setNow(Date.now())
    clearInterval(timer.current)
    timer.current = setInterval(() => setNow(Date.now()), oncePerMinute)
  }, [])
  // What is drawn on a page that is shown already hears of no show.
  useEffect(() => {
    start()
    return stop
  }, [start, stop])
  useDidShow(start)
  useDidHide(stop)
  return now
}
