import { Text, View } from '@tarojs/components'
import { countOnDuty, dutyGap } from '#domain/clocks/duty-week.ts'
import { type Day, startOfDay } from '#domain/time.ts'
import { weekdayWord } from '../../features/when.ts'
import { aria } from '../../ui/aria.ts'
import { classNames } from '../../ui/class-names.ts'
import { Tap } from '../../ui/tap.tsx'
import { dayKindWords, markOf } from '../calendar/day-words.ts'
import { cellSign, cellWords, isHoliday, type PlannedDay, type Row } from './week-plan.ts'

type WeekTableProps = {
  days: readonly PlannedDay[]
  rows: readonly Row[]
  today: Day
  mayPlan: boolean
  onCell: (day: PlannedDay, userId: string) => void
  onDay: (day: PlannedDay) => void
}

/** People down, days across: a tap on a cell puts somebody on duty or takes him off, one on a day opens its hours. */
export function WeekTable({ days, rows, today, mayPlan, onCell, onDay }: WeekTableProps) {
  return (
    <View className="plan">
      <View className="plan-r">
        <View className="plan-n plan-n-aux">值班</View>
        {days.map(day => (
          <HeadCell
            key={day.day.day}
            planned={day}
            isToday={day.day.day === today}
            {...(mayPlan && !day.isOver ? { onTap: () => onDay(day) } : {})}
          />
        ))}
      </View>
      {rows.map(row => (
        <View key={row.id} className="plan-r">
          <View className="plan-n">{row.name}</View>
          {days.map(day => (
            <DutyCell
              key={day.day.day}
              planned={day}
              row={row}
              {...(mayPlan && !day.isOver ? { onTap: () => onCell(day, row.id) } : {})}
            />
          ))}
        </View>
      ))}
      <View className="plan-r">
        <View className="plan-n plan-n-aux">人数</View>
        {days.map(day => (
          <SumCell key={day.day.day} planned={day} />
        ))}
      </View>
    </View>
  )
}

const dayNumber = (day: Day): number => Number(day.slice(8))

type HeadCellProps = { planned: PlannedDay; isToday: boolean; onTap?: () => void }

function HeadCell({ planned: { day }, isToday, onTap }: HeadCellProps) {
  const weekday = weekdayWord(startOfDay(day.day))
  return (
    <Tap
      id={`plan-${day.day}`}
      className={classNames('plan-c', 'plan-h', isToday && 'plan-today')}
      spoken={`${weekday} ${dayNumber(day.day)} 日，${dayKindWords(day)}`}
      disabled={!onTap}
      {...(onTap ? { onTap } : {})}
    >
      <Text>{weekday.slice(1)}</Text>
      <Text className="plan-d num">{dayNumber(day.day)}</Text>
      <Text className={isHoliday(day) ? 'plan-free' : ''}>{markOf(day)}</Text>
    </Tap>
  )
}

type DutyCellProps = { planned: PlannedDay; row: Row; onTap?: () => void }

function DutyCell({ planned, row, onTap }: DutyCellProps) {
  const { day, before, duty, pattern, isOver } = planned
  const words = cellWords(planned, row.id)
  const isNew = words !== cellWords({ duty: before, pattern }, row.id)
  const sign = cellSign(planned, row.id)
  const look = duty === undefined ? false : sign === '' ? 'plan-off' : 'plan-on'
  return (
    <Tap
      id={`plan-${row.id}-${day.day}`}
      className={classNames('plan-c', look, isNew && 'plan-new', isOver && 'plan-past')}
      label={`${row.name} ${dayNumber(day.day)} 日 ${words}`}
      disabled={!onTap}
      {...(onTap ? { onTap } : {})}
    >
      <View className="plan-b">{sign}</View>
    </Tap>
  )
}

/** How many are on duty that day. */
function SumCell({ planned: { day, duty } }: { planned: PlannedDay }) {
  const count = countOnDuty(duty)
  const isNone = dutyGap(duty, false) === 'nobody'
  const words = count === undefined ? '平常' : isNone ? '没人' : String(count)
  return (
    <View
      className={classNames('plan-c', 'plan-sum', isNone && 'plan-none')}
      {...aria({ label: `${dayNumber(day.day)} 日 ${words}` })}
    >
      {words}
    </View>
  )
}
