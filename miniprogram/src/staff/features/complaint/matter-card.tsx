import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PhotoView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { relationWords, sourceWords } from '#contract/words.ts'
import { minute } from '#domain/time.ts'
import { FiledBeside } from '../../../features/filing/filed-beside.tsx'
import { go } from '../../../features/go.ts'
import { useMe } from '../../../features/use-me.ts'
import { lengthWords, momentWords } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { KeyValue, ListRow } from '../../../ui/list-row.tsx'
import { Note } from '../../../ui/note.tsx'
import { PhotoStrip } from '../../../ui/photo-strip.tsx'
import { CallSheet } from '../../customer/call-sheet.tsx'
import { staffUrl } from '../staff-url.ts'
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
  const before = detail.photos.filter(photo => photo.of === 'before')
  const papers = detail.photos.filter(photo => photo.of === 'paper')
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
      {papers.length > 0 && (
        <View className="mt3">
          <View className="sub">文件（只有客服看得到）</View>
          <View className="mt2">
            <Photos label="文件" photos={papers} />
          </View>
        </View>
      )}
      <FiledBeside detail={detail} />
      {detail.demand && <KeyValue name="诉求">{detail.demand}</KeyValue>}
      {detail.wantedBy !== undefined && <KeyValue name="希望最晚">{momentWords(detail.wantedBy, now)}</KeyValue>}
    </Card>
  )
}

/** Written down later than heard by more than this, it is said so. */
const noticeable = 5 * minute

type ThirdParty = NonNullable<StaffDetail['thirdParty']>

function ThirdPartyLines({ thirdParty: { sender, number, answerBy }, now }: { thirdParty: ThirdParty; now: number }) {
  return (
    <>
      <KeyValue name="转来单位">{sender}</KeyValue>
      {number && <KeyValue name="对方编号">{number}</KeyValue>}
      {answerBy !== undefined && <KeyValue name="对方要求">{`${momentWords(answerBy, now)} 前答复`}</KeyValue>}
    </>
  )
}

/** Who complains, as far as the reader may know. */
export function CustomerCard({ detail, now }: { detail: StaffDetail; now: number }) {
  const { customer } = detail
  const [calling, setCalling] = useState(false)
  const me = useMe()
  // Whoever may only claim it does not talk to the customer yet, a co-handler leaves it to the handler.
  const isBeside = detail.order?.coHandlers?.some(it => it.userId === me?.userId) ?? false
  const mayCall = customer.who !== undefined || (detail.order !== undefined && !isBeside)
  return (
    <Card title="住户">
      <KeyValue name="姓名">
        {customer.name}
        {customer.relation !== 'unknown' && !customer.hidden ? `（${relationWords[customer.relation]}）` : ''}
      </KeyValue>
      {customer.maskedPhone && !mayCall && <KeyValue name="电话">{customer.maskedPhone}</KeyValue>}
      <KeyValue name="地点">{detail.place}</KeyValue>
      <KeyValue name="来源">{wordOf(sourceWords, detail.source)}</KeyValue>
      {detail.thirdParty && <ThirdPartyLines thirdParty={detail.thirdParty} now={now} />}
      <KeyValue name="收到">{momentWords(detail.receivedAt, now)}</KeyValue>
      {detail.recordedAt !== undefined && detail.recordedAt - detail.receivedAt > noticeable && (
        <KeyValue name="登记">
          {detail.closingCode === 'imported'
            ? `${momentWords(detail.recordedAt, now)} 从旧台账导入`
            : `${momentWords(detail.recordedAt, now)}（补登，晚了 ${lengthWords(detail.recordedAt - detail.receivedAt)}）`}
        </KeyValue>
      )}
      {detail.firstContact && <KeyValue name="首问">{detail.firstContact}</KeyValue>}
      {customer.hidden && (
        <Note tone="quiet" icon="hide" className="mt3">
          住户不想让处理人知道姓名。有事请找客服转达。
        </Note>
      )}
      {((customer.maskedPhone && mayCall) || customer.who) && <View className="mt3" />}
      {customer.maskedPhone && mayCall && (
        <ListRow
          id="call-customer"
          icon="phone"
          word={customer.maskedPhone}
          value="打电话"
          onTap={() => setCalling(true)}
        />
      )}
      {customer.who && (
        <ListRow
          id="customer"
          icon="user"
          word="客户资料"
          hint="以前的投诉、家人、备注"
          onTap={() => customer.who && go(staffUrl.customer(detail.communityId, customer.who))}
        />
      )}
      {calling && (
        <CallSheet
          communityId={detail.communityId}
          of={{ kind: 'complaint', complaintId: detail.id }}
          whose={`${customer.name} ${customer.maskedPhone ?? ''}`}
          onClose={() => setCalling(false)}
        />
      )}
    </Card>
  )
}
