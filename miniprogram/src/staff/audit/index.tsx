import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import { type AuditChange, type AuditEntry, listAudit } from '#contract/audit.ts'
import { call } from '../../api/call.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { momentWords } from '../../features/when.ts'
import { Blank } from '../../ui/blank.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { monthWords } from '../features/months/month.ts'
import { MonthPage } from '../features/months/month-page.tsx'
import { MoreOfList } from '../features/work/more-of-list.tsx'
import { usePages } from '../features/work/use-pages.ts'
import { actTitle, changeName, changeWords } from './audit-words.ts'
import './index.css'

function EntryCard({ entry, now }: { entry: AuditEntry; now: number }) {
  return (
    <Card>
      <View className="b">{actTitle(entry)}</View>
      <View className="sub mt1">{[entry.what, momentWords(entry.at, now)].filter(Boolean).join(' · ')}</View>
      {entry.changes.length > 0 && (
        <View className="audit-changes mt3">
          {entry.changes.map((change, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change has no name but its place
            <ChangeLine key={place} change={change} />
          ))}
        </View>
      )}
    </Card>
  )
}

/** What it was and what it is now; a long name, of a rule or a day, takes a line of its own. */
function ChangeLine({ change }: { change: AuditChange }) {
  if (change.of === undefined) return <KeyValue name={changeName(change)}>{changeWords(change)}</KeyValue>
  return (
    <View className="mt2">
      <View className="sub">{changeName(change)}</View>
      <View>{changeWords(change)}</View>
    </View>
  )
}

/** The entries of one month, the newest first. */
function MonthEntries({ communityId, month }: { communityId: string; month: string }) {
  const now = useNow()
  const load = useLoad({
    key: `audit/${communityId}/${month}`,
    schema: listAudit.answer,
    fetch: () => call(listAudit, { query: { communityId, month } }),
  })
  const { value } = load
  const list = usePages(value && { items: value.entries, more: value.more }, async more => {
    const next = await call(listAudit, { query: { communityId, month, more } })
    return next.ok ? { ok: true, value: { items: next.value.entries, more: next.value.more } } : next
  })
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => void list.readMore())
  return (
    <ShowLoad load={load} spoken="正在取操作记录…">
      {() => (
        <>
          {list.items.map(entry => (
            <EntryCard key={entry.id} entry={entry} now={now} />
          ))}
          <MoreOfList list={list} />
          {list.items.length === 0 && (
            <Blank kind="empty" title={`${monthWords(month)}没有操作`}>
              改班组、值班、日历和规定，都会记在这里，不能删改。
            </Blank>
          )}
        </>
      )}
    </ShowLoad>
  )
}

/** 操作记录: what administration changed, by whom, before and after. */
export default function AuditLog() {
  const { communityId = '' } = useRouter().params
  return <MonthPage title="操作记录">{month => <MonthEntries communityId={communityId} month={month} />}</MonthPage>
}
