import { View } from '@tarojs/components'
import type { Detail } from '#contract/complaint-views.ts'
import { pauseReasonWords, visitMethodWords } from '#contract/words.ts'
import type { Instant } from '#domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Words } from '../../ui/words.tsx'
import { deadlineLines, deadlineWords, momentWords } from '../when.ts'

type Shown = { detail: Detail; now: Instant }

/** 暂停: why nothing happens at the moment, and until when. */
export function PauseCard({ detail, now }: Shown) {
  const { pause } = detail
  if (!pause) return null
  const reason = pause.reason === 'unknown' ? '先停一停' : pauseReasonWords[pause.reason]
  return (
    <Card title="先停一停">
      <KeyValue name="原因">{reason}</KeyValue>
      <KeyValue name="接着办">{`${momentWords(pause.to, now)}，到时自动恢复`}</KeyValue>
      <View className="quote mt3">
        <Words>{pause.words}</Words>
      </View>
      <View className="sub mt2">停着的时间不计时，停完接着算。</View>
    </Card>
  )
}

const beforeReport: readonly Detail['state'][] = ['accepted', 'dispatched', 'handling']

/** 约定时间: what was agreed, with the way to say that it was not. */
export function DateCard({ detail, now, onObject }: Shown & { onObject: () => void }) {
  const { agreedDate, moves } = detail
  if (!agreedDate || !beforeReport.includes(detail.state)) return null
  const { until, agreedAt, method, what, by, objectBefore, objectedAt } = agreedDate
  if (objectedAt !== undefined) {
    return (
      <Card title="约好的时间">
        <Words>{`您说没有同意 ${momentWords(until, now)}。原来的时限照算，客服主管会联系您。`}</Words>
      </Card>
    )
  }
  const how = method === 'unknown' ? '' : `${visitMethodWords[method]}`
  return (
    <Card title="和您约好的时间">
      {deadlineLines(until, now).map(line => (
        <View key={line} className="wwy-when nb">
          {line}
        </View>
      ))}
      <View className="txt mt1">
        <Words>{`${by} ${momentWords(agreedAt, now)} ${how}和您约的`}</Words>
      </View>
      <View className="quote mt3">
        <Words>{what}</Words>
      </View>
      {moves.includes('objectToDate') && objectBefore !== undefined && (
        <>
          <View className="sub mt3">
            <Words>{`没有约过，或者不是这个时间？${deadlineWords(objectBefore, now)}可以说。`}</Words>
          </View>
          <Button id="object" className="mt2" kind="neutral" wide word="我没有同意" onTap={onObject} />
        </>
      )}
    </Card>
  )
}

/** 处理方案: what is offered, and what the customer said to it. The answer is given on the bar below. */
export function OfferCard({ detail, now }: Shown) {
  const { offer, moves } = detail
  // What was said to an offer belongs to the work; once that is answered, the timeline keeps it.
  if (!offer || (offer.answer && !beforeReport.includes(detail.state))) return null
  const { plan, by, at, answer } = offer
  return (
    <Card title="给您的处理方案">
      <View className="quote">
        <Words>{plan}</Words>
      </View>
      <View className="txt mt2">
        <Words>{`${by} ${momentWords(at, now)} 提出`}</Words>
      </View>
      {answer && (
        <Note tone="quiet" icon={answer.accepted ? 'check' : 'close'} className="mt3">
          {[`${momentWords(answer.at, now)} 您${answer.accepted ? '同意了' : '没有同意'}`, answer.words]
            .filter(Boolean)
            .join('：')}
        </Note>
      )}
      {!answer && moves.includes('answerOffer') && (
        <View className="sub mt3">同意不同意都请说一声。不同意，也会接着办。</View>
      )}
    </Card>
  )
}
