import { useEffect, useRef } from 'react'

/** Everything beside the element and beside what it lies in. */
const besides = (element: HTMLElement): HTMLElement[] => {
  const found: HTMLElement[] = []
  for (let at = element; at !== document.body && at.parentElement; at = at.parentElement)
    for (const child of at.parentElement.children)
      if (child !== at && child instanceof HTMLElement && !child.inert) found.push(child)
  return found
}

/**
 * Where there is a keyboard: while the panel is open it goes round inside, Escape closes, and afterwards it stands where it
 * stood before. Put the ref on what holds the panel and nothing else.
 */
export function useModalFocus(open: boolean, onClose: () => void) {
  const holder = useRef<HTMLElement>()
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const panel = holder.current
    if (process.env.TARO_ENV !== 'h5' || !open || !panel) return
    const before = document.activeElement
    const covered = besides(panel)
    for (const it of covered) it.inert = true
    panel.tabIndex = -1
    panel.focus({ preventScroll: true })
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
    }
    panel.addEventListener('keydown', leave)
    return () => {
      panel.removeEventListener('keydown', leave)
      for (const it of covered) it.inert = false
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [open])
  return holder
}
