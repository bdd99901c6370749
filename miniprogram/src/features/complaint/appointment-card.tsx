import { View } from '@tarojs/components'
import type { AppointmentView, Detail } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Words } from '../../ui/words.tsx'
import { go, pages } from '../go.ts'
import { dayWords, deadlineWords, momentWords } from '../when.ts'
import { hoursWords, isToCome, whatFor, whyInVain } from './appointment-words.ts'

type Shown = { detail: Detail; now: Instant }

/** 约好的时间: when somebody comes or calls; with the way to choose the hour, or to move it. */
export function AppointmentCard({ detail, now }: Shown) {
  const { appointment, id } = detail
  if (!appointment) return null
  const choose = () => go(pages.visit(id))
  if (isToCome(appointment, now)) return <Standing appointment={appointment} now={now} onMove={choose} />
  if (!appointment.choice) return null
  return (
    <Card title={`哪天方便${whatFor(appointment)}`}>
      <View className="txt">
        <Words>{askWords(detail, now)}</Words>
      </View>
      <Button id="choose-time" className="mt3" kind="secondary" wide icon="calendar" word="选个时间" onTap={choose} />
    </Card>
  )
}

const askWords = ({ appointment, inVain }: Detail, now: Instant): string => {
  if (appointment?.of === 'work' && inVain)
    return `上次没办成：${[momentWords(inVain.at, now), whyInVain(inVain.why)].filter(Boolean).join('，')}。您再选个方便的时间，要来的人会收到。`
  if (appointment?.from !== undefined) return '约的时间过了，可以再约一个。'
  return '什么时候方便，您来定，要来的人会收到。'
}

type StandingProps = { appointment: AppointmentView & { from: Instant; to: Instant }; now: Instant; onMove: () => void }

function Standing({ appointment, now, onMove }: StandingProps) {
  const { from, by, moveBefore, choice } = appointment
  const until = moveBefore === undefined ? '要改请打客服电话。' : `${deadlineWords(moveBefore, now)}可以改。`
  return (
    <Card title={`约好的${whatFor(appointment)}时间`}>
      <View className="wwy-when nb">{dayWords(from, now)}</View>
      <View className="wwy-when nb">{hoursWords(appointment)}</View>
      <View className="txt mt1">
        <Words>{`${by ? `${by}和您约的` : '您选的，要来的人收到了'}。${until}`}</Words>
      </View>
      {choice && (
        <Button id="move-time" className="mt3" kind="neutral" wide icon="calendar" word="改时间" onTap={onMove} />
      )}
    </Card>
  )
}
