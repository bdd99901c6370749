import { View } from '@tarojs/components'
import type { Detail, PhotoView } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { PhotoStrip } from '../../ui/photo-strip.tsx'
import { Comparison } from './comparison.tsx'

type Shown = PhotoView & { url: string }

const isShown = (photo: PhotoView): photo is Shown => photo.url !== undefined

const strip = (photos: readonly Shown[], captioned: boolean) =>
  photos.map(({ id, url, thumbnailUrl, of }) => ({
    id,
    src: thumbnailUrl ?? url,
    full: url,
    ...(captioned ? { caption: of === 'after' ? '处理后' : '处理前' } : {}),
  }))

const waitingWords = (photos: readonly PhotoView[]): string | undefined => {
  const refused = photos.filter(photo => photo.refused).length
  const waiting = photos.filter(photo => !photo.ready && !photo.refused).length
  const parts = [
    waiting > 0 ? `${waiting} 张照片正在检查，一会儿就能看。` : '',
    refused > 0 ? `${refused} 张照片打不开，没有存下。` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('') : undefined
}

/** What the place looked like, before and after where both are there. */
export function PhotosCard({ detail, now }: { detail: Detail; now: Instant }) {
  const { photos, receivedAt, entries } = detail
  if (photos.length === 0) return null
  const shown = photos.filter(isShown)
  const before = shown.filter(({ of }) => of !== 'after')
  const after = shown.filter(({ of }) => of === 'after')
  const [firstBefore] = before
  const [firstAfter] = after
  const reportedAt = entries.filter(({ kind }) => kind === 'reported').pop()?.occurredAt ?? now
  const both = firstBefore && firstAfter
  const rest = both ? [...before.slice(1), ...after.slice(1)] : shown
  const waiting = waitingWords(photos)
  return (
    <Card title={both ? '处理前后' : '照片'}>
      {both && (
        <Comparison
          before={{ src: firstBefore.url, at: receivedAt }}
          after={{ src: firstAfter.url, at: reportedAt }}
          now={now}
        />
      )}
      {rest.length > 0 && (
        <View className={both ? 'mt3' : ''}>
          <PhotoStrip label="照片" photos={strip(rest, after.length > 0)} />
        </View>
      )}
      {waiting && <View className="sub mt2">{waiting}</View>}
    </Card>
  )
}
