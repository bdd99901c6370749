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
import { type Duties, dutiesOf, type WorkTab, workplacesOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
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

const tabWords = ({ seesDepartmentOnly }: Duties): Record<WorkTab, string> => ({
  mine: '我的',
  claim: '可认领',
  community: seesDepartmentOnly ? '本部门' : '全部',
  raised: '催办升级',
})

/** The lists whose counters are those of the whole list. */
const countedTabs: readonly WorkTab[] = ['mine', 'community']

type ListTabsProps = { duties: Duties; tab: WorkTab | undefined; onChange: (tab: WorkTab) => void }

/** The lists this person has, side by side; nothing where there is only one. */
function ListTabs({ duties, tab, onChange }: ListTabsProps) {
  if (duties.tabs.length < 2) return null
  const words = tabWords(duties)
  return (
    <View className="pad">
      <Segmented
        id="list"
        label="看哪些"
        use="tabs"
        items={duties.tabs.map(value => ({ value, word: words[value] }))}
        value={tab}
        onChange={onChange}
      />
      <View className="mt3" />
    </View>
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
      {duties && (
        <ListTabs
          duties={duties}
          tab={tab}
          onChange={chosen => {
            setFilter(undefined)
            setView({ communityId, tab: chosen })
          }}
        />
      )}
      <ShowLoad load={load} spoken="正在取工作台…" shape="case">
        {({ page, tab: shown }) =>
          page ? (
            <>
              {countedTabs.includes(shown) && (
                <Counters
                  label="先看哪些"
                  items={countersOf(page.counts)}
                  most={mostCounted}
                  value={filter}
                  onChange={chosen => setFilter(chosen === filter ? undefined : chosen)}
                />
              )}
              <WorkList
                list={list}
                filter={filter}
                reader={reader}
                now={now}
                tab={shown}
                planUrl={duties?.mayPlan && shown === 'community' ? staffUrl.plan(communityId) : undefined}
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
