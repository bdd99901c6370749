// A community's own 常用语: what its administrator adds to the ready words everybody has.

import { accept, type Result, refuse } from '../result.ts'
import { type OwnReply, placeholders } from './canned-replies.ts'
import { checkText, type TextRefusal } from './wording.ts'

/** How many a community may have, and characters in each as it is written, placeholders included. */
export const mostOwnReplies = 40
export const mostOwnCharacters = 150

export type OwnReplyRefusal = TextRefusal | 'placeholder-unknown' | 'replies-too-many' | 'reply-twice'

const hole = /\{([^{}]*)\}/gu

/** What stands in braces without being a placeholder; a brace of its own too. */
const strayIn = (text: string): boolean =>
  [...text.matchAll(hole)].some(([, name]) => !placeholders.some(it => it === name)) ||
  /[{}]/u.test(text.replace(hole, ''))

/** The replies as they will be kept. Refuses what nobody can fill in, the same words twice for one use, and more than 40. */
export const checkOwnReplies = (replies: readonly OwnReply[]): Result<OwnReply[], OwnReplyRefusal> => {
  if (replies.length > mostOwnReplies) return refuse('replies-too-many', { most: mostOwnReplies })
  const checked: OwnReply[] = []
  for (const { id, use, text, root } of replies) {
    const words = checkText(text, mostOwnCharacters)
    if (!words.ok) return words
    if (strayIn(words.value)) return refuse('placeholder-unknown')
    if (checked.some(it => it.id === id || (it.use === use && it.text === words.value))) return refuse('reply-twice')
    checked.push({ id, use, text: words.value, ...(root === undefined ? {} : { root }) })
  }
  return accept(checked)
}
