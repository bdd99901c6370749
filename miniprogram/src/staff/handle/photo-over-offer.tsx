import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { go } from '../../features/go.ts'
import type { Photos } from '../../features/photos/use-photos.ts'
import { Button } from '../../ui/button.tsx'
import { PhotoStrip } from '../../ui/photo-strip.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { beforePictures } from '../photo-over/over-choices.ts'
import { useBefore } from '../photo-over/use-before.ts'

const hasCamera = process.env.TARO_ENV === 'weapp'

/** 对照原来的照片拍: the camera with the picture of before in it; where a page has no camera, that picture beside the chooser. */
export function PhotoOverOffer({ detail, photos }: { detail: StaffDetail; photos: Photos }) {
  const [beside, setBeside] = useState(false)
  const pictures = beforePictures(useBefore(detail))
  if (pictures.length === 0 || photos.shown.length >= mostPhotos) return null
  const start = () => {
    if (hasCamera) return go(staffUrl.photoOver(detail.id))
    setBeside(true)
    void photos.add('camera')
  }
  return (
    <View className="mt2">
      {beside && (
        <PhotoStrip
          label="对照着拍"
          photos={pictures.map(({ id, small, large }) => ({ id, src: small, full: large }))}
        />
      )}
      <Button id="photo-over" kind="text" icon="camera" word="对照原来的照片拍" onTap={start} />
    </View>
  )
}
