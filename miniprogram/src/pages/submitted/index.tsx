import './index.css'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Detail } from '#contract/complaint-views.ts'
import { codeOf } from '#domain/ledger/receipt.ts'
import type { Instant } from '#domain/time.ts'
import { askForMessages, type Consent } from '../../api/wechat.ts'
import { useComplaint } from '../../features/complaint/use-complaint.ts'
import { whoName } from '../../features/complaint/who-words.ts'
import { go, goInstead, goToTab, pages } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { deadlineWords, momentWords } from '../../features/when.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EchoMark } from '../../ui/echo-mark.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Timeline, type TimelineItem } from '../../ui/timeline.tsx'

const messages = ['progress', 'survey', 'work'] as const

const consentWords: Record<Consent, string> = {
  accepted: '好，有进展就发微信告诉您。',
  partly: '好，您允许的那几种会发微信告诉您。',
  rejected: '没开提醒也不要紧，进展都在“我的投诉”里。',
  unavailable: '现在开不了提醒，进展都在“我的投诉”里。',
}

/** 收到了: the number, what happens next and when, and whether to be told. */
export default function SubmittedPage() {
  const { id, load } = useComplaint()
  const [consent, setConsent] = useState<Consent>()
  const now = useNow()
  const see = () => goInstead(pages.complaint(id))
  // WeChat opens its panel only straight from the tap: nothing asynchronous may come before.
  const subscribe = () => askForMessages(messages).then(setConsent)
  return (
    <Page
      nav={<NavBar back={() => goToTab(pages.home)} />}
      bar={
        consent ? (
          <BottomBar note={consentWords[consent]}>
            <Button id="see-complaint" word="查看这件投诉" onTap={see} />
          </BottomBar>
        ) : (
          <BottomBar
            note={`微信会问是否允许；每点一次，可收 ${messages.length} 条提醒。`}
            second={<Button id="see-complaint" kind="text" word="查看这件投诉" onTap={see} />}
          >
            <Button id="subscribe" icon="bell" word="有进展提醒我" onTap={subscribe} />
          </BottomBar>
        )
      }
    >
      <View className="sent">
        <EchoMark />
        <View className="head mt2">收到了</View>
        <View className="lead txt">走到哪一步，都给您回话。</View>
      </View>
      <View className="mt5">
        <ShowLoad load={load} spoken="正在取编号…">
          {detail => <Receipt detail={detail} now={now} />}
        </ShowLoad>
      </View>
    </Page>
  )
}

type Kind = Detail['clocks'][number]['kind']

/** What a customer is told at once of the steps ahead: who comes, the first answer, the end. */
const stepWords = (detail: Detail): Partial<Record<Kind, { what: string; text: string }>> => ({
  'on-site': { what: '人到现场', text: '正在发生的事，先到现场' },
  dispatch: { what: '派人来办', text: `${whoName(detail)}正在看` },
  'first-answer': { what: '先给您一个答复', text: '说清楚怎么办' },
  close: { what: '办完', text: '办完就给您答复' },
})

// The times are the server's clocks; this only puts them in order.
const stepsOf = (detail: Detail, now: Instant): TimelineItem[] => {
  const words = stepWords(detail)
  const told = detail.clocks
    .filter(({ stoppedAt, kind }) => stoppedAt === undefined && words[kind] !== undefined)
    .sort((a, b) => a.dueAt - b.dueAt)
  const steps = told.map(({ kind, dueAt }, at): TimelineItem => {
    const { what, text } = words[kind] ?? { what: '', text: '' }
    return {
      kind: 'entry',
      id: kind,
      state: at === 0 ? 'now' : 'next',
      title: `${deadlineWords(dueAt, now)}，${what}`,
      text,
    }
  })
  return [
    ...steps,
    { kind: 'entry', id: 'survey', state: 'next', title: '办完请您说，解决了没有', text: '您说没解决，就继续办' },
  ]
}

function Receipt({ detail, now }: { detail: Detail; now: Instant }) {
  const copy = () => Taro.setClipboardData({ data: detail.number }).catch(() => undefined)
  return (
    <>
      <Card>
        <View className="row">
          <View className="grow">
            <View className="sub">投诉编号</View>
            <View id="number" className="sent-number num">
              {detail.number}
            </View>
          </View>
          <Button id="copy-number" kind="text" word="复制" label={`复制编号 ${detail.number}`} onTap={copy} />
        </View>
        <ListRow
          id="open-receipt"
          icon="doc"
          word={`回执 · ${momentWords(detail.receivedAt, now)} 收到`}
          hint={`回执码 ${codeOf(detail.receipt.hash)}`}
          label="投诉回执，存一份或核对"
          onTap={() => go(pages.receipt(detail.id))}
        />
      </Card>
      <Card title="接下来">
        <Timeline timeless items={stepsOf(detail, now)} />
      </Card>
    </>
  )
}
