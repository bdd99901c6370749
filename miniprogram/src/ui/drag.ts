/** Where a finger or a mouse is, in px of the window. */
type Point = { x: number; y: number }

type DragActs = { start?: (at: Point) => void; move: (at: Point) => void; end?: () => void }

type TouchLike = { touches: ArrayLike<{ clientX: number; clientY: number }>; stopPropagation(): void }
type MouseLike = { clientX: number; clientY: number; buttons: number; preventDefault(): void }

const pointOf = (touch: { clientX: number; clientY: number }): Point => ({ x: touch.clientX, y: touch.clientY })

/** Handlers that follow one finger, and in a browser the mouse too. */
export function drag({ start, move, end }: DragActs): Record<string, unknown> {
  const touched = (act: ((at: Point) => void) | undefined) => (event: TouchLike) => {
    event.stopPropagation()
    const touch = event.touches[0]
    if (touch) act?.(pointOf(touch))
  }
  const byTouch = { onTouchStart: touched(start), onTouchMove: touched(move), onTouchEnd: end, onTouchCancel: end }
  if (process.env.TARO_ENV !== 'h5') return byTouch
  return {
    ...byTouch,
    onMousedown: (event: MouseLike) => {
      event.preventDefault()
      start?.(pointOf(event))
    },
    onMousemove: (event: MouseLike) => {
      if (event.buttons === 1) move(pointOf(event))
    },
    onMouseup: end,
    onMouseleave: end,
  }
}
