import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { mostCounted } from '#contract/staff.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import { go, goToTab, pages } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Counters } from '../../ui/counters.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { CorrectiveLine } from '../features/corrective/corrective-line.tsx'
import { type DeskDeed, stepTo } from '../features/desk/desk-keys.ts'
import { DeskPane, deskFrame, KeysSheet } from '../features/desk/desk-pane.tsx'
import { useDeskKeys } from '../features/desk/use-desk-keys.ts'
import { useWide } from '../features/desk/use-wide.ts'
import { dutiesOf, type WorkTab, workplacesOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
import { BatchBar, HandOverManySheet, UrgeManySheet } from '../features/work/batch-bar.tsx'
import { BatchProgress } from '../features/work/batch-progress.tsx'
import { useBatch } from '../features/work/use-batch.ts'
import { useWork, type WorkView } from '../features/work/use-work.ts'
import { countersOf, filterWords, isFiltered, isTurnAlone } from '../features/work/work-filter.ts'
import { WorkList } from '../features/work/work-list.tsx'
import { FindRow, goToSearch, SavedRow, WorkTools } from '../features/work/work-tools.tsx'
import { CrewRow } from './crew-row.tsx'
import { FilterSheet } from './filter-sheet.tsx'
import { InspectionLine } from './inspection-line.tsx'
import { ListTabs, tabWords } from './list-tabs.tsx'
import { PastRow } from './past-row.tsx'
import { useCommunityWords, useSavedFilters } from './use-filters.ts'
import { hasOtherPlaces, WorkHead, WorkTabs } from './work-head.tsx'
import './index.css'
import { UnsentRow } from '../offline/unsent-row.tsx'
import { wishPrint } from '../print/use-print-wish.ts'
import { usePrintWork } from '../print/use-print-work.tsx'

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

/** The lists whose counters are those of the whole list. */
const countedTabs: readonly WorkTab[] = ['mine', 'community']

/** Which list is looked at, narrowed to what, and what the reader may do there. */
function useDesk() {
  const me = useMe()
  const [view, setView] = useState<WorkView>({})
  const [isHeldStill, setHeldStill] = useState(false)
  const { load, list, counts, off } = useWork(view, isHeldStill)
  const communityId = view.communityId ?? load.value?.communityId ?? (me && workplacesOf(me)[0]) ?? ''
  const duties = me && communityId ? dutiesOf(me, communityId, off) : undefined
  const tab = view.tab ?? load.value?.tab ?? duties?.tabs[0]
  const { filter = {} } = view
  const batch = useBatch(communityId, load.reload)
  const saved = useSavedFilters(me?.userId ?? '', communityId)
  const isChoosing = batch.chosen !== undefined
  useEffect(() => setHeldStill(isChoosing), [isChoosing])
  usePullDownRefresh(async () => {
    await load.reload()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(() => void list.readMore())
  return {
    me,
    view: { communityId, tab, filter },
    load,
    list,
    counts,
    duties,
    batch,
    saved,
    choose: (next: WorkFilter) => setView({ communityId, ...(tab ? { tab } : {}), filter: next }),
    goTo: (next: WorkView) => {
      batch.end()
      setView(next)
    },
  }
}

const noCards = [] as const

type Desk = ReturnType<typeof useDesk>

type ListProps = { desk: Desk; onFilter: () => void; beside: ReturnType<typeof useBeside> }

/** What narrows the list, and what can be done with it as a whole. */
function Tools({ desk, onFilter, beside }: ListProps) {
  const { duties, batch, list, view, saved } = desk
  const mayChoose = duties !== undefined && (duties.mayRegister || duties.mayUrge) && view.tab === 'community'
  const cards = list.held?.cards ?? []
  const choosing = batch.chosen !== undefined
  const isTurn = duties?.hasTurns && isTurnAlone(view.filter)
  const filter = {
    id: 'to-filter',
    icon: 'filter' as const,
    word: '筛选',
    on: isFiltered(view.filter) && !isTurn,
    onTap: onFilter,
  }
  const begin = { id: 'choose', icon: 'check' as const, word: '选择', onTap: () => batch.begin() }
  const all = { id: 'choose-all', icon: 'doublecheck' as const, word: '全选', onTap: () => batch.chooseAll(cards) }
  const end = { id: 'choose-end', icon: 'close' as const, word: '不选了', onTap: batch.end }
  const plan = {
    id: 'to-plan',
    icon: 'people' as const,
    word: '批量派工',
    onTap: () => go(staffUrl.plan(view.communityId)),
  }
  const inspect = {
    id: 'inspect',
    icon: 'shield' as const,
    word: '巡查',
    onTap: () => go(staffUrl.inspection(view.communityId)),
  }
  // The dispatcher's row is full: his way there is the inspection.
  const hasRoom = duties?.tabs.includes('community') && !(duties.mayPlan && duties.mayInspect)
  const correctives = {
    id: 'correctives',
    icon: 'wrench' as const,
    word: '整改',
    onTap: () => go(staffUrl.correctives(view.communityId, 'community')),
  }
  const print = { id: 'print-list', icon: 'doc' as const, word: '打印', onTap: () => beside?.print() }
  return (
    <>
      <WorkTools
        tools={[
          filter,
          ...(mayChoose && !choosing && cards.length > 0 ? [begin] : []),
          ...(choosing ? [all, end] : []),
          ...(duties?.mayPlan && view.tab === 'community' && !choosing ? [plan] : []),
          ...(duties?.mayInspect && !choosing ? [inspect] : []),
          ...(hasRoom && !choosing ? [correctives] : []),
          ...(beside && cards.length > 0 ? [print] : []),
        ]}
      />
      <SavedRow saved={saved.saved} filter={view.filter} onChoose={desk.choose} />
    </>
  )
}

function List({ desk, onFilter, beside }: ListProps) {
  const now = useNow()
  const { me, duties, load, list, counts, batch, view } = desk
  const { filter, communityId } = view
  const tab = view.tab ?? 'mine'
  const community = useCommunityWords(isFiltered(filter) ? communityId : undefined)
  const headsOnly = duties?.seesDepartmentOnly ?? false
  const reader = { name: me?.name ?? '', mine: tab === 'mine', heads: tab === 'community' && headsOnly }
  return (
    <>
      {countedTabs.includes(tab) && counts && !(duties?.hasTurns && isTurnAlone(filter)) && (
        <Counters
          label="先看哪些"
          items={countersOf(counts, reader.heads)}
          most={mostCounted}
          value={filter.counter}
          onChange={counter => desk.choose({ ...filter, counter: counter === filter.counter ? undefined : counter })}
        />
      )}
      <Tools desk={desk} onFilter={onFilter} beside={beside} />
      <CrewRow counts={counts} filter={filter} onChoose={desk.choose} />
      <BatchProgress batch={batch} />
      <WorkList
        list={list}
        filter={filter}
        narrowedTo={filterWords(filter, community, { crew: counts?.crew, headsOnly: reader.heads }) || '筛选后的'}
        reader={reader}
        now={now}
        tab={tab}
        chosen={batch.chosen}
        onChoose={batch.toggle}
        beside={beside}
        onShowAll={() => desk.choose({})}
        onReload={load.reload}
      />
      <PastRow communityId={communityId} past={load.value?.page?.past} />
    </>
  )
}

/** Where there is a desk's room, a complaint opens beside the list, and keys go through it. */
function useBeside({ list, view }: Desk, { print, help, close }: Record<'print' | 'help' | 'close', () => void>) {
  const isWide = useWide()
  const [openId, setOpenId] = useState<string>()
  const ids = (list.held?.cards ?? []).map(it => it.id)
  const step = (by: 1 | -1) => {
    const next = stepTo(ids, openId, by)
    setOpenId(next)
    document.getElementById(`case-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const leave = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    window.focus()
  }
  const deeds: Record<DeskDeed, () => void> = {
    next: () => step(1),
    before: () => step(-1),
    into: () => document.getElementById('desk-frame')?.focus(),
    find: () => goToSearch(view.communityId),
    print: () => (openId === undefined ? print() : wishPrint(deskFrame())),
    help,
    close,
  }
  useDeskKeys(isWide, deed => deeds[deed]())
  if (!isWide) return undefined
  return { openId, open: setOpenId, leave, print }
}

type Open = 'filter' | 'urge' | 'hand-over' | 'keys' | undefined

function Sheets({ desk, open, onClose }: { desk: Desk; open: Open; onClose: () => void }) {
  const { batch, view, saved } = desk
  if (open === 'filter')
    return (
      <FilterSheet
        communityId={view.communityId}
        filter={view.filter}
        saved={saved}
        onClose={onClose}
        onChoose={filter => {
          desk.choose(filter)
          onClose()
        }}
      />
    )
  if (open === 'keys' && process.env.TARO_ENV === 'h5') return <KeysSheet onClose={onClose} />
  if (open === 'urge') return <UrgeManySheet batch={batch} onClose={onClose} />
  if (open === 'hand-over') return <HandOverManySheet batch={batch} communityId={view.communityId} onClose={onClose} />
  return null
}

/** 工作台: everything open, next deadline first, each with whose turn it is; what others change shows by itself. */
export default function Work() {
  const desk = useDesk()
  const [open, setOpen] = useState<Open>()
  const { me, duties, load, batch, view } = desk
  const now = useNow()
  const word = duties ? tabWords(duties)[view.tab ?? 'mine'] : ''
  const named = { crew: desk.counts?.crew, headsOnly: view.tab === 'community' && duties?.seesDepartmentOnly }
  const printed = usePrintWork({ view, word, held: desk.list.held, named, by: me?.name ?? '', now })
  const beside = useBeside(desk, {
    print: () => void printed.print(),
    help: () => setOpen('keys'),
    close: () => setOpen(undefined),
  })
  const tabs = duties && hasOtherPlaces(duties) && <WorkTabs duties={duties} communityId={view.communityId} />
  const choosing = duties && batch.chosen && (
    <BatchBar batch={batch} duties={duties} onUrge={() => setOpen('urge')} onHandOver={() => setOpen('hand-over')} />
  )
  return (
    <Page
      nav={<NavBar title="工作台" back={() => goToTab(pages.mine)} />}
      bar={choosing || tabs}
      {...(beside ? { className: 'work-desk' } : {})}
      over={
        <>
          {process.env.TARO_ENV === 'h5' && beside && <DeskPane openId={beside.openId} onLeave={beside.leave} />}
          {printed.over}
          <Sheets desk={desk} open={open} onClose={() => setOpen(undefined)} />
        </>
      }
    >
      <WorkHead me={me} communityId={view.communityId} onChoose={communityId => desk.goTo({ communityId })} />
      {duties?.finds && <FindRow communityId={view.communityId} finds={duties.finds} />}
      {duties && (
        <ListTabs
          duties={duties}
          view={view}
          onChange={next => desk.goTo({ communityId: view.communityId, ...next })}
        />
      )}
      <InspectionLine communityId={view.communityId} from={load.value?.page?.inspectFrom} now={now} />
      <CorrectiveLine communityId={view.communityId} owed={load.value?.page?.correctives} />
      <UnsentRow orders={view.tab === 'mine' && load.value?.page ? load.value.page.cards : noCards} />
      <ShowLoad load={load} spoken="正在取工作台…" shape="case">
        {({ page }) => (page ? <List desk={desk} beside={beside} onFilter={() => setOpen('filter')} /> : <NoDuties />)}
      </ShowLoad>
    </Page>
  )
}
