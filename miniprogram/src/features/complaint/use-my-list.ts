import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import type * as z from 'zod/mini'
import { listMine, mineCounts } from '#contract/complaints.ts'
import { call } from '../../api/call.ts'
import { toast } from '../../ui/toast.ts'
import { type Load, useLoad } from '../use-load.ts'

type Mine = z.infer<typeof listMine.answer>

/** Cards of the list in groups of a page: a parent with more than 60 children is slow in WeChat, a page of more than 1,000 nodes too. */
const cardsAPage = 20

export type MyList = {
  load: Load<Mine>
  /** There are older ones that are not shown. */
  hasOlder: boolean
  /** There are newer ones that are not shown. */
  hasNewer: boolean
  fetching: boolean
  /** By a button: a full page begins anew with the next. */
  showOlder: () => Promise<void>
  /** By scrolling: a full page stays as it is, nothing moves away under the finger. */
  reachBottom: () => Promise<void>
  showNewest: () => void
}

/**
 * My complaints, newest first. Older ones are added to the page until it has two pages of them; beyond that the page
 * begins anew with the next, so that it stays quick however long the list is. Coming back, what was shown is fetched in
 * one request.
 */
export function useMyList(): MyList {
  const [start, setStart] = useState<string>()
  const pages = useRef<number>()
  const [fetching, setFetching] = useState(false)
  const asked = (): { count?: (typeof mineCounts)[number]; more?: string } => {
    const count = mineCounts[(pages.current ?? 1) - 1]
    return {
      ...(count === undefined || count === '20' ? {} : { count }),
      ...(start === undefined ? {} : { more: start }),
    }
  }
  const load = useLoad({
    key: start === undefined ? 'mine' : `mine/${start}`,
    schema: listMine.answer,
    fetch: () => call(listMine, { query: asked() }),
    stored: start === undefined,
  })
  // As long as it was when the app was left.
  pages.current ??= Math.max(1, Math.ceil((load.value?.cards.length ?? 0) / cardsAPage))
  const more = load.value?.more
  const begin = (at: string | undefined) => {
    pages.current = 1
    setStart(at)
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
  }
  const isFull = () => (pages.current ?? 1) >= mineCounts.length
  const add = async () => {
    if (!load.value || more === undefined || fetching) return
    setFetching(true)
    const next = await call(listMine, { query: { more } })
    setFetching(false)
    if (!next.ok) return toast(next.sentence)
    pages.current = (pages.current ?? 1) + 1
    load.put({ ...next.value, cards: [...load.value.cards, ...next.value.cards] })
  }
  return {
    load,
    hasOlder: more !== undefined,
    hasNewer: start !== undefined,
    fetching: fetching || (start !== undefined && load.busy),
    showOlder: async () => (isFull() && more !== undefined ? begin(more) : add()),
    reachBottom: async () => (isFull() ? undefined : add()),
    showNewest: () => begin(undefined),
  }
}

/** The cards in groups of a page. */
export const inPages = <T>(cards: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(cards.length / cardsAPage) }, (_, page) =>
    cards.slice(page * cardsAPage, (page + 1) * cardsAPage),
  )
