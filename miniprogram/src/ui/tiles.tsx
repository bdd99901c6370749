import { Text, View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Radios, type RadiosProps } from './radios.tsx'
import { Tick } from './tick.tsx'

type TilesProps<Value extends string> = RadiosProps<Value, { value: Value; icon: IconName; word: string }>

/** One of many by picture and word, four across (three in 长辈模式). */
export function Tiles<Value extends string>(props: TilesProps<Value>) {
  return (
    <Radios
      {...props}
      looks={{
        group: 'tiles',
        item: 'tile',
        on: 'tile-on',
        inside: ({ icon, word }, on) => (
          <View className="tile-in">
            <Icon name={icon} size="l" />
            <Text>{word}</Text>
            {on && <Tick />}
          </View>
        ),
      }}
    />
  )
}
