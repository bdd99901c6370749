// 给家人看 and 不再给他看: the filer lets somebody he lives with read his complaint, and takes it back.

import type { Reason } from '#contract/refusals.ts'
import type { Housemate } from '#contract/sharing.ts'
import { maskName } from '#domain/people/home.ts'
import { type Belonging, mayReadShared, share } from '#domain/people/sharing.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { isKept, keyAt, keyPut, requestHashOf } from '../storage/act-items.ts'
import { complaintAt } from '../storage/complaint-items.ts'
import { type MemberItem, openMember } from '../storage/home-items.ts'
import { type BoundRoom, type UserItem, userAt } from '../storage/person-items.ts'
import { readWhole } from '../storage/read.ts'
import { ShareItem, sharePuts, sharesPartition } from '../storage/share-items.ts'
import type { ComplaintItem } from '../storage/stored-complaint.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { readHousehold } from './change-home.ts'

/** Whom the complaint is shared with: those who have not been taken off again. */
const readShares = async (core: Core, complaintId: string): Promise<ShareItem[]> => {
  const partition = ['pk', sharesPartition(complaintId)] as const
  const items = await readWhole(core.database, { table: 'records', partition })
  return items.map(it => ShareItem.parse(it)).filter(it => it.endedAt === undefined)
}

type Loaded = {
  user: UserItem
  complaint: ComplaintItem['complaint']
  shares: ShareItem[]
  reader: UserItem | undefined
  done: string | undefined
}

const load = async (
  core: Core,
  holder: Asked['holder'],
  complaintId: string,
  { key, readerId }: { key?: string; readerId?: string } = {},
): Promise<Result<Loaded, Reason>> => {
  const complaintHere = complaintAt(complaintId)
  const keyHere = key === undefined ? [] : [keyAt(holder.userId, key)]
  const readerHere = readerId === undefined ? [] : [userAt(readerId)]
  const [entered, shares] = await Promise.all([
    enter(core, holder, [complaintHere, ...keyHere, ...readerHere]),
    readShares(core, complaintId),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const complaint = found.take(complaintHere)?.complaint
  if (!complaint || complaint.customer.userId !== caller.user.id) return refuse('not-found')
  const [reader] = readerHere.map(it => found.take(it))
  const [kept] = keyHere.map(it => found.take(it))
  return accept({ user: caller.user, complaint, shares, reader, done: kept?.requestHash })
}

/** Everybody else of my rooms, once each, with the rooms we share. */
const housematesOf = async (core: Core, user: UserItem) => {
  const households = await Promise.all(
    user.rooms.map(async bound => ({ bound, ...(await readHousehold(core, bound, core.now())) })),
  )
  const found = new Map<string, { member: MemberItem; bound: BoundRoom; rooms: Belonging[] }>()
  for (const { bound, members } of households)
    for (const member of members) {
      const before = found.get(member.userId) ?? { member, bound, rooms: [] }
      found.set(member.userId, {
        ...before,
        rooms: [...before.rooms, { roomId: bound.roomId, since: member.since }],
      })
    }
  found.delete(user.id)
  return [...found.values()].sort((one, other) => (one.member.since ?? 0) - (other.member.since ?? 0))
}

export const readSharing = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<{ people: Housemate[] }, Reason>> => {
  const loaded = await load(core, holder, params.id)
  if (!loaded.ok) return loaded
  const { user, complaint, shares } = loaded.value
  const filer = { userId: user.id, rooms: user.rooms }
  const housemates = await housematesOf(core, user)
  return accept({
    people: housemates
      .filter(({ member, rooms }) => share(complaint, filer, { userId: member.userId, rooms }, 0).ok)
      .map(({ member, bound, rooms }) => {
        const { userId, relation } = member
        const at = shares.find(it => it.readerId === userId)?.at
        const reads = mayReadShared(complaint, at, filer, { userId, rooms })
        const { name, calledAs } = openMember(core.seal, member)
        return {
          userId,
          name: maskName(name),
          relation,
          // What an owner calls somebody is for the owner.
          ...(calledAs !== undefined && bound.relation === 'owner' ? { calledAs } : {}),
          ...(reads && at !== undefined ? { sharedAt: at } : {}),
        }
      }),
  })
}

type Request = Asked<unknown, unknown, { complaintId: string; userId: string }>

const mostTries = 5

/** Carries out a change once; a lost race is decided again. */
const change = async (
  core: Core,
  name: string,
  { holder, key, body }: Request,
  decide: (loaded: Loaded, now: Instant) => Result<Put[], Reason>,
): Promise<Result<Record<string, never>, Reason>> => {
  const requestHash = requestHashOf(core.seal, name, body)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const loaded = await load(core, holder, body.complaintId, { key, readerId: body.userId })
    if (!loaded.ok) return loaded
    const { done } = loaded.value
    if (done !== undefined) return done === requestHash ? accept({}) : refuse('key-reused')
    const now = core.now()
    const decided = decide(loaded.value, now)
    if (!decided.ok) {
      if (await isKept(core, holder.userId, key)) continue
      return decided
    }
    const puts = [...decided.value, keyPut(holder.userId, key, requestHash, now)]
    const written = await writeItems(core.database, puts)
    if (written.ok) return accept({})
    await core.wait(core.randomBelow(20 * 2 ** tries))
  }
  return refuse('busy-try-again')
}

export const shareMine = (core: Core, request: Request): Promise<Result<Record<string, never>, Reason>> =>
  change(core, 'shareMine', request, ({ user, complaint, shares, reader }, now) => {
    const others = shares.filter(it => it.readerId !== reader?.id)
    const filer = { userId: user.id, rooms: user.rooms }
    const shared = share(complaint, filer, reader && { userId: reader.id, rooms: reader.rooms }, others.length)
    if (!shared.ok) return shared
    return accept(sharePuts(complaint, { filerId: user.id, readerId: request.body.userId, at: now }))
  })

export const unshareMine = (core: Core, request: Request): Promise<Result<Record<string, never>, Reason>> =>
  change(core, 'unshareMine', request, ({ user, complaint, shares }, now) => {
    const readerId = request.body.userId
    const before = shares.find(it => it.readerId === readerId)
    return accept(before ? sharePuts(complaint, { filerId: user.id, readerId, at: before.at, endedAt: now }) : [])
  })
