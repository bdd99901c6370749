import { Text, View } from '@tarojs/components'
import { aria } from './aria.ts'

const Bar = ({ width, height = 18, dark }: { width: string; height?: number; dark?: boolean }) => (
  <View className={dark ? 'sk sk-d mt2' : 'sk mt2'} style={{ width, height: `${height}px` }} />
)

type SkeletonProps = {
  /** Said and shown above: 正在取您的投诉…. */
  spoken: string
  count?: number
  /** The shape to come: cards with a time tag, or plain ones. */
  shape?: 'case' | 'card'
}

/** The true shape of what is on its way, fading downwards, and a line that says so. */
export function Skeleton({ spoken, count = 3, shape = 'case' }: SkeletonProps) {
  const places = Array.from({ length: count }, (_, at) => at)
  return (
    <View>
      <View className="pad sub sk-line" {...aria({ role: 'status', live: 'polite' })}>
        <Text>{spoken}</Text>
      </View>
      {places.map(at => (
        <View
          key={at}
          className={shape === 'case' ? 'card case sk-a' : 'card sk-a'}
          style={{ opacity: String(Math.max(0.4, 1 - at * 0.25)) }}
          {...aria({ hidden: true })}
        >
          {shape === 'case' && (
            <View className="tt tt-rest">
              <Bar width="40px" height={16} dark />
              <Bar width="58px" height={26} dark />
              <Bar width="44px" height={14} dark />
            </View>
          )}
          <View className={shape === 'case' ? 'case-b' : ''}>
            <Bar width="78%" height={22} />
            <Bar width="94%" />
            <Bar width="52%" height={26} />
          </View>
        </View>
      ))}
    </View>
  )
}
