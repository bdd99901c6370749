import Taro, { usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import { type PhoneLook, readAccessLog } from '#contract/customers.ts'
import { lookReasonWords } from '#contract/words.ts'
import { call } from '../../api/call.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { momentWords } from '../../features/when.ts'
import { Blank } from '../../ui/blank.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { monthWords } from '../features/months/month.ts'
import { MonthPage } from '../features/months/month-page.tsx'
import { MoreOfList } from '../features/work/more-of-list.tsx'
import { usePages } from '../features/work/use-pages.ts'

const reasonWord = (why: PhoneLook['why']): string => (why === 'unknown' ? '其他' : lookReasonWords[why])

/** The looks of one month, the newest first. */
function Looks({ communityId, month }: { communityId: string; month: string }) {
  const now = useNow()
  const load = useLoad({
    key: `phone-looks/${communityId}/${month}`,
    schema: readAccessLog.answer,
    fetch: () => call(readAccessLog, { query: { communityId, month } }),
  })
  const { value } = load
  const list = usePages(value && { items: value.looks, more: value.more }, async more => {
    const next = await call(readAccessLog, { query: { communityId, month, more } })
    return next.ok ? { ok: true, value: { items: next.value.looks, more: next.value.more } } : next
  })
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => void list.readMore())
  return (
    <ShowLoad load={load} spoken="正在取查看记录…">
      {() => (
        <>
          {list.items.length > 0 && (
            <Card>
              {list.items.map(({ id, at, by, whose, why, number }) => (
                <ListRow
                  key={id}
                  icon="phone"
                  word={`${by}看了${whose || '已注销的客户'}的号码`}
                  hint={[reasonWord(why), number, momentWords(at, now)].filter(Boolean).join(' · ')}
                />
              ))}
            </Card>
          )}
          <MoreOfList list={list} />
          {list.items.length === 0 && (
            <Blank kind="empty" title={`${monthWords(month)}没有人看过`}>
              谁看过客户的完整号码、为什么看，都会记在这里，不能删改。
            </Blank>
          )}
        </>
      )}
    </ShowLoad>
  )
}

/** 号码查看记录: who looked at whose whole telephone number, and why. For the auditor. */
export default function PhoneLooks() {
  const { communityId = '' } = useRouter().params
  return <MonthPage title="号码查看记录">{month => <Looks communityId={communityId} month={month} />}</MonthPage>
}
