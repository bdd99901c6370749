import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { exportLedger, listLedger } from '#contract/staff.ts'
import { call } from '../../api/call.ts'
import { go } from '../../features/go.ts'
import { openXlsx } from '../../features/open-xlsx.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { isMonth, monthOf, monthWords } from '../features/months/month.ts'
import { MonthBar } from '../features/months/month-bar.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { MoreOfList } from '../features/work/more-of-list.tsx'
import { usePages } from '../features/work/use-pages.ts'
import { LedgerRowCard } from './ledger-row.tsx'
import './index.css'
import { PastMonths } from './past-months.tsx'

/** About as high as a row is drawn, in px. */
const rowHeight = 170

type MonthRowsProps = { communityId: string; month: string; onChoose: (month: string) => void }

/** The rows of one month, by number. */
function MonthRows({ communityId, month, onChoose }: MonthRowsProps) {
  const now = useNow()
  const load = useLoad({
    key: `ledger/${communityId}/${month}`,
    schema: listLedger.answer,
    fetch: () => call(listLedger, { query: { communityId, month } }),
  })
  const { value } = load
  const list = usePages(value && { items: value.rows, more: value.more }, async more => {
    const next = await call(listLedger, { query: { communityId, month, more } })
    return next.ok ? { ok: true, value: { items: next.value.rows, more: next.value.more } } : next
  })
  usePullDownRefresh(async () => {
    await load.reload()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(() => void list.readMore())
  return (
    <ShowLoad load={load} spoken="正在取台账…">
      {() => (
        <>
          {value?.pastMonths && <PastMonths months={value.pastMonths} onChoose={onChoose} />}
          <LongList id="ledger" items={list.items} keyOf={row => row.id} itemHeight={rowHeight}>
            {row => <LedgerRowCard row={row} now={now} onTap={() => go(staffUrl.complaint(row.id))} />}
          </LongList>
          <MoreOfList list={list} />
          {list.items.length === 0 && (
            <Blank kind="empty" title={`${monthWords(month)}没有投诉`}>
              收到的投诉会按编号记在这里，不能删改。
            </Blank>
          )}
        </>
      )}
    </ShowLoad>
  )
}

/** 台账: the official register of a month, and the same as a file. */
export default function Ledger() {
  const { communityId = '', month: asked = '' } = useRouter().params
  const latest = monthOf(useNow())
  const [month, setMonth] = useState(isMonth(asked) ? asked : latest)
  const [wrong, setWrong] = useState<string>()
  const choose = (chosen: string) => {
    setWrong(undefined)
    setMonth(chosen)
  }
  const save = async () => {
    setWrong(undefined)
    const made = await call(exportLedger, { query: { communityId, month } })
    if (!made.ok) return setWrong(made.sentence)
    const { url, name, rows } = made.value
    if (await openXlsx(url, name)) toastDone(`已导出 ${rows} 件`)
    else setWrong('文件没有打开，请再试一次。')
  }
  return (
    <Page
      className="page-table"
      nav={<NavBar title="台账" homeUrl={staffUrl.work} />}
      bar={
        <BottomBar note={wrong} noteIcon="warn">
          <Button key={month} id="export" icon="doc" word="导出 xlsx" busyWord="正在导出…" onTap={save} />
        </BottomBar>
      }
    >
      <View className="pad">
        <MonthBar month={month} latest={latest} onChange={choose} />
      </View>
      <View className="mt2" />
      <Card>
        <ListRow
          id="hot-spots"
          icon="chart"
          word="热点"
          hint="哪一处哪一类反复出现"
          onTap={() => go(staffUrl.hotSpots(communityId))}
        />
      </Card>
      <MonthRows key={month} communityId={communityId} month={month} onChoose={choose} />
    </Page>
  )
}
