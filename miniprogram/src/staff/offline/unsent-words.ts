// Where an act stands that has not arrived, and the choices for one that was refused, as a person reads them.

import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Act } from '../../features/acts/act.ts'
import type { Standing } from '../../features/sending/queue.ts'
import { momentWords } from '../../features/when.ts'
import type { IconName } from '../../ui/icon-name.ts'
import { storyOf } from '../features/story/story.ts'
import type { Choice } from './choices.ts'

/** Beside an act: where it stands. */
export const standWords = (standing: Standing): { icon: IconName; word: string } => {
  switch (standing.at) {
    case 'photos':
      return { icon: 'image', word: `正在传第 ${Math.min(standing.sent + 1, standing.of)} 张照片` }
    case 'sending':
      return { icon: 'send', word: '正在传' }
    case 'stuck':
      return { icon: 'warn', word: '没传上，请选怎么办' }
    case 'waiting':
      return standing.for === 'server' ? { icon: 'hourglass', word: '服务正忙，稍后再传' } : waits
    case 'queued':
    case 'draft':
    case 'arrived':
      return waits
  }
}

const waits = { icon: 'offline', word: '等着传' } as const

/** A choice on its button. */
export const choiceWord = (choice: Choice, { photos }: Pick<Act, 'photos'>): string => {
  switch (choice) {
    case 'again':
      return '按现在的情况再提交'
    case 'as-of-now':
      return '按现在的时间提交'
    case 'without-photos':
      return '去掉传不了的照片再提交'
    case 'rewrite':
      return '改一改'
    case 'note':
      return photos.length > 0 ? '话和照片留作内部备注' : '留作内部备注'
    case 'throw-away':
      return '扔掉'
  }
}

const mostLines = 4

export type Meanwhile = { id: string; when: string; what: string; quote: string | undefined }

/** What others did since the act was made, newest first; the machine's own lines are left out where people did something. */
export const meanwhileOf = (
  detail: StaffDetail,
  { seenSeq }: Pick<Act, 'seenSeq'>,
  me: string,
  now: number,
): Meanwhile[] => {
  const others = new Set(
    detail.entries.filter(it => it.seq > seenSeq && it.author.name !== me).map(({ seq }) => String(seq)),
  )
  return storyOf(detail, now)
    .filter(({ id }) => others.has(id))
    .slice(0, mostLines)
    .map(({ id, recordedAt, title, quote }) => ({ id, when: momentWords(recordedAt, now), what: title, quote }))
}
