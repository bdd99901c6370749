import { Picker, View } from '@tarojs/components'
import { atMinutes, dayOf, type Instant, minutesIntoDay, startOfDay } from '#domain/time.ts'
import { dayWords, timeWords } from '../../features/when.ts'
import { aria } from '../../ui/aria.ts'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-name.ts'

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

type RowProps = { icon: IconName; word: string; value: string }

function PickRow({ icon, word, value }: RowProps) {
  return (
    <View className="li tap">
      <View className="li-i">
        <Icon name={icon} />
      </View>
      <View className="grow">{word}</View>
      <View className="li-end">{value}</View>
      <Icon name="right" size="s" className="li-more" />
    </View>
  )
}

type PickDayProps = {
  id: string
  word: string
  value: Instant | undefined
  now: Instant
  /** `2026-11-27`; the first and last day that can be chosen. */
  from?: string
  to?: string
  /** Gets the first instant of the day. */
  onChange: (at: Instant) => void
}

/** A row that asks for a day with the phone's own wheel. */
export function PickDay({ id, word, value, now, from, to, onChange }: PickDayProps) {
  const shown = value === undefined ? '请选' : dayWords(value, now)
  return (
    <Picker
      id={id}
      mode="date"
      value={dayOf(value ?? now)}
      {...(from ? { start: from } : {})}
      {...(to ? { end: to } : {})}
      onChange={event => onChange(startOfDay(event.detail.value))}
      {...aria({ role: 'button', label: `${word}，${shown}` })}
    >
      <PickRow icon="calendar" word={word} value={shown} />
    </Picker>
  )
}

type PickTimeProps = { id: string; word?: string; value: Instant; onChange: (minutes: number) => void }

/** A row that asks for the time of day. Gets minutes into the day. */
export function PickTime({ id, word = '几点', value, onChange }: PickTimeProps) {
  const time = timeWords(value)
  return (
    <Picker
      id={id}
      mode="time"
      value={time}
      onChange={event => onChange(minutesOf(event.detail.value))}
      {...aria({ role: 'button', label: `${word}，${time}` })}
    >
      <PickRow icon="clock" word={word} value={time} />
    </Picker>
  )
}

type PickMomentProps = { id: string; value: Instant; onChange: (at: Instant) => void }

/** Two rows, day and time, for a moment that has already been. */
export function PickMoment({ id, value, onChange }: PickMomentProps) {
  const now = Date.now()
  const change = (day: string, minutes: number) => onChange(Math.min(Date.now(), atMinutes(day, minutes)))
  return (
    <View>
      <PickDay
        id={`${id}-day`}
        word="哪一天"
        value={value}
        now={now}
        to={dayOf(now)}
        onChange={at => change(dayOf(at), Math.floor(minutesIntoDay(value)))}
      />
      <PickTime id={`${id}-time`} value={value} onChange={minutes => change(dayOf(value), minutes)} />
    </View>
  )
}
