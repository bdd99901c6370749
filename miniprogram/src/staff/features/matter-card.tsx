import { View } from '@tarojs/components'
import type { PhotoView, StaffDetail } from '#contract/complaint-views.ts'
import { relationWords, sourceWords } from '#contract/words.ts'
import { FiledBeside } from '../../features/filing/filed-beside.tsx'
import { momentWords } from '../../features/when.ts'
import { Card } from '../../ui/card.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { PhotoStrip } from '../../ui/photo-strip.tsx'
import { wordOf } from './word-of.ts'

/** Photos that can be shown, and a line about those that cannot (yet). */
export function Photos({ label, photos }: { label: string; photos: readonly PhotoView[] }) {
  if (photos.length === 0) return null
  const shown = photos.flatMap(({ id, url, thumbnailUrl }) => {
    const src = thumbnailUrl ?? url
    return src ? [{ id, src, full: url ?? src }] : []
  })
  const refused = photos.filter(photo => photo.refused).length
  const waiting = photos.length - shown.length - refused
  return (
    <View>
      {shown.length > 0 && <PhotoStrip label={label} photos={shown} />}
      {waiting > 0 && <View className="sub mt2">{waiting} 张照片还在检查，一会儿能看</View>}
      {refused > 0 && <View className="sub mt2">{refused} 张打不开，没有存档</View>}
    </View>
  )
}

/** What the customer brought up, in the customer's own words. */
export function MatterCard({ detail, now }: { detail: StaffDetail; now: number }) {
  const before = detail.photos.filter(photo => photo.of !== 'after')
  return (
    <Card title="投诉内容">
      {detail.happeningNow && (
        <Note tone="warn" icon="siren" className="mt2">
          正在发生，请马上去看。
        </Note>
      )}
      <View className="mt2">{detail.text}</View>
      {before.length > 0 && (
        <View className="mt3">
          <Photos label="投诉照片" photos={before} />
        </View>
      )}
      <FiledBeside detail={detail} />
      {detail.demand && <KeyValue name="诉求">{detail.demand}</KeyValue>}
      {detail.wantedBy !== undefined && <KeyValue name="希望最晚">{momentWords(detail.wantedBy, now)}</KeyValue>}
    </Card>
  )
}

/** Who complains, as far as the reader may know. */
export function CustomerCard({ detail, now }: { detail: StaffDetail; now: number }) {
  const { customer } = detail
  return (
    <Card title="住户">
      <KeyValue name="姓名">
        {customer.name}
        {customer.relation !== 'unknown' && !customer.hidden ? `（${relationWords[customer.relation]}）` : ''}
      </KeyValue>
      {customer.maskedPhone && <KeyValue name="电话">{customer.maskedPhone}</KeyValue>}
      <KeyValue name="地点">{detail.place}</KeyValue>
      <KeyValue name="来源">{wordOf(sourceWords, detail.source)}</KeyValue>
      <KeyValue name="收到">{momentWords(detail.receivedAt, now)}</KeyValue>
      {detail.firstContact && <KeyValue name="首问">{detail.firstContact}</KeyValue>}
      {customer.hidden && (
        <Note tone="quiet" icon="hide" className="mt3">
          住户不想让处理人知道姓名。有事请找客服转达。
        </Note>
      )}
    </Card>
  )
}
