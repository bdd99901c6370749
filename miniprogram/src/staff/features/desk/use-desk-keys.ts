import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { type DeskDeed, deedOf } from './desk-keys.ts'

/** Whether somebody types there. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null

/** A drawn control that has the focus is pressed by Enter itself. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=button], [role=tab], button') !== null

/** The keys of the desk, while `on` and the page is the one that is shown; there are none on a phone. */
export function useDeskKeys(on: boolean, act: (deed: DeskDeed) => void): void {
  const latest = useRef(act)
  latest.current = act
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !on) return
    const press = (event: KeyboardEvent) => {
      if (!shown.current) return
      const deed = deedOf(event, isField(event.target))
      if (deed === undefined || (deed === 'into' && isControl(event.target))) return
      event.preventDefault()
      latest.current(deed)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [on])
}
