import './index.css'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useEffect } from 'react'
import type { Receipt, ReceiptCheck } from '#contract/receipts.ts'
import type { Instant } from '#domain/time.ts'
import { checkWords, keptText } from '../../features/complaint/receipt-words.ts'
import { useReceipt } from '../../features/complaint/use-receipt.ts'
import { scrollTo } from '../../features/scroll-to.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { momentWords } from '../../features/when.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toast } from '../../ui/toast.ts'

const mostKept = 300

/** 投诉回执: what to keep of a complaint, and whether it still matches what is recorded. */
export default function ReceiptPage() {
  const { load, check } = useReceipt()
  const now = useNow()
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const { found } = check
  useEffect(() => {
    if (found) scrollTo('receipt-result')
  }, [found])
  return (
    <Page
      nav={<NavBar title="投诉回执" />}
      bar={
        load.value && (
          <BottomBar>
            <Button id="check-receipt" word="核对" busyWord="正在核对…" onTap={check.run} />
          </BottomBar>
        )
      }
    >
      <ShowLoad load={load} spoken="正在取回执…">
        {receipt => (
          <>
            <Kept receipt={receipt} now={now} />
            <Card title="核对以前存下的" hint="可不填">
              <TextArea
                id="kept-receipt"
                label="以前存下的回执"
                max={mostKept}
                placeholder="粘贴以前复制的回执。不填，就核对上面这份"
                value={check.kept}
                wrong={check.wrong}
                onChange={check.write}
              />
            </Card>
            {found && <Result found={found} now={now} />}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

function Kept({ receipt, now }: { receipt: Receipt; now: Instant }) {
  const { number, receivedAt, first, last } = receipt
  const copy = () => Taro.setClipboardData({ data: keptText(receipt) }).catch(() => toast('没有复制成，可以截屏留存。'))
  return (
    <Card>
      <View className="sub">投诉编号</View>
      <View id="number" className="receipt-number num">
        {number}
      </View>
      <View className="mt3">
        <KeyValue name="收到">{momentWords(receivedAt, now)}</KeyValue>
        <KeyValue name="回执码">
          <Code id="receipt-code" code={first.code} />
        </KeyValue>
        {last.seq > first.seq && (
          <>
            <KeyValue name="记到">{momentWords(last.recordedAt, now)}</KeyValue>
            <KeyValue name="记录码">
              <Code id="record-code" code={last.code} />
            </KeyValue>
          </>
        )}
      </View>
      <Note tone="quiet" className="mt3">
        回执码是按您提交的话和时间算出来的，记录码连后面每一条也算进去。谁改一个字，码就对不上。存一份，以后好核对。
      </Note>
      <Button id="copy-receipt" className="mt3" kind="secondary" wide word="复制这份回执" onTap={copy} />
    </Card>
  )
}

function Code({ id, code }: { id: string; code: string }) {
  return (
    <Text id={id} className="num b" userSelect>
      {code}
    </Text>
  )
}

function Result({ found, now }: { found: ReceiptCheck; now: Instant }) {
  const { good, title, text } = checkWords(found, now)
  return (
    <View id="receipt-result">
      <Note
        loose
        tone={good ? 'calm' : 'warn'}
        icon={good ? 'doublecheck' : 'warn'}
        title={title}
        spoken={good ? 'status' : 'alert'}
      >
        {text}
      </Note>
    </View>
  )
}
