import { View } from '@tarojs/components'
import { Options } from '../../../ui/options.tsx'
import { PickMoment } from '../pick-moment.tsx'
import { chosenAt, type WhenItWas } from './heard-at.ts'

const choices: readonly { value: WhenItWas['chosen']; word: string }[] = [
  { value: 'justNow', word: '刚刚' },
  { value: 'quarter', word: '15 分钟前' },
  { value: 'hour', word: '1 小时前' },
  { value: 'other', word: '另选时间' },
]

type WhenFieldProps = { id: string; label: string; value: WhenItWas; onChange: (when: WhenItWas) => void }

/** Asks when something was, most often with one tap or none. */
export function WhenField({ id, label, value, onChange }: WhenFieldProps) {
  return (
    <View>
      <Options
        id={id}
        label={label}
        items={choices}
        value={[value.chosen]}
        onChange={([one]) => one && onChange(chosenAt(one, Date.now()))}
      />
      {value.chosen === 'other' && (
        <View className="mt2">
          <PickMoment id={id} value={value.at} onChange={at => onChange({ chosen: 'other', at })} />
        </View>
      )}
    </View>
  )
}
