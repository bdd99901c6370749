import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PhotoView } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { BeforeAfter } from '../../ui/before-after.tsx'
import { shortDay } from '../when.ts'

type Shot = { photo: Pick<PhotoView, 'mediumUrl'> & { url: string }; at: Instant }

/** 处理前 and 处理后 of one place, each with its day. A tap on a half opens that picture whole, in the phone's own viewer. */
export function Comparison({ before, after, now }: { before: Shot; after: Shot; now: Instant }) {
  const urls = [before.photo.url, after.photo.url]
  const side = (word: string, { photo, at }: Shot) => ({
    src: photo.mediumUrl ?? photo.url,
    caption: `${word} ${shortDay(at, now)}`,
    onOpen: () => void Taro.previewImage({ current: photo.url, urls }),
  })
  return (
    <View>
      <BeforeAfter id="before-after" before={side('处理前', before)} after={side('处理后', after)} />
      <View className="sub mt2">左右拖动看，点一边看整张。</View>
    </View>
  )
}
