// Page tokens: where a list goes on, sealed to person and filter. The place is the key of the last item that was read, which
// the person need not have been shown: it may be about himself.

import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import type { Core } from '../core.ts'

const Place = z.record(z.string(), z.unknown())

const ivBytes = 12
const tagBytes = 16

const keyFor = ({ pageKey }: Core, use: 'seal' | 'iv'): Buffer =>
  createHmac('sha256', pageKey).update(`huiyin/page-token/v2/${use}`).digest()

const belongsTo = (userId: string, filter: string): Buffer => Buffer.from(JSON.stringify([userId, filter]))

export const writePageToken = (core: Core, after: Record<string, unknown>, userId: string, filter: string): string => {
  const place = JSON.stringify(after)
  const whose = belongsTo(userId, filter)
  // From what is sealed, so that the same place of the same list has the same token.
  const iv = createHmac('sha256', keyFor(core, 'iv')).update(whose).update('\n').update(place).digest()
  const cipher = createCipheriv('aes-256-gcm', keyFor(core, 'seal'), iv.subarray(0, ivBytes)).setAAD(whose)
  const sealed = Buffer.concat([cipher.update(place, 'utf8'), cipher.final()])
  return Buffer.concat([iv.subarray(0, ivBytes), cipher.getAuthTag(), sealed]).toString('base64url')
}

const open = (core: Core, bytes: Buffer, whose: Buffer): string | undefined => {
  const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)]
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(core, 'seal'), iv).setAAD(whose).setAuthTag(tag)
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** The place a token names; undefined where it was changed or belongs to somebody else's list. */
export const readPageToken = (
  core: Core,
  token: string,
  userId: string,
  filter: string,
): Record<string, unknown> | undefined => {
  const bytes = Buffer.from(token, 'base64url')
  // Other letters can stand for the same bytes: only the token as it was given counts.
  if (bytes.length <= ivBytes + tagBytes || bytes.toString('base64url') !== token) return undefined
  const place = open(core, bytes, belongsTo(userId, filter))
  return place === undefined ? undefined : Place.parse(JSON.parse(place))
}
