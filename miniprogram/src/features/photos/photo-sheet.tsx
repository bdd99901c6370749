import { Image, View } from '@tarojs/components'
import { spokenAround } from '../../ui/aria.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { Photos } from './use-photos.ts'

type PhotoSheetProps = {
  photos: Photos
  /** Of the photo it is about; closed without one. */
  id: string | undefined
  onClose: () => void
  onRemove: (id: string) => void
}

/** One photo of a form: looked at, moved forwards or back, sent again, taken out. */
export function PhotoSheet({ photos, id, onClose, onRemove }: PhotoSheetProps) {
  const at = photos.shown.findIndex(photo => photo.id === id)
  const photo = photos.shown[at]
  if (!photo) return null
  const last = photos.shown.length - 1
  return (
    <Sheet open title={`第 ${at + 1} 张，共 ${photos.shown.length} 张`} onClose={onClose}>
      {photo.state === 'bad' ? (
        <Note tone="warn" spoken="alert" title="这张照片传不了">
          {`${photo.caption ?? '打不开'}，删掉它，再拍一张。`}
        </Note>
      ) : (
        <Image
          className="photo-whole"
          src={photo.src}
          mode="aspectFit"
          onClick={() => photos.open(photo.id)}
          {...spokenAround}
        />
      )}
      {last > 0 && (
        <View className="row-top mt3">
          <View className="grow">
            <Button
              id="photo-forward"
              kind="neutral"
              wide
              icon="left"
              word="前移"
              disabled={at === 0 && '已经是第 1 张'}
              onTap={() => photos.move(photo.id, -1)}
            />
          </View>
          <View className="grow ml2">
            <Button
              id="photo-back"
              kind="neutral"
              wide
              icon="right"
              word="后移"
              disabled={at === last && '已经是最后一张'}
              onTap={() => photos.move(photo.id, 1)}
            />
          </View>
        </View>
      )}
      {photo.state === 'failed' && (
        <Button
          id="photo-retry"
          className="mt3"
          kind="secondary"
          wide
          icon="refresh"
          word="再传一次"
          onTap={() => photos.retry(photo.id)}
        />
      )}
      <View className="row mt3">
        {photo.state !== 'bad' && (
          <View className="grow">
            <Button
              id="photo-whole"
              kind="neutral"
              wide
              icon="search"
              word="看大图"
              onTap={() => photos.open(photo.id)}
            />
          </View>
        )}
        <View className={photo.state === 'bad' ? 'grow' : 'grow ml2'}>
          <Button id="photo-remove" kind="warn" wide icon="close" word="删掉" onTap={() => onRemove(photo.id)} />
        </View>
      </View>
    </Sheet>
  )
}
