import { View } from '@tarojs/components'
import type { CalendarDay } from '#contract/calendar.ts'
import type { Day } from '#domain/time.ts'
import { aria } from '../../ui/aria.ts'
import { Card } from '../../ui/card.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Tap } from '../../ui/tap.tsx'
import { dayKindWords, markOf, weeksOf } from './day-words.ts'

const heads = ['一', '二', '三', '四', '五', '六', '日']

type MonthGridProps = { days: readonly CalendarDay[]; today: Day; onDay: (day: CalendarDay) => void }

/** A month as a calendar; every day can be tapped. */
export function MonthGrid({ days, today, onDay }: MonthGridProps) {
  return (
    <Card>
      <View className="cal" {...aria({ hidden: true })}>
        {heads.map(head => (
          <View key={head} className="cal-d">
            {head}
          </View>
        ))}
      </View>
      {weeksOf(days).map((week, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no name but their place
        <View key={number} className="cal mt1">
          {week.map((day, place) => (
            <DayBox key={day?.day ?? heads[place]} day={day} today={today} onDay={onDay} />
          ))}
        </View>
      ))}
      <View className="sub mt3">班：上班　休：周末　假：放假　调：调休或本小区安排上班</View>
    </Card>
  )
}

type DayBoxProps = { day: CalendarDay | undefined; today: Day; onDay: (day: CalendarDay) => void }

function DayBox({ day, today, onDay }: DayBoxProps) {
  if (!day) return <View className="cal-d" />
  const number = Number(day.day.slice(8))
  return (
    <View className={classNames('cal-d', !day.works && 'cal-off', day.day === today && 'cal-today')}>
      <Tap
        id={`day-${day.day}`}
        className="cal-tap"
        spoken={`${number} 日，${dayKindWords(day)}`}
        onTap={() => onDay(day)}
      >
        <View className="cal-b">{markOf(day)}</View>
        {number}
      </Tap>
    </View>
  )
}
