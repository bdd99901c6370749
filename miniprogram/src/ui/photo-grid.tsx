import { Image, Text, View } from '@tarojs/components'
import { aria, spokenAround } from './aria.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { Tap } from './tap.tsx'

export type GridPhoto = {
  id: string
  src: string
  /** `failed` can be tried again, `bad` cannot. */
  state: 'waiting' | 'uploading' | 'done' | 'failed' | 'bad'
  /** 0 to 100, while uploading. */
  percent?: number
  /** Replaces 已传好, 等着上传 or 传不了. */
  caption?: string
}

type PhotoGridProps = {
  photos: readonly GridPhoto[]
  max: number
  onAdd: () => void
  onDelete: (id: string) => void
  onRetry: (id: string) => void
  onOpen: (id: string) => void
  /** Where the camera has a tile of its own, another for the album. */
  onAlbum?: () => void
  addWord?: string
  /** Of the tile that adds one. */
  addId?: string
  disabled?: boolean
}

const captionOf = ({ state, percent = 0, caption }: GridPhoto): string => {
  if (state === 'uploading') return `上传 ${Math.round(percent)}%`
  if (caption && state !== 'failed') return caption
  return { waiting: '等着上传', done: '已传好', failed: '没传上', bad: '传不了' }[state]
}

function Thumb({ photo, place, ...act }: { photo: GridPhoto; place: number } & Omit<PhotoGridProps, 'photos' | 'max'>) {
  const caption = captionOf(photo)
  return (
    <View className="phs-sq">
      <Tap className="phs-in" label={`第 ${place} 张，${caption}，点开看大图`} onTap={() => act.onOpen(photo.id)}>
        <Image className="ph-img" src={photo.src} mode="aspectFill" {...spokenAround} />
        {photo.state === 'bad' && (
          <View className="ph-fail">
            <Icon name="warn" />
            <Text className="ph-bad">{caption}</Text>
          </View>
        )}
        {photo.state !== 'failed' && photo.state !== 'bad' && <Text className="ph-cap">{caption}</Text>}
      </Tap>
      {photo.state === 'uploading' && <View className="ph-prog" style={{ width: `${photo.percent ?? 0}%` }} />}
      {photo.state === 'failed' && (
        <Tap className="ph-fail" label={`第 ${place} 张没传上，再传一次`} onTap={() => act.onRetry(photo.id)}>
          <Icon name="refresh" />
          <Text>再传一次</Text>
        </Tap>
      )}
      {!act.disabled && (
        <Tap className="ph-x" label={`删除第 ${place} 张`} onTap={() => act.onDelete(photo.id)}>
          <View className="ph-xi">
            <Icon name="close" size="s" />
          </View>
        </Tap>
      )}
    </View>
  )
}

/** Photos being gathered: thumbnails with progress, retry and delete, and a tile to add one. Knows nothing of networks. */
export function PhotoGrid(props: PhotoGridProps) {
  const { photos, max, onAdd, onAlbum, addWord, addId, disabled } = props
  return (
    <View className="phs" {...aria({ role: 'group', label: `照片，${photos.length} 张，最多 ${max} 张` })}>
      {photos.map((photo, at) => (
        <View key={photo.id} className="phs-i">
          <Thumb {...props} photo={photo} place={at + 1} />
        </View>
      ))}
      {photos.length < max && !disabled && (
        <>
          <AddTile id={addId} icon="camera" word={addWord ?? (photos.length ? '再拍一张' : '拍照片')} onTap={onAdd} />
          {onAlbum && <AddTile id={addId && `${addId}-album`} icon="image" word="从相册选" onTap={onAlbum} />}
        </>
      )}
    </View>
  )
}

type AddTileProps = { id: string | undefined; icon: IconName; word: string; onTap: () => void }

function AddTile({ id, icon, word, onTap }: AddTileProps) {
  return (
    <View className="phs-i">
      <View className="phs-sq">
        <Tap {...(id ? { id } : {})} className="phs-in ph-add" press="press" label={word} onTap={onTap}>
          <Icon name={icon} size="l" />
          <Text className="mt1">{word}</Text>
        </Tap>
      </View>
    </View>
  )
}
