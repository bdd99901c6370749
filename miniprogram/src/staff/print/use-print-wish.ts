// Whoever presses p at a desk wants to print what he looks at: the page itself hears it, or the list beside it passes it on.
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { deedOf } from '../features/desk/desk-keys.ts'
import { isField } from '../features/desk/use-desk-keys.ts'

const wish = 'print-wanted'

/** Tells the page in a frame that it is to be printed. */
export const wishPrint = (frame: Window | null | undefined): void => {
  frame?.dispatchEvent(new Event(wish))
}

/** Calls back when this page is to be printed, while it is the one that is shown and `on`. */
export function usePrintWish(on: boolean, print: () => void): void {
  const latest = useRef(print)
  latest.current = print
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !on) return
    const hear = () => {
      if (shown.current) latest.current()
    }
    const press = (event: KeyboardEvent) => {
      if (deedOf(event, isField(event.target)) === 'print') hear()
    }
    window.addEventListener(wish, hear)
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener(wish, hear)
      window.removeEventListener('keydown', press)
    }
  }, [on])
}
