import { View } from '@tarojs/components'
import { addDays, startOfDay } from '#domain/time.ts'
import { dateWords } from '../../features/when.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'

type WeekBarProps = { monday: string; now: number; onChange: (monday: string) => void }

/** 11月23日至29日, or 11月30日至12月6日. */
const weekWords = (monday: string, now: number): string => {
  const sunday = addDays(monday, 6)
  const [from, to] = [monday, sunday].map(day => dateWords(startOfDay(day), now))
  return monday.slice(0, 7) === sunday.slice(0, 7) ? `${from}至${Number(sunday.slice(8))}日` : `${from}至${to}`
}

/** One week back, one week on. */
export function WeekBar({ monday, now, onChange }: WeekBarProps) {
  return (
    <View className="row pad">
      <Tap id="week-before" className="nav-tap" label="上一周" onTap={() => onChange(addDays(monday, -7))}>
        <Icon name="left" />
      </Tap>
      <View className="title grow num">{weekWords(monday, now)}</View>
      <Tap id="week-after" className="nav-tap" label="下一周" onTap={() => onChange(addDays(monday, 7))}>
        <Icon name="right" />
      </Tap>
    </View>
  )
}
