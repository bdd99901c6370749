// Page tokens: where a list goes on, signed and bound to person and filter. Opaque to the phone.

import { createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import type { Core } from '../core.ts'
import { isSameHash } from '../session/token.ts'

const Place = z.record(z.string(), z.unknown())

const sign = ({ pageKey }: Core, place: string, userId: string, filter: string): string =>
  createHmac('sha256', pageKey)
    .update(JSON.stringify([place, userId, filter]))
    .digest('base64url')

export const writePageToken = (core: Core, after: Record<string, unknown>, userId: string, filter: string): string => {
  const place = Buffer.from(JSON.stringify(after)).toString('base64url')
  return `${place}.${sign(core, place, userId, filter)}`
}

/** The place a token names; undefined where it was changed or belongs to somebody else's list. */
export const readPageToken = (
  core: Core,
  token: string,
  userId: string,
  filter: string,
): Record<string, unknown> | undefined => {
  const [place = '', signature = ''] = token.split('.')
  if (!isSameHash(signature, sign(core, place, userId, filter))) return undefined
  return Place.parse(JSON.parse(Buffer.from(place, 'base64url').toString('utf8')))
}
