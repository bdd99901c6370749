import { useEffect, useState } from 'react'

/** From this width, in px, list and detail stand side by side. */
const query = '(min-width: 1100px)'

/** The id of the frame beside the list. */
export const frameName = 'desk-frame'

/** Beside a list there is no second list. */
const isFramed = (): boolean => window.top !== window

/** Whether the page stands in the frame beside the list: what it opens from has no way back but the list itself. */
export const isBesideList = (): boolean =>
  process.env.TARO_ENV === 'h5' && isFramed() && window.frameElement?.id === frameName

/** Whether there is a desk's room; never on a phone. */
export function useWide(): boolean {
  const [wide, setWide] = useState(
    () => process.env.TARO_ENV === 'h5' && !isFramed() && window.matchMedia(query).matches,
  )
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const media = window.matchMedia(query)
    const look = () => setWide(media.matches && !isFramed())
    media.addEventListener('change', look)
    return () => media.removeEventListener('change', look)
  }, [])
  return wide
}

/** Whether this is a desk: wide, or the frame beside a desk's list. */
export function useAtDesk(): boolean {
  const wide = useWide()
  return wide || isBesideList()
}
