import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef } from 'react'

/** In milliseconds: so often, and where it failed further and further apart up to this. */
const usually = 8_000
const atMost = 60_000

const isInSight = (): boolean => process.env.TARO_ENV !== 'h5' || document.visibilityState === 'visible'

/** Asks again and again while the page is looked at, one question at a time. `ask` says whether it was answered. */
export function useLookAgain(ask: () => Promise<boolean>): void {
  const latest = useRef(ask)
  latest.current = ask
  const state = useRef({ shown: true, asking: false, wait: usually })
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const arm = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const now = state.current
      if (isInSight()) {
        now.asking = true
        const answered = await latest.current()
        now.asking = false
        now.wait = answered ? usually : Math.min(atMost, now.wait * 2)
      }
      if (now.shown) arm()
    }, state.current.wait)
  }, [])
  useEffect(() => {
    const now = state.current
    now.shown = true
    arm()
    return () => {
      now.shown = false
      clearTimeout(timer.current)
    }
  }, [arm])
  useDidShow(() => {
    state.current.shown = true
    state.current.wait = usually
    if (!state.current.asking) arm()
  })
  useDidHide(() => {
    state.current.shown = false
    clearTimeout(timer.current)
  })
}
