import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useRef, useState } from 'react'
import type * as z from 'zod/mini'
import type { Card } from '#contract/complaint-views.ts'
import { listMine } from '#contract/complaints.ts'
import { type Called, call } from '../../api/call.ts'
import { ComplaintCard } from '../../features/complaint/complaint-card.tsx'
import { go, pages } from '../../features/go.ts'
import { MainTabs } from '../../features/main-tabs.tsx'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { toast } from '../../ui/toast.ts'

type Filter = 'open' | 'done' | 'all'

const filters = [
  { value: 'open', word: '在办' },
  { value: 'done', word: '已办结' },
  { value: 'all', word: '全部' },
] as const

const belongs: Record<Filter, (card: Card) => boolean> = {
  open: ({ next }) => next !== undefined,
  done: ({ next }) => next === undefined,
  all: () => true,
}

const empty: Record<Filter, string> = { open: '没有在办的投诉', done: '还没有办结的', all: '还没有投诉过' }

type Mine = z.infer<typeof listMine.answer>

const withNext = (before: Mine, next: Mine): Mine => ({ ...next, cards: [...before.cards, ...next.cards] })

/** That many pages anew: coming back from a complaint must find the list as long as it was. */
const fetchPages = async (count: number): Promise<Called<Mine>> => {
  let known = await call(listMine)
  for (let page = 1; page < count && known.ok && known.value.more !== undefined; page += 1) {
    const next = await call(listMine, { query: { more: known.value.more } })
    known = next.ok ? { ok: true, value: withNext(known.value, next.value) } : next
  }
  return known
}

/** My complaints, newest first, a page at a time. */
export default function ComplaintsPage() {
  const shownPages = useRef(1)
  const fetch = () => fetchPages(shownPages.current)
  const list = useLoad({ key: 'mine', schema: listMine.answer, fetch, stored: true })
  const [filter, setFilter] = useState<Filter>('open')
  const [fetching, setFetching] = useState(false)
  const now = useNow()
  usePullDownRefresh(() => void list.reload().then(() => Taro.stopPullDownRefresh()))

  const more = list.value?.more
  const fetchMore = async () => {
    if (!list.value || more === undefined || fetching) return
    setFetching(true)
    const next = await call(listMine, { query: { more } })
    setFetching(false)
    if (!next.ok) return toast(next.sentence)
    shownPages.current += 1
    list.put(withNext(list.value, next.value))
  }
  useReachBottom(() => void fetchMore())

  return (
    <Page nav={<NavBar title="我的投诉" back={false} />} bar={<MainTabs current={pages.complaints} />}>
      <View className="pad mt2">
        <Segmented id="filter" use="tabs" label="看哪些" items={filters} value={filter} onChange={setFilter} />
      </View>
      <View className="mt4">
        <ShowLoad load={list} spoken="正在取您的投诉…" shape="case">
          {({ cards }) => {
            const chosen = cards.filter(belongs[filter])
            const done = cards.filter(belongs.done).length
            return (
              <>
                {chosen.map(card => (
                  <ComplaintCard key={card.id} card={card} now={now} />
                ))}
                {chosen.length === 0 && more === undefined && (
                  <Blank
                    kind="empty"
                    title={empty[filter]}
                    action={{
                      id: 'file-complaint',
                      word: '我要投诉',
                      icon: 'speak',
                      onTap: () => go(pages.file('complaint')),
                    }}
                    {...(filter === 'open' && done > 0
                      ? { second: { word: `看已办结的 ${done} 件`, onTap: () => setFilter('done') } }
                      : {})}
                  >
                    有不满意的事就说一声。谁来办、几时办完，这里都看得到。
                  </Blank>
                )}
                {more !== undefined && (
                  <Button
                    id="more"
                    kind="text"
                    word="再看更早的"
                    busyWord="正在取…"
                    busy={fetching}
                    onTap={fetchMore}
                  />
                )}
              </>
            )
          }}
        </ShowLoad>
      </View>
    </Page>
  )
}
