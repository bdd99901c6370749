import Taro from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { choosePhotos } from '../../api/choose-photos.ts'
import { askPrivacy } from '../../api/privacy.ts'
import type { TakenPhoto } from '../../features/photos/draft-photo.ts'
import { toast } from '../../ui/toast.ts'
import { staffUrl } from '../features/staff-url.ts'
import { allowInSettings, isCameraRefused, takePicture } from './camera.ts'
import { handPhotos } from './handed-photos.ts'
import type { Closed } from './over-choices.ts'

/** Back to the report, which lies right below unless the pages were stacked too high. */
const backToReport = (complaintId: string): void => {
  const stack = Taro.getCurrentPages()
  if (stack[stack.length - 2]?.route?.includes('staff/handle/index')) Taro.navigateBack()
  else Taro.redirectTo({ url: staffUrl.handle(complaintId) })
}

/** The camera for the report of a complaint: asked for, opened, and one picture from it. */
export function usePhotoOver(complaintId: string) {
  const [camera, setCamera] = useState<'asking' | 'opening' | 'open' | Closed>('asking')
  // Once there is a picture, the page is on its way out: another tap takes no second one.
  const taking = useRef(false)
  const open = useCallback(async () => {
    setCamera('asking')
    setCamera((await askPrivacy('photos')) ? 'opening' : 'not-agreed')
  }, [])
  useEffect(() => void open(), [open])
  const finish = (photo: TakenPhoto) => {
    handPhotos(complaintId, [photo])
    backToReport(complaintId)
  }
  return {
    camera,
    open,
    ready: () => setCamera('open'),
    async fail() {
      setCamera((await isCameraRefused()) ? 'refused' : 'broken')
    },
    async shoot() {
      if (taking.current) return
      taking.current = true
      const path = await takePicture()
      if (path !== undefined) return finish({ path })
      taking.current = false
      toast('没拍下来，请再按一次')
    },
    async allow() {
      if (await allowInSettings()) await open()
    },
    async chooseInstead() {
      const [chosen] = await choosePhotos(1)
      if (chosen) finish(chosen)
    },
    back: () => backToReport(complaintId),
  }
}
