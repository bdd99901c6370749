import { View } from '@tarojs/components'
import type { Detail } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { PhotoStrip } from '../../ui/photo-strip.tsx'
import { shotBeside } from './before-shots.ts'
import { Comparison } from './comparison.tsx'
import { isShown, stripOf, waitingWords } from './shown-photos.ts'

/** What the place looked like, before and after where both are there. */
export function PhotosCard({ detail, now }: { detail: Detail; now: Instant }) {
  const { photos, entries } = detail
  if (photos.length === 0) return null
  const shown = photos.filter(isShown)
  const before = shown.filter(({ of }) => of !== 'after')
  const after = shown.filter(({ of }) => of === 'after')
  const beside = shotBeside(detail)
  const [firstAfter] = after
  const reportedAt = entries.filter(({ kind }) => kind === 'reported').pop()?.occurredAt ?? now
  const both = beside && firstAfter
  const rest = both ? [...before.filter(({ id }) => id !== beside.photo.id), ...after.slice(1)] : shown
  const waiting = waitingWords(photos)
  return (
    <Card title={both ? '处理前后' : '照片'}>
      {both && <Comparison before={beside} after={{ photo: firstAfter, at: reportedAt }} now={now} />}
      {rest.length > 0 && (
        <View className={both ? 'mt3' : ''}>
          <PhotoStrip label="照片" photos={stripOf(rest, after.length > 0)} />
        </View>
      )}
      {waiting && <View className="sub mt2">{waiting}</View>}
    </Card>
  )
}
