import { Text, View } from '@tarojs/components'
import type { Detail } from '#contract/complaint-views.ts'
import { codeOf } from '#domain/ledger/receipt.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { KeyValue, ListRow } from '../../ui/list-row.tsx'
import { FiledBeside } from '../filing/filed-beside.tsx'
import { go, pages } from '../go.ts'
import { dayWords, momentWords } from '../when.ts'
import { kindFrom, kindWords } from './kind-words.ts'

/** What was filed, in the person's own words. */
export function MatterCard({ detail, now }: { detail: Detail; now: Instant }) {
  const { id, text, place, category, demand, wantedBy, hideName, receivedAt, receipt, followers = 0 } = detail
  return (
    <Card title={`您的${kindWords[kindFrom(detail.kind)].noun}`}>
      <View>
        <Text userSelect>{text}</Text>
      </View>
      <View className="mt3">
        <KeyValue name="类别">{category}</KeyValue>
        <KeyValue name="地点">{place}</KeyValue>
        <FiledBeside detail={detail} />
        {demand && <KeyValue name="诉求">{demand}</KeyValue>}
        {wantedBy !== undefined && <KeyValue name="希望">最晚 {dayWords(wantedBy, now)}</KeyValue>}
        <KeyValue name="提交">{momentWords(receivedAt, now)}</KeyValue>
        {hideName && <KeyValue name="姓名">已对处理人隐去</KeyValue>}
        {followers > 0 && <KeyValue name="跟进">{`还有 ${followers} 户邻居在跟进这件事`}</KeyValue>}
      </View>
      <View className="mt2">
        <ListRow
          id="open-receipt"
          icon="doc"
          word="投诉回执"
          hint={`回执码 ${codeOf(receipt.hash)}`}
          label="投诉回执，存一份或核对"
          onTap={() => go(pages.receipt(id))}
        />
      </View>
    </Card>
  )
}
