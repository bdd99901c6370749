import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { go, goToTab, pages } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { Counters } from '../../ui/counters.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Options } from '../../ui/options.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Wrong } from '../../ui/text-area.tsx'
import { dutiesOf, postsOf, workplacesOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useCommunityNames, useWork, type WorkView } from '../features/use-work.ts'
import { WorkCard } from '../features/work-card.tsx'
import { countersOf, filterWords, filterWork, type WorkFilter } from '../features/work-filter.ts'

/** 工作台: everything open, next deadline first, each with whose turn it is. */
export default function Work() {
  const me = useMe()
  const now = useNow()
  const [view, setView] = useState<WorkView>({})
  const [filter, setFilter] = useState<WorkFilter>()
  const { load, pages: list } = useWork(view)
  const communityName = useCommunityNames()
  const refresh = async () => {
    await load.reload()
    Taro.stopPullDownRefresh()
  }
  usePullDownRefresh(refresh)
  useReachBottom(() => void list.readMore())
  const workplaces = me ? workplacesOf(me) : []
  const communityId = view.communityId ?? load.value?.communityId ?? workplaces[0] ?? ''
  const duties = me && communityId ? dutiesOf(me, communityId) : undefined
  const tab = view.tab ?? load.value?.tab ?? duties?.tabs[0]
  const cards = filterWork(list.items, filter, now)
  const worst = list.items.find(card => card.next?.level === 'overdue')
  const places = [
    { id: 'tab-work', word: '工作台', icon: 'list' as const, url: staffUrl.work },
    ...(duties?.mayRegister
      ? [{ id: 'tab-register', word: '登记', icon: 'plus' as const, url: staffUrl.register(communityId) }]
      : []),
    ...(duties?.mayReadLedger
      ? [{ id: 'tab-ledger', word: '台账', icon: 'doc' as const, url: staffUrl.ledger(communityId) }]
      : []),
  ]
  return (
    <Page
      nav={<NavBar title="工作台" back={() => goToTab(pages.mine)} />}
      bar={places.length > 1 && <TabBar items={places} current={staffUrl.work} onGo={go} />}
    >
      <View className="pad mt2">
        <View className="head">{me?.name ?? ''}</View>
        <View className="sub">
          {[communityName(communityId), me && postsOf(me, communityId)].filter(Boolean).join(' · ')}
        </View>
      </View>
      {workplaces.length > 1 && (
        <View className="pad mt3">
          <Options
            id="community"
            label="小区"
            items={workplaces.map(id => ({ value: id, word: communityName(id) || id }))}
            value={[communityId]}
            onChange={([id]) => id && setView({ communityId: id })}
          />
        </View>
      )}
      <View className="mt3" />
      <ShowLoad load={load} spoken="正在取工作台…" shape="case">
        {({ page }) =>
          page ? (
            <>
              <Counters
                label="先看哪些"
                items={countersOf(page.counts)}
                value={filter}
                onChange={chosen => setFilter(chosen === filter ? undefined : chosen)}
              />
              {duties && duties.tabs.length > 1 && (
                <View className="pad mt2">
                  <Segmented
                    id="list"
                    label="看哪些"
                    use="tabs"
                    items={[
                      { value: 'mine', word: '我手上的' },
                      { value: 'community', word: duties.seesDepartmentOnly ? '本部门' : '全部' },
                    ]}
                    value={tab}
                    onChange={chosen => setView({ communityId, tab: chosen })}
                  />
                </View>
              )}
              <Section title={filter ? filterWords[filter] : '先办最急的'} aside="按下一个时限排" />
              {cards.map(card => (
                <WorkCard
                  key={card.id}
                  card={card}
                  now={now}
                  reader={{
                    name: me?.name ?? '',
                    mine: tab === 'mine',
                    heads: tab === 'community' && (duties?.seesDepartmentOnly ?? false),
                  }}
                  isWorst={card.id === worst?.id}
                />
              ))}
              {list.wrong && (
                <View className="pad">
                  <Wrong text={list.wrong} />
                </View>
              )}
              {list.more && (
                <View className="pad">
                  <Button id="more" kind="neutral" wide word="再看后面的" busyWord="正在取…" onTap={list.readMore} />
                </View>
              )}
              {cards.length === 0 && !list.more && (
                <Blank
                  kind="empty"
                  title={filter ? `没有${filterWords[filter]}` : '都办完了'}
                  action={
                    filter
                      ? { word: '看全部', onTap: () => setFilter(undefined) }
                      : { word: '看看有没有新的', icon: 'refresh', onTap: load.reload }
                  }
                >
                  {filter ? '点上面的数字，换一类看。' : '有新的会出现在这里，也会发消息给您。'}
                </Blank>
              )}
            </>
          ) : (
            <Blank
              kind="empty"
              title="您还没有工作权限"
              action={{ word: '回首页', icon: 'home', onTap: () => goToTab(pages.home) }}
            >
              请让管理员在设置里给您开通。
            </Blank>
          )
        }
      </ShowLoad>
    </Page>
  )
}
