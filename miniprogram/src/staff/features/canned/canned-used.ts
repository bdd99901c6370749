// Which ready words a person used last, on this phone alone.
import * as z from 'zod/mini'
import { phoneStorage } from '../../../api/phone-storage.ts'

const most = 20
const Ids = z.array(z.string())
const nameFor = (userId: string): string => `staff-canned-replies/${userId}`

export const cannedUsed = (userId: string): string[] => {
  const kept = Ids.safeParse(phoneStorage.read(nameFor(userId)))
  return kept.success ? kept.data : []
}

/** Puts it first. A phone that is full goes on without. */
export const keepCannedUsed = (userId: string, id: string): void => {
  const kept = [id, ...cannedUsed(userId).filter(it => it !== id)].slice(0, most)
  try {
    phoneStorage.write(nameFor(userId), kept)
  } catch {
    // The order is a convenience; the words are in the field already.
  }
}
