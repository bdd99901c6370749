// Our own tokens: `<user id>.<session id>.<secret>`. The ids let one request read session and user at once; only the hash of the secret is stored.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { hour, type Milliseconds } from '#domain/time.ts'

/** What a token says about its bearer, before anything is believed. */
export type Tokenholder = { userId: string; sessionId: string; secretHash: string }

export const accessFor: Milliseconds = 2 * hour
export const refreshFor: Milliseconds = 30 * 24 * hour

const shape = /^([A-Za-z0-9_-]{8,64})\.([A-Za-z0-9_-]{16,64})\.([A-Za-z0-9_-]{43})$/

/** What is kept of a secret. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A fresh token with the hash to store. */
export const newToken = (userId: string, sessionId: string): { token: string; secretHash: string } => {
  const secret = randomBytes(32).toString('base64url')
  return { token: `${userId}.${sessionId}.${secret}`, secretHash: hashOf(secret) }
}

/** Reads a token's shape; undefined where it is none of ours. */
export const readToken = (token: string): Tokenholder | undefined => {
  const [, userId, sessionId, secret] = shape.exec(token) ?? []
  return userId && sessionId && secret ? { userId, sessionId, secretHash: hashOf(secret) } : undefined
}

/** Compares without telling by its time how much was right. */
export const isSameHash = (one: string, other: string): boolean => {
  const [mine, theirs] = [Buffer.from(one), Buffer.from(other)]
  return mine.length === theirs.length && timingSafeEqual(mine, theirs)
}
