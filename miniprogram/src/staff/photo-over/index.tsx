import { Camera, Image, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { aria, spokenAround } from '../../ui/aria.ts'
import { Blank } from '../../ui/blank.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { useStaffComplaint } from '../features/complaint/use-staff-complaint.ts'
import {
  type BeforePicture,
  beforePictures,
  type Closed,
  closedWords,
  opacityOf,
  type Strength,
  withFirstLinks,
} from './over-choices.ts'
import { OverControls } from './over-controls.tsx'
import { useBefore } from './use-before.ts'
import { usePhotoOver } from './use-photo-over.ts'
import './index.css'

type Over = ReturnType<typeof usePhotoOver>

/** Why there is no camera, and the two ways on. */
function NoCamera({ why, over }: { why: Closed; over: Over }) {
  const { title, text } = closedWords[why]
  const instead = { id: 'choose-instead', word: '照平时那样加照片', onTap: over.chooseInstead }
  const again = { id: 'camera-again', word: '再试一次', onTap: over.open }
  const settings = { id: 'camera-settings', word: '去设置', onTap: over.allow }
  const ways: Record<Closed, [typeof again, typeof again]> = {
    'not-agreed': [again, instead],
    refused: [settings, instead],
    broken: [instead, again],
  }
  const [first, second] = ways[why]
  return (
    <Blank kind="failed" title={title} action={first} second={second}>
      {text}
    </Blank>
  )
}

/** What can lie over the camera, under the links it was first shown by. */
const usePictures = () => {
  const { id, load } = useStaffComplaint()
  const first = useRef<ReadonlyMap<string, BeforePicture>>(new Map())
  const pictures = withFirstLinks(first.current, beforePictures(useBefore(load.value)))
  first.current = new Map(pictures.map(picture => [picture.id, picture]))
  return { id, pictures }
}

/** 对照拍: the camera with the picture of before half transparent over it, so that both show the same place. */
export default function PhotoOver() {
  const { id, pictures } = usePictures()
  const over = usePhotoOver(id)
  const { camera } = over
  const [chosen, setChosen] = useState<string>()
  const [strength, setStrength] = useState<Strength>('medium')
  const [lost, setLost] = useState<string>()
  const shown = pictures.find(picture => picture.id === chosen) ?? pictures[0]
  const isOpening = camera === 'opening'
  const hasCamera = isOpening || camera === 'open'
  return (
    <Page
      className="over-page"
      nav={<NavBar title="对照拍" back={over.back} />}
      bar={
        hasCamera && (
          <OverControls
            pictures={pictures}
            shown={shown}
            onShow={setChosen}
            strength={strength}
            onStrength={setStrength}
            isOpening={isOpening}
            isLost={shown !== undefined && lost === shown.id}
            onShoot={() => void over.shoot()}
            onBack={over.back}
          />
        )
      }
    >
      {hasCamera && (
        <View className="over-stage">
          <Camera
            className="over-camera"
            devicePosition="back"
            flash="off"
            onInitDone={over.ready}
            onError={() => void over.fail()}
          />
          {shown && strength !== 'off' && (
            <Image
              id="over-before"
              className="over-before"
              style={{ opacity: String(opacityOf(strength)) }}
              src={shown.large}
              mode="aspectFit"
              onError={() => setLost(shown.id)}
              {...aria({ hidden: true })}
              {...spokenAround}
            />
          )}
        </View>
      )}
      {!hasCamera && camera !== 'asking' && <NoCamera why={camera} over={over} />}
    </Page>
  )
}
