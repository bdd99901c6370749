import { Text, View } from '@tarojs/components'
import { classNames } from './class-names.ts'
import type { TimeTagProps, TimeTagTone } from './time-tag-props.ts'

const tones: Record<TimeTagTone, string | false> = { calm: false, near: 'tt-near', over: 'tt-over', rest: 'tt-rest' }

/** 时签: the deadline as a calendar leaf, its right edge a wave front. */
export function TimeTag({ day, time, verb, tone = 'calm' }: TimeTagProps) {
  return (
    <View className={classNames('tt', tones[tone])}>
      <Text className="tt-a">{day}</Text>
      <Text className="tt-b">{time}</Text>
      <Text className="tt-c">{verb}</Text>
    </View>
  )
}
