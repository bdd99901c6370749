// What a chip is made of: apart from its drawing, so that words can be tested without it.

import type { IconName } from './icon-name.ts'

export type ChipTone = 'solid' | 'soft' | 'outline' | 'rest' | 'rest-outline' | 'warn-solid' | 'warn-soft' | 'dashed'

export type ChipProps = {
  tone: ChipTone
  icon: IconName
  word: string
  /** A figure after the word: 1 小时 10 分. */
  more?: string
  /** A figure shown in 长辈模式 only, where the dial beside it is hidden. */
  elderMore?: string
}
