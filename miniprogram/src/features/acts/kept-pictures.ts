// Pictures of the orders in hand, kept as files on the phone to be seen without network. They can be fetched again, so they
// have a bounded part of the room, and are nobody's but the person's who fetched them.
import * as z from 'zod/mini'
import { Id } from '#contract/fields.ts'
import type { Instant } from '#domain/time.ts'

/** WeChat gives an app 200 MB for all its files. */
export const mostBytes = 40 * 1024 * 1024

/** The folder of the pictures: each lies there under its photo's id. */
export type PictureFolder = {
  /** Where it lies, if it is kept. */
  pathOf: (id: string) => string
  /** Fetches the picture behind a link for this run of the app; `refused` where the link brings none. Never rejects. */
  fetch: (url: string) => Promise<{ path: string; bytes: number } | 'offline' | 'refused'>
  /** Puts what was fetched into the folder; false where the phone has no room. Never rejects. */
  put: (id: string, path: string) => Promise<boolean>
  remove: (id: string) => void
}

/** The phone's storage, as far as it is used here. `write` may throw where it is full. */
type Shelf = {
  read: (name: string) => unknown
  write: (name: string, value: unknown) => void
  remove: (name: string) => void
}

export type Picture = { id: string; complaintId: string; url: string }

export type KeptPictures = {
  /** Where the file of a photo lies; undefined where it is not kept. */
  pathOf: (id: string) => string | undefined
  /** The complaints of which there are any. */
  complaints: () => string[]
  /**
   * Fetches one and keeps it. Where the room is used up, the oldest go that are not among `wanted`. `stop`: no network, no
   * room, or somebody else holds the phone; the next one would fare no better.
   */
  keep: (picture: Picture, wanted: ReadonlySet<string>) => Promise<'kept' | 'not-kept' | 'stop'>
  /** The order has left the phone. */
  forget: (complaintId: string) => void
  /** Takes away what belongs to anybody else; everything where nobody is named. */
  forgetOthers: (owner: string | undefined) => void
}

const Kept = z.object({
  ownerId: Id,
  list: z.array(
    z.object({
      id: Id,
      complaintId: Id,
      bytes: z.number(),
      at: z.number(),
      /** Its file is there; written down before it is, so that no file lies there unknown. */
      whole: z.boolean(),
    }),
  ),
})
type Kept = z.infer<typeof Kept>
type Listed = Kept['list'][number]

const listName = 'pictures'

const sizeOf = (list: readonly Listed[]): number => list.reduce((sum, { bytes }) => sum + bytes, 0)

/** What has to go so that so many bytes find room, the oldest first; undefined where that is not enough. */
const leaving = (list: readonly Listed[], bytes: number, wanted: ReadonlySet<string>): Listed[] | undefined => {
  const gone: Listed[] = []
  const mayGo = list.filter(({ id }) => !wanted.has(id)).sort((a, b) => a.at - b.at)
  while (sizeOf(list) - sizeOf(gone) + bytes > mostBytes) {
    const next = mayGo.shift()
    if (!next) return undefined
    gone.push(next)
  }
  return gone
}

/** Opens what is kept on a phone. `person`: who holds it, by user id. */
export function openKeptPictures(
  shelf: Shelf,
  folder: PictureFolder,
  person: () => string | undefined,
  now: () => Instant,
): KeptPictures {
  let known: Kept | undefined
  let isRead = false
  const kept = (): Kept | undefined => {
    if (isRead) return known
    isRead = true
    const read = Kept.safeParse(shelf.read(listName))
    known = read.success ? read.data : undefined
    return known
  }
  const own = (): readonly Listed[] => {
    const all = kept()
    return all && all.ownerId === person() ? all.list : []
  }
  /** False where the phone has no room even for the list. */
  const write = (ownerId: string, list: readonly Listed[]): boolean => {
    known = { ownerId, list: [...list] }
    try {
      shelf.write(listName, known)
      return true
    } catch {
      return false
    }
  }
  const drop = (ownerId: string, gone: readonly Listed[]): void => {
    if (gone.length === 0) return
    for (const { id } of gone) folder.remove(id)
    write(
      ownerId,
      own().filter(it => !gone.includes(it)),
    )
  }
  const find = (id: string) => own().find(it => it.id === id)
  const forgetOthers = (owner: string | undefined): void => {
    const all = kept()
    if (!all || all.ownerId === owner) return
    for (const { id } of all.list) folder.remove(id)
    known = undefined
    shelf.remove(listName)
  }
  return {
    pathOf: id => (find(id)?.whole ? folder.pathOf(id) : undefined),
    complaints: () => [...new Set(own().map(({ complaintId }) => complaintId))],
    async keep({ id, complaintId, url }, wanted) {
      const owner = person()
      if (owner === undefined) return 'stop'
      forgetOthers(owner)
      if (find(id)?.whole) return 'kept'
      const fetched = await folder.fetch(url)
      if (fetched === 'offline') return 'stop'
      if (person() !== owner) return 'stop'
      if (fetched === 'refused') return 'not-kept'
      const others = own().filter(it => it.id !== id)
      const gone = leaving(others, fetched.bytes, wanted)
      if (!gone) return 'stop'
      drop(owner, gone)
      const listed = { id, complaintId, bytes: fetched.bytes, at: now() }
      const rest = others.filter(it => !gone.includes(it))
      if (!write(owner, [...rest, { ...listed, whole: false }])) return 'stop'
      const isThere = await folder.put(id, fetched.path)
      // Meanwhile the person may have signed out, or the order gone.
      const isListed = find(id) !== undefined
      if (isThere && !isListed) folder.remove(id)
      if (person() !== owner) return 'stop'
      if (!isListed) return 'not-kept'
      const after = own().filter(it => it.id !== id)
      write(owner, isThere ? [...after, { ...listed, whole: true }] : after)
      return isThere ? 'kept' : 'stop'
    },
    forget(complaintId) {
      const owner = person()
      if (owner !== undefined)
        drop(
          owner,
          own().filter(it => it.complaintId === complaintId),
        )
    },
    forgetOthers,
  }
}
