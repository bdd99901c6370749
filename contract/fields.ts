// Fields that several endpoints share: ids, keys, instants, words.

import * as z from 'zod/mini'
import { mostCharacters } from '#domain/complaint/wording.ts'

/** An id the client or server made: 1 to 64 letters, digits, `-` or `_`. */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))
/** An idempotency key made by the client; for a filing it becomes the complaint's id. */
export const Key = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/))
/** Epoch milliseconds. */
export const Instant = z.int().check(z.gte(0), z.lte(4_102_444_800_000))
// A keyboard that counts in halves of an emoji can cut one in two; what is left of it is no character.
const wholeCharacters = z.overwrite<string>(text => text.replace(/\p{Surrogate}/gu, ''))

/** Words a person wrote. The rule about length is the domain's; this bound only keeps absurd bodies out. */
export const Words = z.string().check(wholeCharacters, z.maxLength(mostCharacters * 4))
export const ShortWords = z.string().check(wholeCharacters, z.maxLength(200))
export const Phone = z.string().check(z.regex(/^1\d{10}$/))
/** `2026-11`. */
export const Month = z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))
/** The turn of the complaint the person was looking at when deciding. */
export const Turn = z.int().check(z.gte(1))

/** A value from a list, read leniently: what this client does not know becomes `unknown`. */
export const known = <const T extends readonly string[]>(values: T) =>
  z.catch(z.enum([...values, 'unknown']), 'unknown')

export const ById = z.strictObject({ id: Id })
