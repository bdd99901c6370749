import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'
import { Tick } from './tick.tsx'

export type Score = 1 | 2 | 3 | 4 | 5

const faces = [
  { score: 1, icon: 'f1', word: '很不满意' },
  { score: 2, icon: 'f2', word: '不满意' },
  { score: 3, icon: 'f3', word: '一般' },
  { score: 4, icon: 'f4', word: '满意' },
  { score: 5, icon: 'f5', word: '很满意' },
] as const

type RatingProps = {
  /** Of the group; each face gets it with its score behind: `overall-5`. */
  id?: string
  label: string
  value: Score | undefined
  onChange: (value: Score) => void
}

/** Five faces with their words; nothing is chosen beforehand. A list of rows in 长辈模式. */
export function Rating({ id, label, value, onChange }: RatingProps) {
  return (
    <View className="rate" {...aria({ role: 'radiogroup', label })}>
      {faces.map(({ score, icon, word }) => {
        const on = score === value
        return (
          <Tap
            key={score}
            {...(id ? { id: `${id}-${score}` } : {})}
            className={classNames('rate-i', on && 'rate-on')}
            role="radio"
            label={word}
            checked={on}
            onTap={() => onChange(score)}
          >
            <Icon name={icon} />
            <Text>{word}</Text>
            {on && <Tick />}
          </Tap>
        )
      })}
    </View>
  )
}
