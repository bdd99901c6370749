import { Text } from '@tarojs/components'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Radios, type RadiosProps } from './radios.tsx'
import { Tick } from './tick.tsx'

type Answer<Value extends string> = { value: Value; icon: IconName; word: string }

type BigTwoProps<Value extends string> = RadiosProps<Value, Answer<Value>> & {
  items: readonly [Answer<Value>, Answer<Value>]
}

/** The first question of a form: two answers, the same size and weight. */
export function BigTwo<Value extends string>(props: BigTwoProps<Value>) {
  return (
    <Radios
      {...props}
      looks={{
        group: 'big2',
        item: 'big2-i',
        on: 'big2-on',
        inside: ({ icon, word }, on) => (
          <>
            <Icon name={icon} size="xl" />
            <Text>{word}</Text>
            {on && <Tick />}
          </>
        ),
      }}
    />
  )
}
