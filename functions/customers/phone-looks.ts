// A whole phone number is answered with a reason only, and only after the look stands in the access log. Who reads that log.

import type { PhoneLook } from '#contract/customers.ts'
import type { Reason } from '#contract/refusals.ts'
import { isAbout, maySeeAsStaff, readsCommunity, talksToCustomer } from '#domain/complaint/lifecycle.ts'
import { type LookReason, readsAccessLog } from '#domain/people/customer.ts'
import { erasedName } from '#domain/people/erasure.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { yearMonthOf } from '#domain/time.ts'
import { isHiddenFrom } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type Caller, enter, nameContext, phoneContext } from '../session/enter.ts'
import { keyAt, keyItem, requestHashOf } from '../storage/act-items.ts'
import { complaintAt, openComplaint } from '../storage/complaint-items.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { userAt } from '../storage/person-items.ts'
import { type Found, type Page, readItems, readPage } from '../storage/read.ts'
import { writeThrough } from '../storage/write.ts'
import { LookItem, lookSort, looksPartition } from './customer-items.ts'

type Of = { kind: 'complaint'; complaintId: string } | { kind: 'account'; userId: string }
type Body = { communityId: string; of: Of; why: LookReason }

/** The number, and whose it is for the log. */
type Known = { phone: string } & Pick<LookItem, 'userId' | 'phoneHash' | 'complaintId'>

const inComplaint = (
  core: Core,
  { caller, found }: { caller: Caller; found: Found },
  communityId: string,
  complaintId: string,
): Result<Known, Reason> => {
  const item = found.take(complaintAt(complaintId))
  const complaint = item && openComplaint(item, core.seal)
  const { actor } = caller
  if (!complaint || complaint.communityId !== communityId || !maySeeAsStaff(complaint, actor))
    return refuse('not-found')
  if (isHiddenFrom(complaint, actor) || !talksToCustomer(complaint, actor)) return refuse('not-allowed')
  const { userId, phone } = complaint.customer
  if (phone === undefined) return refuse('no-phone')
  const whose = userId === undefined ? { phoneHash: core.seal.searchHash(phone) } : { userId }
  return accept({ phone, ...whose, complaintId })
}

const ofAccount = (
  core: Core,
  { caller, found }: { caller: Caller; found: Found },
  communityId: string,
  userId: string,
): Result<Known, Reason> => {
  if (!readsCommunity(caller.actor, communityId)) return refuse('not-allowed')
  const user = found.take(userAt(userId))
  const livesHere = user?.rooms.some(it => it.communityId === communityId)
  if (!user || !livesHere || userId === caller.user.id) return refuse('customer-unknown')
  if (user.phone === undefined) return refuse('no-phone')
  return accept({ phone: core.seal.open(user.phone, phoneContext(userId)), userId })
}

const mostTries = 3

/** One wait, one transaction: the look and the key of the request. Asked again under its key it is the same look. */
export const revealPhone = async (
  core: Core,
  { holder, key, body }: Asked<unknown, unknown, Body>,
): Promise<Result<{ phone: string }, Reason>> => {
  const { communityId, of, why } = body
  const requestHash = requestHashOf(core.seal, 'revealPhone', body)
  const keyHere = keyAt(holder.userId, key)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const wanted = of.kind === 'complaint' ? complaintAt(of.complaintId) : userAt(of.userId)
    const entered = await enter(core, holder, [keyHere, wanted])
    if (!entered.ok) return entered
    const { caller, found } = entered.value
    const known =
      of.kind === 'complaint'
        ? inComplaint(core, entered.value, communityId, of.complaintId)
        : ofAccount(core, entered.value, communityId, of.userId)
    if (!known.ok) return known
    const { phone, ...whose } = known.value
    const done = found.take(keyHere)
    if (done) return done.requestHash === requestHash ? accept({ phone }) : refuse('key-reused')
    const at = core.now()
    const id = core.seal.searchHash(`huiyin/phone-look/v1\n${holder.userId}\n${key}`).slice(0, 22)
    const look: LookItem = {
      v: 1,
      pk: looksPartition(communityId, yearMonthOf(at)),
      sk: lookSort(at, id),
      kind: 'phone-look',
      id,
      at,
      byId: caller.actor.id,
      byName: caller.actor.name,
      ...whose,
      why,
    }
    const written = await writeThrough(core, [
      { table: 'records', only: 'if-absent', item: look },
      {
        table: 'working',
        only: 'if-absent',
        item: keyItem(holder.userId, key, { requestHash, complaintId: whose.complaintId ?? '', seq: 0, at }),
      },
    ])
    if (written.ok) return accept({ phone })
  }
  return refuse('busy-try-again')
}

const pageSize = 50

const lookView = (core: Core, found: Found, look: LookItem, readerId: string): PhoneLook | undefined => {
  const { id, at, byName, userId, complaintId, why } = look
  const item = complaintId === undefined ? undefined : found.take(complaintAt(complaintId))
  const complaint = item && openComplaint(item, core.seal)
  if (complaint && isAbout(complaint, readerId)) return undefined
  const user = userId === undefined ? undefined : found.take(userAt(userId))
  const named = user ? core.seal.open(user.name, nameContext(user.id)) : complaint?.customer.name
  return { id, at, by: byName, whose: named ?? erasedName, why, ...(complaint ? { number: complaint.number } : {}) }
}

type Query = { communityId: string; month: string; more?: string | undefined }

/** Two waits: who asks beside a page of the log, then the names as they are now. */
export const readAccessLog = async (
  core: Core,
  { holder, query }: Asked<unknown, Query>,
): Promise<Result<{ looks: PhoneLook[]; more?: string }, Reason>> => {
  const { communityId, month, more } = query
  const filter = `looks/${communityId}/${month}`
  const after = more === undefined ? undefined : readPageToken(core, more, holder.userId, filter)
  if (more !== undefined && after === undefined) return refuse('page-token-invalid')
  const [entered, page]: [Awaited<ReturnType<typeof enter>>, Page] = await Promise.all([
    enter(core, holder),
    readPage(core.database, {
      table: 'records',
      partition: ['pk', looksPartition(communityId, month.slice(2, 4) + month.slice(5, 7))],
      newestFirst: true,
      limit: pageSize,
      after,
    }),
  ])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!readsAccessLog(actor, communityId)) return refuse('not-allowed')
  const looks = page.items.map(it => LookItem.parse(it))
  const found = await readItems(
    core.database,
    looks.flatMap(({ userId, complaintId }) => [
      ...(userId === undefined ? [] : [userAt(userId)]),
      ...(complaintId === undefined ? [] : [complaintAt(complaintId)]),
    ]),
  )
  return accept({
    looks: looks.flatMap(it => lookView(core, found, it, actor.id) ?? []),
    ...(page.last ? { more: writePageToken(core, page.last, holder.userId, filter) } : {}),
  })
}
