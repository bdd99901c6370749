// Filing: the client's key becomes the complaint's id, the number comes from a counter in the same transaction.

import type { Detail } from '#contract/complaint-views.ts'
import type { FilingBody } from '#contract/complaints.ts'
import type { Reason } from '#contract/refusals.ts'
import { type Complaint, type Customer, keptCategory, type Place } from '#domain/complaint/complaint.ts'
import type { Decision, Moment } from '#domain/complaint/decision.ts'
import { type Filing, file } from '#domain/complaint/intake.ts'
import { numberOf, sequenceOf } from '#domain/complaint/number.ts'
import { checkAnswers } from '#domain/complaint/questions.ts'
import type { TextRefusal } from '#domain/complaint/wording.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Photos } from '../photos/open-photos.ts'
import { photoAt } from '../photos/photo-item.ts'
import { type Community, communityOf, offeredCategory, readCommunity } from '../places/community.ts'
import { publicPlaceFrom } from '../places/public-place.ts'
import { type Caller, enter, phoneContext } from '../session/enter.ts'
import { counterAt, requestHashOf } from '../storage/act-items.ts'
import { complaintAt } from '../storage/complaint-items.ts'
import { type Found, readItems } from '../storage/read.ts'
import type { Lost, Put } from '../storage/write.ts'
import { attachPhotos } from './attach-photos.ts'
import { readComplaint } from './read-complaint.ts'
import { type Saved, saveDecision } from './save-decision.ts'
import { detailView } from './views.ts'

type Needs = Core & { photos: Photos }

/** A filing before its number: what a resident's and a caller's have in common. */
export type Prepared = {
  filing: Filing
  decide: (filing: Filing, number: string, moment: Moment) => Result<Decision, Reason>
  caller: Caller
  community: Community
  requestHash: string
  /** What else is written with it. */
  beside?: readonly Put[] | undefined
}

/**
 * How long filings that meet at the counter go on; pauses in milliseconds. Reckoned by simulation for 200 filings at one
 * moment, each in a function of its own, with 20 ms for an operation: all get their number within five seconds, half of
 * what the function may take. Shorter pauses and fewer tries turned half of them away.
 */
export const numberRace = { mostTries: 30, longestPause: 320 } as const

/** The filing of a body, with its category and place looked up. */
export const filingOf = (
  body: FilingBody,
  by: { id: string; source: Filing['source']; customer: Customer; place: Place; receivedAt: Instant },
  community: Community,
): Result<Filing, 'category-unknown' | 'answer-unknown' | TextRefusal> => {
  const category = offeredCategory(community, body.categoryId)
  if (!category) return refuse('category-unknown')
  const answers = checkAnswers(category.questions ?? [], body.answers ?? [])
  if (!answers.ok) return answers
  const { kind, communityId, danger, happeningNow, hideName, text, demand, wantedBy, photoIds } = body
  const { visitTimes = [], onBehalfOf } = body
  return accept({
    ...by,
    kind,
    communityId,
    category: keptCategory(category),
    danger,
    happeningNow,
    hideName,
    text,
    demand,
    wantedBy,
    ...(answers.value.length > 0 ? { answers: answers.value } : {}),
    ...(visitTimes.length > 0 ? { visitTimes: [...new Set(visitTimes)] } : {}),
    ...(onBehalfOf ? { onBehalfOf } : {}),
    photoIds: [...new Set(photoIds)],
  })
}

type Attempt = { serial: number; found: Found }

const pause = (core: Core, tries: number): Promise<void> =>
  core.wait(core.randomBelow(Math.min(numberRace.longestPause, 4 * 2 ** tries)))

const attempt = async (
  core: Core,
  { filing, decide, caller, community, requestHash, beside = [] }: Prepared,
  { serial, found }: Attempt,
): Promise<Result<Saved, Reason>> => {
  const now = core.now()
  const sequence = sequenceOf(filing.source, now)
  const moment = { actor: caller.actor, now, rules: community.rules }
  const decided = decide(filing, numberOf(sequence, serial + 1), moment)
  if (!decided.ok) return decided
  const to = { ownerId: caller.user.id, complaintId: filing.id, now }
  const photos = attachPhotos(found, filing.photoIds, { ...to, of: 'before' })
  if (!photos.ok) return photos
  const papers = attachPhotos(found, filing.paperIds ?? [], { ...to, of: 'paper' })
  if (!papers.ok) return papers
  const counter = counterAt(sequence)
  const item = { v: 1, ...counter.key, version: serial + 1 }
  const count: Put =
    serial === 0
      ? { table: 'records', only: 'if-absent', item }
      : { table: 'records', only: 'if-version', version: serial, item }
  return accept(
    await saveDecision(core, {
      decision: {
        ...decided.value,
        entries: [...decided.value.entries, ...photos.value.entries, ...papers.value.entries],
      },
      community,
      actorId: caller.user.id,
      requestHash,
      now,
      also: () => [...photos.value.puts, ...papers.value.puts, count, ...beside],
    }),
  )
}

const picturesOf = ({ photoIds, paperIds = [] }: Filing): string[] => [...photoIds, ...paperIds]

const isCounter = (put: Put | undefined): boolean => put?.item.sk === 'COUNTER'

/** The serial that stands now, where the counter alone was lost and the answer says so. */
const standingSerial = (lost: readonly Lost[], puts: readonly Put[]): number | undefined => {
  const [only, ...others] = lost
  if (!only || others.length > 0 || !isCounter(puts[only.index])) return undefined
  return typeof only.standing?.version === 'number' ? only.standing.version : undefined
}

/** Takes a number and saves; a lost race for the number is run again with a growing random pause. */
export const numberAndSave = async (
  core: Core,
  prepared: Prepared,
  first: Found,
): Promise<Result<{ complaint: Complaint; entries: Parameters<typeof detailView>[1]['entries'] }, Reason>> => {
  const { filing } = prepared
  const counterHere = () => counterAt(sequenceOf(filing.source, core.now()))
  const complaintHere = complaintAt(filing.id)
  let next: Attempt = { serial: first.take(counterHere())?.version ?? 0, found: first }
  for (let tries = 1; tries <= numberRace.mostTries; tries += 1) {
    const tried = await attempt(core, prepared, next)
    if (!tried.ok) return tried
    if (tried.value.ok) return accept(tried.value)
    core.log({ level: 'info', what: 'number-race-lost', complaintId: filing.id, tries })
    const serial = tries === 1 ? standingSerial(tried.value.lost, tried.value.puts) : undefined
    if (serial !== undefined) {
      next = { serial, found: next.found }
      continue
    }
    await pause(core, tries)
    const found = await readItems(core.database, [counterHere(), complaintHere, ...picturesOf(filing).map(photoAt)])
    if (found.take(complaintHere)) return filedAlready(core, filing.id, prepared.requestHash)
    next = { serial: found.take(counterHere())?.version ?? 0, found }
  }
  return refuse('busy-try-again')
}

/** The same key again: the same request gets the complaint it made, any other is refused. */
export const filedAlready = async (core: Core, id: string, requestHash: string) => {
  const read = await readComplaint(core, id)
  return read && read.requestHash === requestHash ? accept(read) : refuse('key-reused' as const)
}

const placeOf = (
  { user }: Caller,
  { place, communityId }: FilingBody,
  community: Community,
): Result<Place, 'room-not-yours' | 'text-missing'> => {
  if (place.kind === 'public') return publicPlaceFrom(place, community)
  const room = user.rooms.find(it => it.roomId === place.roomId && it.communityId === communityId)
  if (!room) return refuse('room-not-yours')
  return accept({ kind: 'room', roomId: room.roomId, buildingId: room.buildingId, label: room.label })
}

const customerOf = (core: Core, { actor, user }: Caller, body: FilingBody): Customer => {
  const bound = user.rooms.find(it => it.communityId === body.communityId)
  return {
    userId: user.id,
    name: actor.name,
    phone: user.phone && core.seal.open(user.phone, phoneContext(user.id)),
    relation: bound?.relation ?? 'visitor',
  }
}

export const fileComplaint = async (
  needs: Needs,
  { holder, key, body }: Asked<unknown, unknown, FilingBody>,
): Promise<Result<Detail, Reason>> => {
  const requestHash = requestHashOf(needs.seal, 'fileComplaint', [holder.userId, body])
  const here = complaintAt(key)
  const counterHere = counterAt(sequenceOf('wechat', needs.now()))
  const [entered, community] = await Promise.all([
    enter(needs, holder, [here, counterHere, ...body.photoIds.map(photoAt)]),
    readCommunity(needs, body.communityId),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const { actor } = caller
  if (found.take(here)) {
    const filed = await filedAlready(needs, key, requestHash)
    if (!filed.ok) return filed
    const own = await communityOf(needs, filed.value.complaint.communityId)
    return accept(await detailView(needs, { ...filed.value, community: own, actor }))
  }
  if (!community) return refuse('community-unknown')
  const place = placeOf(caller, body, community)
  if (!place.ok) return place
  const customer = customerOf(needs, caller, body)
  const filing = filingOf(
    body,
    { id: key, source: 'wechat', customer, place: place.value, receivedAt: needs.now() },
    community,
  )
  if (!filing.ok) return filing
  const prepared: Prepared = { filing: filing.value, decide: file, caller, community, requestHash }
  const filed = await numberAndSave(needs, prepared, found)
  return filed.ok ? accept(await detailView(needs, { ...filed.value, community, actor })) : filed
}
