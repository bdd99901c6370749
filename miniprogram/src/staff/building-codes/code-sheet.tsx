import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import type { BuildingCodes } from '#contract/building-codes.ts'
import { type Saved, savePicture } from '../../api/save-picture.ts'
import { aria } from '../../ui/aria.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toastDone } from '../../ui/toast.ts'
import { type Made, promise } from './card-words.ts'

type CodeSheetProps = { codes: BuildingCodes; building: Made; onClose: () => void }

const whyNot: Record<Exclude<Saved, 'saved'>, string> = {
  'not-allowed': '没有存：微信还没有允许存到相册。',
  failed: '没有存上，请再试一次。',
}

/** One building's card as it will hang there; on a phone its code goes into the album. */
export function CodeSheet({ codes: { communityName, phone }, building: { name, url }, onClose }: CodeSheetProps) {
  const [wrong, setWrong] = useState<string>()
  const save = async () => {
    setWrong(undefined)
    const saved = await savePicture(url)
    if (saved === 'saved') toastDone('存好了')
    else setWrong(whyNot[saved])
  }
  return (
    <Sheet
      open
      title={`${name}的码`}
      onClose={onClose}
      foot={
        process.env.TARO_ENV === 'weapp' && (
          <Button id="code-save" wide icon="image" word="存到相册" busyWord="正在存…" onTap={save} />
        )
      }
    >
      {wrong && (
        <Note tone="warn" spoken="alert">
          {wrong}
        </Note>
      )}
      <View className="code-card">
        <View>{communityName}</View>
        <View className="code-card-building">{name}</View>
        <Image
          className="code-card-img"
          src={url}
          mode="aspectFill"
          {...aria({ role: 'img', label: `${communityName} ${name}的小程序码` })}
        />
        <View className="code-card-do">{promise}</View>
        {phone && (
          <View>
            急事打 {phone.name} {phone.phone}
          </View>
        )}
      </View>
      {process.env.TARO_ENV === 'weapp' && (
        <Note tone="quiet">存到相册的只有码本身。要带楼名的卡片，请在电脑上打开这一页打印。</Note>
      )}
    </Sheet>
  )
}
