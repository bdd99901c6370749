import { View } from '@tarojs/components'
import { type Instant, minute } from '#domain/time.ts'
import { Options } from '../../ui/options.tsx'
import { PickMoment } from './pick-moment.tsx'

const minutesAgo = { justNow: 0, quarter: 15, hour: 60 } as const

type Ago = keyof typeof minutesAgo

const choices: readonly { value: Ago | 'other'; word: string }[] = [
  { value: 'justNow', word: '刚刚' },
  { value: 'quarter', word: '15 分钟前' },
  { value: 'hour', word: '1 小时前' },
  { value: 'other', word: '另选时间' },
]

/** When something was. The instant is fixed when it is chosen, so that sending again says the same. */
export type WhenItWas = { chosen: Ago | 'other'; at: Instant }

export const justNow = (now: Instant): WhenItWas => ({ chosen: 'justNow', at: now })

type WhenFieldProps = { id: string; label: string; value: WhenItWas; onChange: (when: WhenItWas) => void }

/** Asks when something was, most often with one tap or none. */
export function WhenField({ id, label, value, onChange }: WhenFieldProps) {
  const choose = (chosen: Ago | 'other') => {
    const now = Date.now()
    onChange({ chosen, at: chosen === 'other' ? now : now - minutesAgo[chosen] * minute })
  }
  return (
    <View>
      <Options id={id} label={label} items={choices} value={[value.chosen]} onChange={([one]) => one && choose(one)} />
      {value.chosen === 'other' && (
        <View className="mt2">
          <PickMoment id={id} value={value.at} onChange={at => onChange({ chosen: 'other', at })} />
        </View>
      )}
    </View>
  )
}
