import { Image, Text, View } from '@tarojs/components'
import { aria, spokenAround } from '../../ui/aria.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Tap } from '../../ui/tap.tsx'
import { type BeforePicture, pictureWords, type Strength, strengthChoices } from './over-choices.ts'

type OverControlsProps = {
  pictures: readonly BeforePicture[]
  shown: BeforePicture | undefined
  onShow: (id: string) => void
  strength: Strength
  onStrength: (strength: Strength) => void
  /** There is nothing to be seen in it yet. */
  isOpening: boolean
  /** The picture of before could not be fetched. */
  isLost: boolean
  onShoot: () => void
  onBack: () => void
}

const noteOf = ({ isOpening, isLost }: Pick<OverControlsProps, 'isOpening' | 'isLost'>): string | undefined => {
  if (isOpening) return '正在打开相机…'
  return isLost ? '原来的照片没取到，照样能拍' : undefined
}

/** Below the camera: which picture, how strongly, the shutter, the way back. */
export function OverControls({ pictures, shown, onShow, strength, onStrength, ...act }: OverControlsProps) {
  const note = noteOf(act)
  return (
    <View className="bar">
      {note && (
        <View className="bar-n" {...aria({ role: 'status' })}>
          {note}
        </View>
      )}
      {pictures.length > 1 && (
        <View className="over-which" {...aria({ role: 'radiogroup', label: '对照哪一张' })}>
          {pictures.map((picture, at) => (
            <Tap
              key={picture.id}
              id={`before-${at + 1}`}
              className={classNames('over-thumb', picture.id === shown?.id && 'over-thumb-on')}
              role="radio"
              label={pictureWords(picture, at + 1, pictures.length)}
              checked={picture.id === shown?.id}
              onTap={() => onShow(picture.id)}
            >
              <Image className="ph-img" src={picture.small} mode="aspectFill" {...spokenAround} />
            </Tap>
          ))}
        </View>
      )}
      {shown && (
        <Segmented
          id="strength"
          label="原来的照片盖多浓"
          items={strengthChoices}
          value={strength}
          onChange={onStrength}
        />
      )}
      <View className="over-row">
        <Tap id="over-back" className="bar-side over-side" label="返回" onTap={act.onBack}>
          <Icon name="left" />
          <Text>返回</Text>
        </Tap>
        <Tap
          id="shutter"
          className={classNames('over-shutter', act.isOpening && 'over-shutter-off')}
          press="press"
          label="拍照"
          disabled={act.isOpening}
          onTap={act.onShoot}
        >
          <Icon name="camera" size="l" />
        </Tap>
        <View className="over-side" />
      </View>
    </View>
  )
}
