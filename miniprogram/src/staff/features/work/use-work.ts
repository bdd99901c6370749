import { usePageScroll } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import * as z from 'zod/mini'
import { listCommunities } from '#contract/places.ts'
import type { Me } from '#contract/session.ts'
import { readMe } from '#contract/session.ts'
import { countWork, listWork, WorkCounts, WorkPage, workLists } from '#contract/staff.ts'
import { readChanges } from '#contract/work.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import { type Called, call } from '../../../api/call.ts'
import { currentMe, keepMe } from '../../../api/session.ts'
import { useLoad } from '../../../features/use-load.ts'
import { dutiesOf, type WorkTab, workplacesOf } from '../duties.ts'
import { useLookAgain } from '../use-look-again.ts'
import { useHeld } from './use-held.ts'
import { filterKey } from './work-filter.ts'

/** What is looked at: left out, the first community and the first list the person's duties suggest. */
export type WorkView = { communityId?: string; tab?: WorkTab; filter?: WorkFilter }

const Work = z.object({
  communityId: z.string(),
  tab: z.enum(workLists),
  narrowedBy: z.optional(z.string()),
  page: z.optional(WorkPage),
  counts: z.optional(WorkCounts),
})
type Work = z.infer<typeof Work>

async function knownMe(): Promise<Called<Me>> {
  const me = currentMe()
  if (me && me.grants.length > 0) return { ok: true, value: me }
  // Grants may have come since this phone signed in.
  const read = await call(readMe)
  if (read.ok) keepMe(read.value)
  return read
}

async function fetchWork({ filter = {}, ...view }: WorkView): Promise<Called<Work>> {
  const me = await knownMe()
  if (!me.ok) return me
  const communityId = view.communityId ?? workplacesOf(me.value)[0]
  if (!communityId) return { ok: true, value: { communityId: '', tab: 'mine' } }
  const tab = view.tab ?? dutiesOf(me.value, communityId).tabs[0] ?? 'mine'
  const query = { communityId, of: tab }
  const [page, counts] = await Promise.all([
    call(listWork, { query: { ...query, ...filter } }),
    call(countWork, { query }),
  ])
  if (!page.ok) return page
  if (!counts.ok) return counts
  const value = { communityId, tab, narrowedBy: filterKey(filter), page: page.value, counts: counts.value }
  return { ok: true, value }
}

const isOf = (work: Work, { communityId, tab, filter = {} }: WorkView): boolean =>
  (communityId === undefined || work.communityId === communityId) &&
  (tab === undefined || work.tab === tab) &&
  (work.narrowedBy ?? '') === filterKey(filter)

const nameOf = ({ communityId, tab, narrowedBy = '' }: Work): string => `${communityId}/${tab}/${narrowedBy}`

/** Near the top, in px, a list may move by itself; and only while no thumb moves it, in milliseconds. */
const nearTop = 120
const stillFor = 700

/** Whether the list may change of itself under the reader's eyes. */
function useCalm(): () => boolean {
  const scrolled = useRef({ top: 0, at: 0 })
  usePageScroll(({ scrollTop }) => {
    scrolled.current = { top: scrollTop, at: Date.now() }
  })
  return () => scrolled.current.top < nearTop && Date.now() - scrolled.current.at > stillFor
}

/** The work list: its pages, what others change while it is looked at, and what is known while another is fetched. */
export function useWork(view: WorkView, isHeldStill: boolean) {
  const load = useLoad({ key: 'staff/work', schema: Work, stored: true, fetch: () => fetchWork(view) })
  const { filter = {} } = view
  const wanted = [view.communityId ?? '', view.tab ?? '', filterKey(filter)].join('/')
  const shown = useRef(wanted)
  const { reload, busy } = load
  const value = load.value !== undefined && isOf(load.value, view) ? load.value : undefined
  useEffect(() => {
    if (shown.current === wanted || busy) return
    shown.current = wanted
    void reload()
  }, [wanted, busy, reload])
  const { communityId = '', tab = 'mine' } = value ?? {}
  // Known from whichever list of the community was read last, while the next one is fetched.
  const isHere = view.communityId === undefined || view.communityId === load.value?.communityId
  const off = isHere ? load.value?.page?.off : undefined
  const name = value ? nameOf(value) : ''
  const isCalm = useCalm()
  const mayMove = () => isCalm() && !isHeldStill
  const list = useHeld(name, value?.page, mayMove)
  /** The list has to be read again, as soon as it may move. */
  const [isOwed, setOwed] = useState(false)
  const [counted, setCounted] = useState<{ name: string; counts: WorkCounts }>()
  const [wrong, setWrong] = useState<string>()
  const query = { communityId, of: tab, ...filter }
  const firstCounts = value?.counts
  useEffect(() => {
    if (firstCounts) setCounted({ name, counts: firstCounts })
  }, [name, firstCounts])
  const countAgain = async () => {
    const counts = await call(countWork, { query: { communityId, of: tab } })
    if (counts.ok) setCounted({ name, counts: counts.value })
  }
  const readMore = async () => {
    const more = list.held?.more
    if (!more) return
    setWrong(undefined)
    const next = await call(listWork, { query: { ...query, more } })
    if (next.ok) list.addPage(name, next.value)
    else setWrong(next.sentence)
  }
  const readAgain = async (now: boolean) => {
    setOwed(!now)
    if (now) await reload()
  }
  const letIn = () => {
    list.letIn()
    if (isOwed) void readAgain(true)
  }
  useLookAgain(async () => {
    const since = list.since(name)
    if (since === undefined || busy) return true
    const called = await call(readChanges, { query: { ...query, since } })
    if (!called.ok) return false
    const { changed, gone, again } = called.value
    if (!list.hear(name, called.value)) return true
    if (again || isOwed) await readAgain(mayMove())
    else if (changed.length + gone.length > 0) await countAgain()
    return true
  })
  const counts = counted?.name === name ? counted.counts : firstCounts
  return { load: { ...load, value }, list: { ...list, isOwed, letIn, readMore, wrong }, counts, off }
}

/** The names of the communities; a list that hardly changes. */
export function useCommunityNames(): (id: string) => string {
  const load = useLoad({
    key: 'communities',
    schema: listCommunities.answer,
    stored: true,
    fetch: () => call(listCommunities),
  })
  return id => load.value?.communities.find(it => it.id === id)?.name ?? ''
}
