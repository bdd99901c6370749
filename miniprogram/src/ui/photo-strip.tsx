import { Image, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { aria, spokenAround } from './aria.ts'
import { Tap } from './tap.tsx'

type StripPhoto = {
  id: string
  /** A thumbnail. */
  src: string
  /** The whole picture; the thumbnail if left out. */
  full?: string
  /** On the picture: 处理前 9:20. */
  caption?: string
}

type PhotoStripProps = {
  label: string
  photos: readonly StripPhoto[]
  /** Instead of the phone's own viewer. */
  onOpen?: (id: string) => void
}

/** Photos to look at, in a row that scrolls sideways; a tap shows the whole picture. */
export function PhotoStrip({ label, photos, onOpen }: PhotoStripProps) {
  const open = (photo: StripPhoto) => {
    if (onOpen) return onOpen(photo.id)
    Taro.previewImage({ current: photo.full ?? photo.src, urls: photos.map(one => one.full ?? one.src) })
  }
  return (
    <View className="strip" {...aria({ role: 'list', label })}>
      {photos.map((photo, at) => (
        <View key={photo.id} className="strip-i" {...aria({ role: 'listitem' })}>
          <Tap
            className="strip-in"
            label={`${photo.caption ?? label}，第 ${at + 1} 张，共 ${photos.length} 张，点开看大图`}
            onTap={() => open(photo)}
          >
            <Image className="ph-img" src={photo.src} mode="aspectFill" lazyLoad {...spokenAround} />
            {photo.caption && <Text className="ph-cap">{photo.caption}</Text>}
          </Tap>
        </View>
      ))}
    </View>
  )
}
