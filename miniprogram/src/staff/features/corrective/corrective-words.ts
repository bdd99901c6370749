// A corrective action in words: how it stands, and whose it is.

import type { ChipProps } from '../../../ui/chip-props.ts'

type Standing = { by: number; isDone: boolean; isVerified?: boolean }

/** How it stands now. */
export const correctiveChip = ({ by, isDone, isVerified = false }: Standing, now: number): ChipProps => {
  if (isVerified) return { tone: 'rest', icon: 'doublecheck', word: '已验证' }
  if (isDone) return { tone: 'outline', icon: 'search', word: '等验证' }
  if (now > by) return { tone: 'warn-solid', icon: 'overdue', word: '已超期' }
  return { tone: 'soft', icon: 'clock', word: '在办' }
}

/** Without an id it is only a name somebody wrote: nobody has it in his list. */
export const ownerWords = ({ owner, ownerId }: { owner: string; ownerId?: string | undefined }): string =>
  ownerId === undefined ? `${owner}（没有指定同事）` : owner

/** What is owed, in a line: 2 条轮到您，1 条超期. */
export const owedWords = ({ count, overdue }: { count: number; overdue: number }): string =>
  `${count} 条轮到您${overdue > 0 ? `，${overdue} 条超期` : ''}`
