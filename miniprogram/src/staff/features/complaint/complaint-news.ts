// What others did to the complaint somebody looks at, in one quiet line.

import type { EntryView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { minute } from '#domain/time.ts'
import { momentWords } from '../../../features/when.ts'
import { storyOf } from '../story/story.ts'

/** The newest entry there is; 0 where there is none. */
export const lastSeqOf = ({ entries }: Pick<StaffDetail, 'entries'>): number =>
  Math.max(0, ...entries.map(({ seq }) => seq))

const isOwn = ({ author }: EntryView, myName: string): boolean => author.kind === 'staff' && author.name === myName

/** 刚刚：许静派给周建国. What came after `seq` from others; nothing where there is none that is told. */
export const newsSince = (detail: StaffDetail, seq: number, myName: string, now: number): string | undefined => {
  const fresh = detail.entries.filter(it => it.seq > seq && !isOwn(it, myName))
  const [newest, ...more] = storyOf({ ...detail, entries: fresh }, now)
  if (!newest) return undefined
  const when = now - newest.recordedAt < minute ? '刚刚' : momentWords(newest.recordedAt, now)
  return `${when}：${newest.title}${more.length > 0 ? `，另有 ${more.length} 项变化` : ''}`
}
