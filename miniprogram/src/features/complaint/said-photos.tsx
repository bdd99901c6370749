import { View } from '@tarojs/components'
import type { PhotoView } from '#contract/complaint-views.ts'
import { PhotoStrip } from '../../ui/photo-strip.tsx'
import { isShown, stripOf, waitingWords } from './shown-photos.ts'

/** The photos that came with somebody's words. */
export function SaidPhotos({ photos }: { photos: readonly PhotoView[] }) {
  const shown = photos.filter(isShown)
  const waiting = waitingWords(photos)
  return (
    <>
      {shown.length > 0 && <PhotoStrip label="照片" photos={stripOf(shown, false)} />}
      {waiting && <View className="sub mt1">{waiting}</View>}
    </>
  )
}
