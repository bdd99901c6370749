import { View } from '@tarojs/components'
import type { Instant } from '#domain/time.ts'
import { BeforeAfter } from '../../ui/before-after.tsx'
import { shortDay } from '../when.ts'

type Shot = { src: string; at: Instant }

/** 处理前 and 处理后 of one place, each with its day. */
export function Comparison({ before, after, now }: { before: Shot; after: Shot; now: Instant }) {
  return (
    <View>
      <BeforeAfter
        id="before-after"
        before={{ src: before.src, caption: `处理前 ${shortDay(before.at, now)}` }}
        after={{ src: after.src, caption: `处理后 ${shortDay(after.at, now)}` }}
      />
      <View className="sub mt2">左右拖动看，点一边看整张。</View>
    </View>
  )
}
