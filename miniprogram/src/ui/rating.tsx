import { Text } from '@tarojs/components'
import { Icon } from './icon.tsx'
import { Radios } from './radios.tsx'
import { Tick } from './tick.tsx'

export type Score = 1 | 2 | 3 | 4 | 5

type Face = { value: Score; icon: 'f1' | 'f2' | 'f3' | 'f4' | 'f5'; word: string }

const faces: readonly Face[] = [
  { value: 1, icon: 'f1', word: '很不满意' },
  { value: 2, icon: 'f2', word: '不满意' },
  { value: 3, icon: 'f3', word: '一般' },
  { value: 4, icon: 'f4', word: '满意' },
  { value: 5, icon: 'f5', word: '很满意' },
]

type RatingProps = {
  /** Of the group; each face gets it with its score behind: `overall-5`. */
  id?: string
  label: string
  value: Score | undefined
  onChange: (value: Score) => void
}

/** Five faces with their words; nothing is chosen beforehand. A list of rows in 长辈模式. */
export function Rating(props: RatingProps) {
  return (
    <Radios
      {...props}
      items={faces}
      looks={{
        group: 'rate',
        item: 'rate-i',
        on: 'rate-on',
        inside: ({ icon, word }, on) => (
          <>
            <Icon name={icon} />
            <Text>{word}</Text>
            {on && <Tick />}
          </>
        ),
      }}
    />
  )
}
