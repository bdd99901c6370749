import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { InspectionRow } from '#contract/inspection.ts'
import { go, goBack } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { aria } from '../../ui/aria.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { CorrectivesRow } from '../features/corrective/corrective-line.tsx'
import { DeskPane } from '../features/desk/desk-pane.tsx'
import { useWide } from '../features/desk/use-wide.ts'
import { dutiesOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
import { UrgeManySheet } from '../features/work/batch-bar.tsx'
import { BatchProgress } from '../features/work/batch-progress.tsx'
import { type Batch, useBatch } from '../features/work/use-batch.ts'
import { WorkTools } from '../features/work/work-tools.tsx'
import { InspectionCard } from './inspection-card.tsx'
import { headingOf } from './inspection-words.ts'
import { useInspection } from './use-inspection.ts'
import '../work/index.css'
import './index.css'

/** About as high as a row is drawn, in px. */
const rowHeight = 250

const pageOf = ({ act, card }: InspectionRow): string => {
  if (act === 'dispatch') return staffUrl.dispatch(card.id)
  if (act === 'confirm') return staffUrl.check(card.id)
  return act === 'visit' ? staffUrl.visit(card.id) : staffUrl.complaint(card.id)
}

type Inspecting = ReturnType<typeof useInspecting>

/** What is looked through, what is chosen to be urged, and what is open beside it at a desk. */
function useInspecting(communityId: string) {
  const now = useNow()
  const inspection = useInspection(communityId, now)
  const batch = useBatch(communityId, inspection.load.reload)
  const isWide = useWide()
  const [openId, setOpenId] = useState<string>()
  const [sheet, setSheet] = useState<'one' | 'several'>()
  const open = (row: InspectionRow, page: string) => (isWide ? setOpenId(row.card.id) : go(page))
  const urgeable = inspection.rows.filter(it => it.act === 'urge')
  const choosing = batch.chosen !== undefined && sheet !== 'one'
  return {
    communityId,
    now,
    inspection,
    batch,
    urgeable,
    choosing,
    sheet,
    openId: isWide ? openId : undefined,
    isWide,
    urge: () => setSheet('several'),
    close() {
      if (sheet === 'one') batch.end()
      setSheet(undefined)
    },
    leave() {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      window.focus()
    },
    tap(row: InspectionRow) {
      if (!choosing) return open(row, staffUrl.complaint(row.card.id))
      if (row.act === 'urge') batch.toggle(row.card)
    },
    act(row: InspectionRow) {
      if (row.act !== 'urge') return open(row, pageOf(row))
      batch.begin(row.card)
      setSheet('one')
    },
  }
}

/** How far one has looked, and urging several at once. */
function Progress({ inspecting }: { inspecting: Inspecting }) {
  const { inspection, urgeable, batch, choosing } = inspecting
  const { rows, seenCount } = inspection
  const part = rows.length === 0 ? 0 : Math.round((100 * seenCount) / rows.length)
  const begin = { id: 'choose', icon: 'bell' as const, word: '选几件催办', onTap: () => batch.begin() }
  const all = {
    id: 'choose-all',
    icon: 'doublecheck' as const,
    word: '全选能催的',
    onTap: () => batch.chooseAll(urgeable.map(it => it.card)),
  }
  const end = { id: 'choose-end', icon: 'close' as const, word: '不选了', onTap: batch.end }
  return (
    <>
      <View className="pad mt2">
        <View className="inspect-line">
          <View className="head" {...aria({ role: 'heading' })}>{`${rows.length} 件不能过夜`}</View>
          <Text className="end sub num" {...aria({ role: 'status', live: 'polite' })}>
            {`已看 ${seenCount} / ${rows.length}`}
          </Text>
        </View>
        <View className="work-bar mt2" {...aria({ hidden: true })}>
          <View className="work-bar-on" style={{ width: `${part}%` }} />
        </View>
      </View>
      {urgeable.length > 1 ? <WorkTools tools={choosing ? [all, end] : [begin]} /> : <View className="mt3" />}
    </>
  )
}

const looked = ({ inspection: { load, rows } }: Inspecting): string | undefined => {
  const { total = 0, looked: count = 0, isWhole = true } = load.value ?? {}
  const hidden = total > rows.length ? `还有 ${total - rows.length} 件没列出来，先办这些。` : ''
  return isWhole ? hidden || undefined : `没办结的太多，看了最急的 ${count} 件。${hidden}`
}

function Rows({ inspecting }: { inspecting: Inspecting }) {
  const { communityId, inspection, batch, now, choosing, openId } = inspecting
  const { rows, load } = inspection
  const me = useMe()
  const heads = me !== undefined && dutiesOf(me, communityId).seesDepartmentOnly
  const reader = { name: me?.name ?? '', heads }
  if (rows.length === 0)
    return (
      <Blank kind="empty" title="今天没有要盯的了" action={{ id: 'back', word: '回工作台', onTap: goBack }}>
        {`没办结的 ${load.value?.looked ?? 0} 件都查过了，可以放心下班。`}
      </Blank>
    )
  const remark = looked(inspecting)
  const countOf = (of: InspectionRow['of']) => `${rows.filter(it => it.of === of).length} 件`
  return (
    <>
      <Progress inspecting={inspecting} />
      <BatchProgress batch={batch} />
      {remark && (
        <Note loose tone="quiet">
          {remark}
        </Note>
      )}
      <LongList id="inspection" items={rows} keyOf={row => row.card.id} itemHeight={rowHeight} inRun={2}>
        {row => {
          const at = rows.indexOf(row)
          return (
            <>
              {rows[at - 1]?.of !== row.of && <Section title={headingOf(row.of)} aside={countOf(row.of)} />}
              <InspectionCard
                row={row}
                now={now}
                reader={reader}
                isFirst={at === 0}
                seen={inspection.isSeen(row)}
                chosen={choosing ? (batch.chosen?.has(row.card.id) ?? false) : openId === row.card.id}
                choosing={choosing}
                onOpen={() => inspecting.tap(row)}
                onAct={() => inspecting.act(row)}
                onSeen={() => inspection.toggle(row)}
              />
            </>
          )
        }}
      </LongList>
    </>
  )
}

const UrgeBar = ({ batch, onUrge }: { batch: Batch; onUrge: () => void }) => (
  <BottomBar note={batch.wrong ?? `已选 ${batch.count} 件`}>
    <Button
      id="many-urge"
      wide
      word={batch.count > 0 ? `催办 ${batch.count} 件` : '催办'}
      disabled={batch.count === 0 && '先点几件超期的'}
      onTap={onUrge}
    />
  </BottomBar>
)

/** 下班前巡查: what must not stand overnight, the worst first, each with the one act that settles it. */
export default function InspectionPage() {
  const { communityId = '' } = useRouter().params
  const inspecting = useInspecting(communityId)
  const { inspection, batch, isWide, openId } = inspecting
  usePullDownRefresh(async () => {
    await inspection.load.reload()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page
      nav={<NavBar title="下班前巡查" homeUrl={staffUrl.work} />}
      bar={inspecting.choosing && <UrgeBar batch={batch} onUrge={inspecting.urge} />}
      {...(isWide ? { className: 'work-desk' } : {})}
      over={
        <>
          {process.env.TARO_ENV === 'h5' && isWide && (
            <DeskPane openId={openId} hint="办完了左边接着看下一件。" onLeave={inspecting.leave} />
          )}
          {inspecting.sheet && <UrgeManySheet batch={batch} onClose={inspecting.close} />}
        </>
      }
    >
      <CorrectivesRow communityId={communityId} />
      <ShowLoad load={inspection.load} spoken="正在查不能过夜的…" shape="case">
        {() => <Rows inspecting={inspecting} />}
      </ShowLoad>
    </Page>
  )
}
