// The staff's reading: the work list, one complaint, the candidates for an order, a customer by phone.

import * as z from 'zod/mini'
import type { StaffDetail } from '#contract/complaint-views.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Candidate, Customer, WorkPage } from '#contract/staff.ts'
import { mayMove, maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { rankCandidates } from '#domain/dispatch/candidates.ts'
import { type Actor, holds } from '#domain/people/actor.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { addDays, dayOf, type Instant, startOfDay } from '#domain/time.ts'
import { readComplaint } from '../complaints/read-complaint.ts'
import { cardView, staffView } from '../complaints/views.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Photos } from '../photos/open-photos.ts'
import { communityOf, departmentName, handlesFor, readCommunity } from '../places/community.ts'
import { enter, nameContext, phoneContext } from '../session/enter.ts'
import { sortableInstant } from '../storage/due.ts'
import { readPageToken, writePageToken } from '../storage/page-token.ts'
import { PhoneItem, phonePartition, userAt } from '../storage/person-items.ts'
import { countItems, type Page, readItems, readPage, readWhole } from '../storage/read.ts'
import { maskPhone } from '../storage/seal.ts'
import { StoredCard } from '../storage/stored-complaint.ts'

const pageSize = 30
const Listed = z.object({ card: StoredCard })
const office = ['agent', 'dispatcher', 'manager', 'executive', 'auditor'] as const

type Scope = { communityId: string; of: 'mine' | 'community' }

const partitionOf = ({ communityId, of }: Scope, userId: string) =>
  of === 'mine'
    ? ({ index: 'byHolder', partition: ['holderKey', `HOLDER#${userId}`], sort: 'holderSort' } as const)
    : ({ index: 'byOpen', partition: ['openKey', `OPEN#${communityId}`], sort: 'openSort' } as const)

const workPage = (core: Core, scope: Scope, userId: string, after?: Record<string, unknown>): Promise<Page> => {
  const { index, partition } = partitionOf(scope, userId)
  return readPage(core.database, { table: 'records', index, partition, limit: pageSize, after })
}

const countBetween = (core: Core, scope: Scope, userId: string, from: Instant, to: Instant): Promise<number> => {
  const { index, partition, sort } = partitionOf(scope, userId)
  return countItems(core.database, {
    table: 'records',
    index,
    partition,
    between: [sort, sortableInstant(from), `${sortableInstant(to)}#~`],
  })
}

/** Heads see the community's list narrowed to what waits for them; handlers only their own. */
const mayList = (actor: Actor, { communityId, of }: Scope): boolean =>
  of === 'mine'
    ? actor.grants.some(it => it.communityId === communityId)
    : holds(actor, communityId, office) || holds(actor, communityId, ['department-head'])

const isForHead = (actor: Actor, communityId: string, card: StoredCard): boolean =>
  card.who?.departmentId !== undefined &&
  actor.grants.some(
    it => it.role === 'department-head' && it.communityId === communityId && it.departmentId === card.who?.departmentId,
  )

export const listWork = async (
  core: Core,
  { holder, query }: Asked<unknown, Scope & { more?: string | undefined }>,
): Promise<Result<WorkPage, Reason>> => {
  const filter = `work/${query.communityId}/${query.of}`
  const after = query.more === undefined ? undefined : readPageToken(core, query.more, holder.userId, filter)
  if (query.more !== undefined && after === undefined) return refuse('page-token-invalid')
  const now = core.now()
  const tomorrow = startOfDay(addDays(dayOf(now), 1)) - 1
  const [entered, page, community, dueToday, overdue] = await Promise.all([
    enter(core, holder),
    workPage(core, query, holder.userId, after),
    readCommunity(core, query.communityId),
    countBetween(core, query, holder.userId, now, tomorrow),
    countBetween(core, query, holder.userId, 0, now),
  ])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!community || !mayList(actor, query)) return refuse('not-allowed')
  const seesAll = holds(actor, query.communityId, office)
  const cards = page.items
    .map(item => Listed.parse(item).card)
    .filter(card => query.of === 'mine' || seesAll || isForHead(actor, query.communityId, card))
  return accept({
    cards: cards.map(card => cardView(card, now, community.profile.departments, !seesAll)),
    counts: {
      fresh: cards.filter(it => it.state === 'submitted').length,
      dueToday,
      overdue,
      toVisit: cards.filter(it => it.state === 'answered').length,
    },
    ...(page.last ? { more: writePageToken(core, page.last, holder.userId, filter) } : {}),
  })
}

export const readAsStaff = async (
  needs: Core & { photos: Photos },
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<StaffDetail, Reason>> => {
  const [entered, read] = await Promise.all([enter(needs, holder), readComplaint(needs, params.id)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!read || !maySeeAsStaff(read.complaint, actor)) return refuse('not-found')
  const community = await communityOf(needs, read.complaint.communityId)
  return accept(await staffView(needs, { ...read, community, actor }))
}

export const listCandidates = async (
  core: Core,
  { holder, params }: Asked<{ id: string }>,
): Promise<Result<{ department: string; candidates: Candidate[] }, Reason>> => {
  const [entered, read] = await Promise.all([enter(core, holder), readComplaint(core, params.id)])
  if (!entered.ok) return entered
  const { actor } = entered.value.caller
  if (!read || !maySeeAsStaff(read.complaint, actor)) return refuse('not-found')
  const { complaint } = read
  const may = mayMove(complaint, actor, 'dispatch')
  if (!may.ok) return may
  const community = await communityOf(core, complaint.communityId)
  const handlers = await Promise.all(
    community.staff
      .flatMap(it => {
        const departmentId = handlesFor(it, complaint.category.departmentId)
        return departmentId === undefined ? [] : [{ ...it, departmentId }]
      })
      .map(async it => ({
        id: it.userId,
        name: it.name,
        departmentId: it.departmentId,
        skills: it.skills,
        buildingIds: it.buildingIds,
        openOrders: await countItems(core.database, {
          table: 'records',
          index: 'byHolder',
          partition: ['holderKey', `HOLDER#${it.userId}`],
        }),
      })),
  )
  const { departmentId, id } = complaint.category
  const skill = community.profile.categories.find(it => it.id === id)?.skill
  const ranked = rankCandidates(handlers, { departmentId, skill, buildingId: complaint.place.buildingId })
  return accept({
    department: departmentName(community, departmentId),
    candidates: ranked.map(({ handler, reasons }) => ({
      userId: handler.id,
      name: handler.name,
      openOrders: handler.openOrders,
      reasons,
    })),
  })
}

export const findCustomer = async (
  core: Core,
  { holder, query }: Asked<unknown, { communityId: string; phone: string }>,
): Promise<Result<{ customers: Customer[] }, Reason>> => {
  const [entered, items] = await Promise.all([
    enter(core, holder),
    readWhole(core.database, {
      table: 'records',
      partition: ['pk', phonePartition(core.seal.searchHash(query.phone))],
    }),
  ])
  if (!entered.ok) return entered
  if (!holds(entered.value.caller.actor, query.communityId, ['agent', 'dispatcher'])) return refuse('not-allowed')
  const here = items.map(item => userAt(PhoneItem.parse(item).userId))
  const found = await readItems(core.database, here)
  const users = here.flatMap(it => found.take(it) ?? [])
  return accept({
    customers: users
      .filter(user => user.rooms.some(room => room.communityId === query.communityId))
      .map(user => ({
        userId: user.id,
        name: core.seal.open(user.name, nameContext(user.id)),
        ...(user.phone ? { maskedPhone: maskPhone(core.seal.open(user.phone, phoneContext(user.id))) } : {}),
        rooms: user.rooms
          .filter(room => room.communityId === query.communityId)
          .map(({ roomId, label }) => ({ roomId, label })),
      })),
  })
}
