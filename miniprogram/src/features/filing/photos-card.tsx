import { View } from '@tarojs/components'
import { useState } from 'react'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { PhotoGrid } from '../../ui/photo-grid.tsx'
import { ask } from '../../ui/toast.ts'
import { PhotoSheet } from '../photos/photo-sheet.tsx'
import type { Photos } from '../photos/use-photos.ts'

/** 拍照片: the camera first, the album beside it; each photo can be looked at, moved and taken out. */
export function usePhotosCard(photos: Photos) {
  const [open, setOpen] = useState<string>()
  const { shown } = photos
  const remove = async (id: string) => {
    const place = shown.findIndex(photo => photo.id === id) + 1
    if (!(await ask({ title: `删掉第 ${place} 张？`, text: '删掉的照片找不回来。', yes: '删掉', no: '留着' }))) return
    setOpen(undefined)
    photos.remove(id)
  }
  const card = (
    <View id="section-photos">
      <Card
        title="拍照片"
        hint={shown.length > 0 ? `${shown.length} 张，最多 ${mostPhotos} 张` : `可不拍，最多 ${mostPhotos} 张`}
      >
        <PhotoGrid
          addId="add-photo"
          max={mostPhotos}
          photos={shown}
          onAdd={() => void photos.add('camera')}
          onAlbum={() => void photos.add('album')}
          onDelete={id => void remove(id)}
          onRetry={photos.retry}
          onOpen={setOpen}
        />
        {photos.inTrouble && (
          <Note tone="warn" spoken="alert" className="mt3">
            有照片传不了：点开它换一张，或者删掉。别的照片不受影响。
          </Note>
        )}
        {photos.loose && (
          <Note tone="warn" spoken="alert" className="mt3" title="手机快存满了">
            有照片没能存进手机。传好之前，请先不要关掉小程序。
          </Note>
        )}
      </Card>
    </View>
  )
  const sheet = (
    <PhotoSheet photos={photos} id={open} onClose={() => setOpen(undefined)} onRemove={id => void remove(id)} />
  )
  return { card, sheet }
}
