import { View } from '@tarojs/components'
import { addDays, startOfDay } from '#domain/time.ts'
import { dateWords } from '../../features/when.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'

type WeekBarProps = { monday: string; now: number; onChange: (monday: string) => void }

/** One week back, one week on. */
export function WeekBar({ monday, now, onChange }: WeekBarProps) {
  const [from, to] = [startOfDay(monday), startOfDay(addDays(monday, 6))]
  return (
    <View className="row pad">
      <Tap id="week-before" className="nav-tap" label="上一周" onTap={() => onChange(addDays(monday, -7))}>
        <Icon name="left" />
      </Tap>
      <View className="title grow num">{`${dateWords(from, now)} 至 ${dateWords(to, now)}`}</View>
      <Tap id="week-after" className="nav-tap" label="下一周" onTap={() => onChange(addDays(monday, 7))}>
        <Icon name="right" />
      </Tap>
    </View>
  )
}
