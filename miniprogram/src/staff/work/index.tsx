import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { mostCounted } from '#contract/staff.ts'
import { goToTab, pages } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Counters } from '../../ui/counters.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { dutiesOf, workplacesOf } from '../features/duties.ts'
import { useWork, type WorkView } from '../features/use-work.ts'
import { countersOf, type WorkFilter } from '../features/work-filter.ts'
import { hasOtherPlaces, WorkHead, WorkTabs } from '../features/work-head.tsx'
import { WorkList } from '../features/work-list.tsx'

function NoDuties() {
  return (
    <Blank
      kind="empty"
      title="您还没有工作权限"
      action={{ id: 'go-home', word: '回首页', icon: 'home', onTap: () => goToTab(pages.home) }}
    >
      请让管理员给您开通。
    </Blank>
  )
}

/** 工作台: everything open, next deadline first, each with whose turn it is. */
export default function Work() {
  const me = useMe()
  const now = useNow()
  const [view, setView] = useState<WorkView>({})
  const [filter, setFilter] = useState<WorkFilter>()
  const { load, pages: list } = useWork(view)
  usePullDownRefresh(async () => {
    await load.reload()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(() => void list.readMore())
  const communityId = view.communityId ?? load.value?.communityId ?? (me && workplacesOf(me)[0]) ?? ''
  const duties = me && communityId ? dutiesOf(me, communityId) : undefined
  const tab = view.tab ?? load.value?.tab ?? duties?.tabs[0]
  const headsOnly = duties?.seesDepartmentOnly ?? false
  const reader = { name: me?.name ?? '', mine: tab === 'mine', heads: tab === 'community' && headsOnly }
  return (
    <Page
      nav={<NavBar title="工作台" back={() => goToTab(pages.mine)} />}
      bar={duties && hasOtherPlaces(duties) && <WorkTabs duties={duties} communityId={communityId} />}
    >
      <WorkHead me={me} communityId={communityId} onChoose={chosen => setView({ communityId: chosen })} />
      {duties && duties.tabs.length > 1 && (
        <View className="pad">
          <Segmented
            id="list"
            label="看哪些"
            use="tabs"
            items={[
              { value: 'mine', word: '我手上的' },
              { value: 'community', word: headsOnly ? '本部门' : '全部' },
            ]}
            value={tab}
            onChange={chosen => setView({ communityId, tab: chosen })}
          />
          <View className="mt3" />
        </View>
      )}
      <ShowLoad load={load} spoken="正在取工作台…" shape="case">
        {({ page }) =>
          page ? (
            <>
              <Counters
                label="先看哪些"
                items={countersOf(page.counts)}
                most={mostCounted}
                value={filter}
                onChange={chosen => setFilter(chosen === filter ? undefined : chosen)}
              />
              <WorkList
                list={list}
                filter={filter}
                reader={reader}
                now={now}
                onShowAll={() => setFilter(undefined)}
                onReload={load.reload}
              />
            </>
          ) : (
            <NoDuties />
          )
        }
      </ShowLoad>
    </Page>
  )
}
