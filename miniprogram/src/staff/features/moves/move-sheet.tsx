import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { type Photos, usePhotos } from '../../../features/photos/use-photos.ts'
import { Button } from '../../../ui/button.tsx'
import { Note } from '../../../ui/note.tsx'
import { PhotoGrid } from '../../../ui/photo-grid.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { Wrong } from '../../../ui/text-area.tsx'
import { MoveField } from './move-fields.tsx'
import { type MoveForm, type Said, wrongWith } from './move-form.ts'

type MoveSheetProps = {
  form: MoveForm
  detail: StaffDetail
  now: number
  said: Said
  change: (part: Said) => void
  /** Why the last try did not go through. */
  wrong: string | undefined
  onClose: () => void
  /** With the photos, where the form takes any. */
  onSend: (photos: Photos | undefined) => Promise<unknown>
}

/** One move as a panel over the page: its sentence, its questions, one button. */
export function MoveSheet({ form, detail, now, said, change, wrong, onClose, onSend }: MoveSheetProps) {
  const [asked, setAsked] = useState(false)
  const photos = usePhotos({ max: mostPhotos })
  const faults = form.fields.map(field => ({ name: field.name, fault: wrongWith(field, said) }))
  const send = () => {
    setAsked(true)
    return faults.some(({ fault }) => fault) ? undefined : onSend(form.photos ? photos : undefined)
  }
  return (
    <Sheet
      open
      title={form.word}
      onClose={onClose}
      foot={<Button id={`${form.id}-send`} wide word={form.send} busyWord="正在提交…" onTap={send} />}
    >
      <Note tone="quiet">{form.note}</Note>
      {form.fields.map((field, at) => (
        <MoveField
          key={field.name}
          id={`${form.id}-${field.name}`}
          field={field}
          detail={detail}
          now={now}
          value={said[field.name]}
          onChange={value => change({ [field.name]: value })}
          wrong={asked ? faults[at]?.fault : undefined}
        />
      ))}
      {form.photosHint && <View className="mt4 sub">{form.photosHint}</View>}
      {form.photos && (
        <View className={form.photosHint ? 'mt2' : 'mt4'}>
          <PhotoGrid
            addId={`${form.id}-photo`}
            max={mostPhotos}
            photos={photos.shown}
            onAdd={() => void photos.add('camera')}
            onAlbum={() => void photos.add('album')}
            onDelete={photos.remove}
            onRetry={photos.retry}
            onOpen={photos.open}
          />
        </View>
      )}
      {wrong && <Wrong text={wrong} />}
    </Sheet>
  )
}
