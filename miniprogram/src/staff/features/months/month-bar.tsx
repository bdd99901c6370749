import { Picker, View } from '@tarojs/components'
import { aria } from '../../../ui/aria.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Tap } from '../../../ui/tap.tsx'
import { type Month, monthAfter, monthWords } from './month.ts'

type MonthBarProps = { month: Month; latest: Month; onChange: (month: Month) => void }

/** One month back, one month on, and the phone's own wheel in between. */
export function MonthBar({ month, latest, onChange }: MonthBarProps) {
  const isLatest = month >= latest
  return (
    <View className="row">
      <Tap id="month-before" className="nav-tap" label="上个月" onTap={() => onChange(monthAfter(month, -1))}>
        <Icon name="left" />
      </Tap>
      <Picker
        id="month"
        className="grow"
        mode="date"
        fields="month"
        value={month}
        end={latest}
        onChange={event => onChange(event.detail.value.slice(0, 7))}
        {...aria({ role: 'button', label: `选月份，现在是${monthWords(month)}` })}
      >
        <View className="title num month-word">{monthWords(month)}</View>
      </Picker>
      <Tap
        id="month-after"
        className={isLatest ? 'nav-tap month-last' : 'nav-tap'}
        label={isLatest ? '下个月还没到' : '下个月'}
        disabled={isLatest}
        onTap={() => onChange(monthAfter(month, 1))}
      >
        <Icon name="right" />
      </Tap>
    </View>
  )
}
