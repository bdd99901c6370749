import { View } from '@tarojs/components'
import Taro, { usePageScroll } from '@tarojs/taro'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { rectOf } from './rect-of.ts'
import { heightOfAll, type ListWindow, windowOf } from './window-of.ts'

type LongListProps<Item> = {
  id: string
  items: readonly Item[]
  /** Draws one; its key is given by the list. */
  children: (item: Item) => ReactNode
  keyOf: (item: Item) => string
  /** What an item is expected to be high, in px, until some were measured. */
  itemHeight: number
  /** Items are drawn and measured in runs of so many: of large ones fewer, so that no more are drawn than can be seen soon. */
  inRun?: number
}

/** Runs that are far away stand in one box together, so many in each. */
const inGroup = 30
/** The window is looked at again once the page has moved this far, in px. */
const step = 120

const same = (one: ListWindow, other: ListWindow): boolean => one.from === other.from && one.to === other.to

/** What is drawn of a list: moves with the page. Heights of what was drawn once are kept. */
function useWindow(id: string, count: number, expected: number) {
  const heights = useRef(new Map<number, number>())
  const place = useRef({ listTop: 0, scrollTop: 0, screen: 0 })
  const heightOf = useCallback((run: number) => heights.current.get(run) ?? expected, [expected])
  const look = useCallback((): ListWindow => {
    const { listTop, scrollTop, screen } = place.current
    place.current.screen = screen || Taro.getWindowInfo().windowHeight
    return windowOf({ top: scrollTop - listTop, screen: place.current.screen, count, heightOf })
  }, [count, heightOf])
  const [drawn, setDrawn] = useState(look)
  const move = useCallback(() => {
    const next = look()
    setDrawn(before => (same(before, next) ? before : next))
  }, [look])
  const moved = useRef(0)
  usePageScroll(({ scrollTop }) => {
    place.current.scrollTop = scrollTop
    if (Math.abs(scrollTop - moved.current) < step) return
    moved.current = scrollTop
    move()
  })
  useEffect(() => {
    // Further down the list's own beginning has gone out of sight: it stays where it was.
    if (place.current.scrollTop > 0) return move()
    void rectOf(id).then(rect => {
      if (rect && place.current.scrollTop === 0) place.current.listTop = rect.top
      move()
    })
  }, [id, move])
  const measure = useCallback((run: number, height: number) => void heights.current.set(run, height), [])
  // More or fewer items than when the window was looked at: it never reaches beyond them.
  const to = Math.min(drawn.to, count)
  return { drawn: { from: Math.min(drawn.from, Math.max(0, to - 1)), to }, heightOf, measure }
}

type RunProps = { id: string; run: number; measure: (run: number, height: number) => void; children: ReactNode }

/** A run that is drawn; how high it is, is kept for when it is not. */
function Run({ id, run, measure, children }: RunProps) {
  useEffect(() => {
    void rectOf(id).then(rect => {
      if (rect && rect.height > 0) measure(run, rect.height)
    })
  })
  return <View id={id}>{children}</View>
}

/**
 * A list of thousands: only what is near the screen is drawn, the rest is empty room of the same height. What it costs does
 * not depend on how long it is.
 */
export function LongList<Item>({ id, items, children, keyOf, itemHeight, inRun = 5 }: LongListProps<Item>) {
  const count = Math.ceil(items.length / inRun)
  const { drawn, heightOf, measure } = useWindow(id, count, itemHeight * inRun)
  const groups = Array.from({ length: Math.ceil(count / inGroup) }, (_, group) => group)
  return (
    <View id={id}>
      {groups.map(group => {
        const [from, to] = [group * inGroup, Math.min(count, (group + 1) * inGroup)]
        if (to <= drawn.from || from >= drawn.to)
          return <View key={group} style={{ height: `${heightOfAll(from, to, heightOf)}px` }} />
        return (
          <View key={group}>
            {Array.from({ length: to - from }, (_, at) => from + at).map(run =>
              run < drawn.from || run >= drawn.to ? (
                <View key={run} style={{ height: `${heightOf(run)}px` }} />
              ) : (
                <Run key={run} id={`${id}-${run}`} run={run} measure={measure}>
                  {items.slice(run * inRun, (run + 1) * inRun).map(item => (
                    <View key={keyOf(item)}>{children(item)}</View>
                  ))}
                </Run>
              ),
            )}
          </View>
        )
      })}
    </View>
  )
}
