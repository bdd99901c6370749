// The last searches of one person, on this phone alone; no phone numbers among them.
import * as z from 'zod/mini'
import { phoneStorage } from '../../api/phone-storage.ts'
import { mayBeKept } from './search-words.ts'

const most = 8
const Texts = z.array(z.string())
const nameFor = (userId: string): string => `staff-searches/${userId}`

export const recentSearches = (userId: string): string[] => {
  const kept = Texts.safeParse(phoneStorage.read(nameFor(userId)))
  return kept.success ? kept.data : []
}

/** Puts it first. A phone that is full goes on without. */
export const keepSearch = (userId: string, typed: string): string[] => {
  const text = typed.trim().replace(/\s+/g, ' ')
  const before = recentSearches(userId)
  if (!mayBeKept(text)) return before
  const kept = [text, ...before.filter(it => it !== text)].slice(0, most)
  try {
    phoneStorage.write(nameFor(userId), kept)
  } catch {
    return before
  }
  return kept
}

export const forgetSearches = (userId: string): void => phoneStorage.remove(nameFor(userId))
