import { useEffect, useRef } from 'react'
import * as z from 'zod/mini'
import { CardPage } from '#contract/complaint-views.ts'
import { listCommunities } from '#contract/places.ts'
import type { Me } from '#contract/session.ts'
import { readMe } from '#contract/session.ts'
import { countWork, listWork, WorkCounts, workLists } from '#contract/staff.ts'
import { type Called, call } from '../../api/call.ts'
import { currentMe, keepMe } from '../../api/session.ts'
import { useLoad } from '../../features/use-load.ts'
import { dutiesOf, type WorkTab, workplacesOf } from './duties.ts'
import { usePages } from './use-pages.ts'

/** What is looked at: left out, the first community and the first list the person's duties suggest. */
export type WorkView = { communityId?: string; tab?: WorkTab }

const WorkPage = z.extend(CardPage, { counts: WorkCounts })
const Work = z.object({ communityId: z.string(), tab: z.enum(workLists), page: z.optional(WorkPage) })
type Work = z.infer<typeof Work>

async function knownMe(): Promise<Called<Me>> {
  const me = currentMe()
  if (me && me.grants.length > 0) return { ok: true, value: me }
  // Grants may have come since this phone signed in.
  const read = await call(readMe)
  if (read.ok) keepMe(read.value)
  return read
}

async function fetchWork(view: WorkView): Promise<Called<Work>> {
  const me = await knownMe()
  if (!me.ok) return me
  const communityId = view.communityId ?? workplacesOf(me.value)[0]
  if (!communityId) return { ok: true, value: { communityId: '', tab: 'mine' } }
  const tab = view.tab ?? dutiesOf(me.value, communityId).tabs[0] ?? 'mine'
  const query = { communityId, of: tab }
  const [page, counts] = await Promise.all([call(listWork, { query }), call(countWork, { query })])
  if (!page.ok) return page
  return counts.ok ? { ok: true, value: { communityId, tab, page: { ...page.value, counts: counts.value } } } : counts
}

const isOf = (work: Work, { communityId, tab }: WorkView): boolean =>
  (communityId === undefined || work.communityId === communityId) && (tab === undefined || work.tab === tab)

/** The work list: first page, later pages, and what is known of it while another list is fetched. */
export function useWork(view: WorkView) {
  const load = useLoad({ key: 'staff/work', schema: Work, fetch: () => fetchWork(view) })
  const wanted = `${view.communityId ?? ''}/${view.tab ?? ''}`
  const shown = useRef(wanted)
  const { reload, busy } = load
  const fits = load.value !== undefined && isOf(load.value, view)
  useEffect(() => {
    if (shown.current === wanted || busy) return
    shown.current = wanted
    void reload()
  }, [wanted, busy, reload])
  const value = fits ? load.value : undefined
  const pages = usePages(value?.page && { items: value.page.cards, more: value.page.more }, async more => {
    const { communityId = '', tab = 'mine' } = value ?? {}
    const next = await call(listWork, { query: { communityId, of: tab, more } })
    return next.ok ? { ok: true, value: { items: next.value.cards, more: next.value.more } } : next
  })
  return { load: { ...load, value }, pages }
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
