import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import type { Card } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { ComplaintCard } from '../../features/complaint/complaint-card.tsx'
import { isGoingOn } from '../../features/complaint/going-on.ts'
import { inPages, useMyList } from '../../features/complaint/use-my-list.ts'
import { UnsentCard } from '../../features/filing/unsent-card.tsx'
import { go, pages } from '../../features/go.ts'
import { MainTabs } from '../../features/main-tabs.tsx'
import { SharedWay } from '../../features/shared/ways.tsx'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'

type Filter = 'open' | 'done' | 'all'

const filters = [
  { value: 'open', word: '进行中' },
  { value: 'done', word: '已办结' },
  { value: 'all', word: '全部' },
] as const

const belongs: Record<Filter, (card: Card) => boolean> = {
  open: isGoingOn,
  done: card => !isGoingOn(card),
  all: () => true,
}

/** My complaints, newest first, a page at a time. */
export default function ComplaintsPage() {
  const list = useMyList()
  const { load, hasOlder, hasNewer } = list
  const [filter, setFilter] = useState<Filter>('open')
  const now = useNow()
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => void list.reachBottom())

  return (
    <Page nav={<NavBar title="我的投诉" back={false} />} bar={<MainTabs current={pages.complaints} />}>
      <View className="pad mt2">
        <Segmented id="filter" use="tabs" label="看哪些" items={filters} value={filter} onChange={setFilter} />
      </View>
      <View className="mt4">
        <UnsentCard onArrived={load.reload} />
        <ShowLoad load={load} spoken="正在取您的投诉…" shape="case" dated>
          {({ cards }) => {
            const chosen = cards.filter(belongs[filter])
            const done = cards.filter(belongs.done).length
            return (
              <>
                {hasNewer && (
                  <Button id="newest" kind="text" wide word="回到最新的" icon="refresh" onTap={list.showNewest} />
                )}
                <Cards cards={chosen} now={now} />
                {chosen.length === 0 && !hasOlder && (
                  <Nothing filter={filter} done={hasNewer ? 0 : done} onDone={() => setFilter('done')} />
                )}
                {chosen.length === 0 && hasOlder && <Further filter={filter} looked={cards.length} />}
                {hasOlder && (
                  <Button
                    id="more"
                    kind={chosen.length === 0 ? 'secondary' : 'text'}
                    wide
                    word="再看更早的"
                    busyWord="正在取…"
                    busy={list.fetching}
                    onTap={list.showOlder}
                  />
                )}
              </>
            )
          }}
        </ShowLoad>
        <SharedWay />
      </View>
    </Page>
  )
}

function Cards({ cards, now }: { cards: readonly Card[]; now: Instant }) {
  return (
    <>
      {inPages(cards).map(page => (
        <View key={page[0]?.id}>
          {page.map(card => (
            <ComplaintCard key={card.id} card={card} now={now} />
          ))}
        </View>
      ))}
    </>
  )
}

const empty: Record<Filter, string> = { open: '没有进行中的投诉', done: '还没有办结的', all: '还没有投诉过' }

function Nothing({ filter, done, onDone }: { filter: Filter; done: number; onDone: () => void }) {
  const file = () => go(pages.file('complaint'))
  return (
    <Blank
      kind="empty"
      title={empty[filter]}
      action={{ id: 'file-complaint', word: '我要投诉', icon: 'speak', onTap: file }}
      {...(filter === 'open' && done > 0 ? { second: { word: `看已办结的 ${done} 件`, onTap: onDone } } : {})}
    >
      有不满意的事就说一声。谁来办、几时办完，这里都看得到。
    </Blank>
  )
}

const sought: Record<Filter, string> = { open: '进行中的', done: '已办结的', all: '' }

/** Nothing of the kind among those that were fetched, but there are older ones. */
function Further({ filter, looked }: { filter: Filter; looked: number }) {
  return <View className="pad txt">{`看过的 ${looked} 件里没有${sought[filter]}，更早的还没看。`}</View>
}
