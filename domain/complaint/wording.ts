// What a resident or an employee may write: something with words in it, at most 5,000 characters.

import { accept, type Result, refuse } from '../result.ts'

export const mostCharacters = 5000
export const mostPhotos = 9
/** A word added later; the long story belongs into the complaint. */
export const mostRemarkCharacters = 1000

// Emoji that count as letters or digits to Unicode: keycaps and the information sign.
const wordlikeEmoji = /[\d#*]\uFE0F?\u20E3|\u2139/gu

export type TextRefusal = 'text-missing' | 'text-too-long' | 'text-without-words'

/** The trimmed text, counted in code points; refuses nothing-at-all, too long, and emoji or punctuation alone. */
export const checkText = (text: string, most = mostCharacters): Result<string, TextRefusal> => {
  const trimmed = text.trim()
  if (trimmed === '') return refuse('text-missing')
  if ([...trimmed].length > most) return refuse('text-too-long', { most })
  if (!/[\p{L}\p{N}]/u.test(trimmed.replace(wordlikeEmoji, ''))) return refuse('text-without-words')
  return accept(trimmed)
}

const titleLength = 16

/** The first clause of a text as its title, at most 16 characters. */
export const titleOf = (text: string): string => {
  const clause = text.split(/[，。！？；,!?;\n]|\.(?!\d)/u).find(part => /[\p{L}\p{N}]/u.test(part)) ?? text
  const characters = [...clause.trim()]
  return characters.length <= titleLength ? characters.join('') : `${characters.slice(0, titleLength - 1).join('')}…`
}
