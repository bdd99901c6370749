// A row as it will be filed: who, under which key, with which words. All of it follows from the row, so that doing it again files nothing twice.

import { createHash } from 'node:crypto'
import type * as z from 'zod/mini'
import type { FilingBody } from '#contract/complaints.ts'
import { categoryByWords } from '#domain/complaint/category-by-words.ts'
import type { Row } from './read-rows.ts'

type Body = z.input<typeof FilingBody>

export type Filing = {
  rowId: string
  /** The resident's name at the WeChat stand-in. */
  alias: string
  key: string
  body: Omit<Body, 'photoIds'>
  /** Pictures to upload before filing. */
  photos: readonly Photo[]
}

export type Photo = { key: string; bytes: Buffer }

const hashOf = (what: string, text: string): string =>
  createHash('sha256').update(`huiyin/replay/v1\n${what}\n${text}`).digest('base64url')

/** The idempotency key of a row, or of one of its photos. */
export const keyOf = (rowId: string, photo?: number): string =>
  hashOf(photo === undefined ? 'row' : `photo ${photo}`, rowId).slice(0, 32)

/** A name the stand-in takes, the same for the same user. */
export const aliasOf = (user: string): string => `replay-${hashOf('user', user).slice(0, 22)}`

const place = { kind: 'public', label: '小区公共区域' } as const

export type Community = { id: string; categories: readonly { id: string; name: string }[] }

/** How rows become filings: users beyond `residents` share the names of the first ones. */
export const filingsOf = (rows: readonly Row[], community: Community, residents: number): Filing[] => {
  const aliases = new Map<string, string>()
  for (const { user } of rows) {
    if (aliases.has(user)) continue
    const shared = [...aliases.values()][aliases.size % residents]
    aliases.set(user, aliases.size < residents || shared === undefined ? aliasOf(user) : shared)
  }
  return rows.map(row => {
    const filedAt = Date.parse(row.filedAt)
    return {
      rowId: row.id,
      alias: aliases.get(row.user) ?? aliasOf(row.user),
      key: keyOf(row.id),
      photos: [],
      body: {
        communityId: community.id,
        kind: 'complaint',
        categoryId: categoryByWords([row.title, row.body], community.categories)?.id ?? 'other',
        place,
        text: row.title.trim() === '' ? row.body : `${row.title}。${row.body}`,
        danger: false,
        happeningNow: false,
        hideName: false,
        ...(Number.isNaN(filedAt) ? {} : { phoneTime: filedAt }),
      },
    }
  })
}
