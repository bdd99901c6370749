import { View } from '@tarojs/components'
import type { Slot } from '#domain/appointments/slots.ts'
import type { Day } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { DayPicker } from '../../ui/day-picker.tsx'
import { Options } from '../../ui/options.tsx'
import { type DayOffer, hoursWords } from './appointment-words.ts'

type AppointmentChoiceProps = {
  days: readonly DayOffer[]
  day: Day | undefined
  slot: Slot | undefined
  onDay: (day: Day) => void
  onSlot: (slot: Slot) => void
}

const aRow = 4

const rowsOf = (days: readonly DayOffer[]): DayOffer[][] =>
  Array.from({ length: Math.ceil(days.length / aRow) }, (_, row) => days.slice(row * aRow, (row + 1) * aRow))

/** 哪一天, 几点: the days that can be had, and the hours of the one that is chosen. */
export function AppointmentChoice({ days, day, slot, onDay, onSlot }: AppointmentChoiceProps) {
  const hours = days.find(it => it.day === day)?.slots ?? []
  return (
    <>
      <Card title="哪一天">
        {rowsOf(days).map((row, at) => (
          <View key={row[0]?.day} className={at > 0 ? 'mt2' : ''}>
            <DayPicker
              id="appointment-day"
              label={at > 0 ? '哪一天，再往后' : '哪一天'}
              items={row.map(it => ({ value: it.day, word: it.word, figure: it.figure, remark: it.remark }))}
              value={day}
              onChange={onDay}
            />
          </View>
        ))}
      </Card>
      {hours.length > 0 && (
        <View id="appointment-hours">
          <Card title="几点">
            <Options
              id="appointment-hour"
              label="几点"
              half
              items={hours.map(it => ({ value: String(it.from), word: hoursWords(it) }))}
              value={slot ? [String(slot.from)] : []}
              onChange={([from]) => {
                const chosen = hours.find(it => String(it.from) === from)
                if (chosen) onSlot(chosen)
              }}
            />
          </Card>
        </View>
      )}
    </>
  )
}
