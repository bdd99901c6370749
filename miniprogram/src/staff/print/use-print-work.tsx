import { useState } from 'react'
import type { Card } from '#contract/complaint-views.ts'
import { listCommunities, readCommunity } from '#contract/places.ts'
import { listWork } from '#contract/staff.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { toast } from '../../ui/toast.ts'
import type { WorkTab } from '../features/duties.ts'
import { type Beside, filterWords, isFiltered } from '../features/work/work-filter.ts'
import type { Held } from '../features/work/work-held.ts'
import { PrintedWork } from './printed-work.tsx'

/** As many rows are printed: some 15 sheets. */
const mostRows = 300

type View = { communityId: string; tab: WorkTab | undefined; filter: WorkFilter }
type Listed = {
  view: View
  /** The list's own name. */
  word: string
  held: Held | undefined
  named: Beside
  /** Who prints, and now. */
  by: string
  now: Instant
}
type Ready = { cards: readonly Card[]; isCut: boolean; at: Instant; title: string }

/** Of which community, which list, narrowed to what; asked for only now, for the list itself needs no more than it shows. */
async function titleOf({
  view: { communityId, filter },
  word,
  named,
}: Pick<Listed, 'view' | 'word' | 'named'>): Promise<string> {
  const [names, community] = await Promise.all([
    call(listCommunities),
    isFiltered(filter) ? call(readCommunity, { params: { id: communityId } }) : undefined,
  ])
  const name = names.ok ? names.value.communities.find(it => it.id === communityId)?.name : undefined
  const narrowed = community?.ok ? filterWords(filter, community.value, named) : ''
  return ['工作台', name, word, narrowed].filter(Boolean).join(' · ')
}

/** Printing the work list as it is narrowed now: what is not here yet is fetched first. */
export function usePrintWork({ view, word, held, named, by, now }: Listed) {
  const { communityId, tab = 'mine', filter } = view
  const [ready, setReady] = useState<Ready>()
  const print = async () => {
    if (!held) return
    const cards = [...held.cards]
    let { more } = held
    while (more !== undefined && cards.length < mostRows) {
      const next = await call(listWork, { query: { communityId, of: tab, ...filter, more } })
      if (!next.ok) return toast(next.sentence)
      cards.push(...next.value.cards)
      more = next.value.more
    }
    const isCut = more !== undefined || cards.length > mostRows
    setReady({ cards: cards.slice(0, mostRows), isCut, at: now, title: await titleOf({ view, word, named }) })
  }
  const over = process.env.TARO_ENV === 'h5' && ready && (
    <PrintedWork {...ready} by={by} onDone={() => setReady(undefined)} />
  )
  return { print, over }
}
