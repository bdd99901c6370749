// What a person sees of a complaint. Texts inside the company never reach a customer; a hidden name never reaches a handler.

import type {
  Card,
  ClockView,
  Detail,
  EntryView,
  LinkView,
  Next,
  PhotoView,
  SurveyView,
  VisitView,
  Who,
} from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { levelOf } from '#domain/clocks/clock.ts'
import { seesArrivalPlace } from '#domain/complaint/arrival.ts'
import { arrivalOf } from '#domain/complaint/coming.ts'
import { type Complaint, reportOf } from '#domain/complaint/complaint.ts'
import { departmentOf } from '#domain/complaint/department.ts'
import { readsCommunity } from '#domain/complaint/lifecycle.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import { insideOnly } from '#domain/complaint/next-deadline.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Visit } from '#domain/return-visit/visit.ts'
import type { Survey } from '#domain/survey/survey.ts'
import type { Instant } from '#domain/time.ts'
import type { Core } from '../core.ts'
import type { Photos } from '../photos/open-photos.ts'
import type { Community } from '../places/community.ts'
import { cardOf, customerHash } from '../storage/complaint-items.ts'
import { maskPhone } from '../storage/seal.ts'
import type { StoredCard } from '../storage/stored-cards.ts'
import { appointmentView } from './appointment-view.ts'
import { agreementsView, clockView, dealingsView, endingView } from './dealings-views.ts'
import { objectionsView } from './objection-views.ts'
import { orderView, reportView } from './order-view.ts'
import { photoViews, withPhotos } from './photo-views.ts'
import { readableNumbers, withoutNumbers } from './readable-links.ts'

const hiddenPlace = '住户未公开房号'

type Department = { id: string; name: string }

/** Handlers of the complaint, as opposed to the office, do not see what the customer hid. */
export const isHiddenFrom = (complaint: Pick<Complaint, 'hideName' | 'communityId'>, actor: Actor): boolean =>
  complaint.hideName && !readsCommunity(actor, complaint.communityId)

const nextOf = (next: NonNullable<StoredCard['next']>, now: Instant): Next => ({
  ...next,
  level: levelOf(next, now),
})

/** What goes on inside the company is no mark on a customer's card. */
const customerMarks: StoredCard['marks'] = ['happening-now', 'repeat', 'paused']

/** The card of a customer: of the deadlines only those that were promised to him. */
export const customerCard = (stored: StoredCard): StoredCard => ({
  ...stored,
  next: stored.promise,
  marks: stored.marks.filter(it => customerMarks.includes(it)),
})

/** A card as stored in the indexes, as the viewer may see it now. `hides` says whether a hidden name stays hidden from the viewer. */
export const cardView = (
  stored: StoredCard,
  now: Instant,
  departments: readonly Department[],
  hides: boolean,
): Card => {
  const {
    next,
    promise: _promise,
    who,
    engineering,
    placeKind,
    hideName,
    aboutId: _about,
    filerId: _filer,
    departmentId: _department,
    handler: _handler,
    ...rest
  } = stored
  const hidePlace = hides && hideName && placeKind === 'room' && !engineering
  const whoView: Who | undefined = who && {
    role: who.role,
    ...(who.name === undefined ? {} : { name: who.name }),
    ...(who.departmentId === undefined
      ? {}
      : { department: departments.find(it => it.id === who.departmentId)?.name ?? '' }),
  }
  return {
    ...rest,
    place: hidePlace ? hiddenPlace : rest.place,
    ...(next ? { next: nextOf(next, now) } : {}),
    ...(whoView ? { who: whoView } : {}),
  }
}

const photosOf = async (
  needs: Core & { photos: Photos },
  complaint: Complaint,
  entries: readonly Entry[],
): Promise<PhotoView[]> => {
  const [before, after] = await Promise.all([
    photoViews(needs, complaint.photoIds, 'before', entries),
    photoViews(needs, reportOf(complaint.stage)?.photoIds ?? [], 'after', entries),
  ])
  return [...before, ...after]
}

export const entryView = ({
  seq,
  kind,
  author,
  visibility,
  occurredAt,
  recordedAt,
  facts,
  texts,
}: Entry): EntryView => ({
  seq,
  kind,
  author: author.kind === 'staff' ? { kind: 'staff', name: author.name } : { kind: author.kind },
  visibility,
  occurredAt,
  recordedAt,
  facts: Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'object' ? [...fact] : fact]),
  ),
  texts,
})

const surveyView = (survey: Survey): SurveyView | undefined =>
  survey.state === 'none'
    ? undefined
    : {
        state: survey.state,
        expiresAt: survey.expiresAt,
        ...(survey.state === 'answered' ? { answer: { ...survey.answer, tags: [...survey.answer.tags] } } : {}),
      }

const visitView = (visit: Visit): VisitView | undefined =>
  visit.state === 'none'
    ? undefined
    : {
        state: visit.state,
        mandatory: visit.mandatory,
        dueAt: visit.dueAt,
        attempts: visit.attempts,
        ...(visit.state === 'done'
          ? { record: { ...visit.record, visitor: visit.record.visitor.name }, confirmedAt: visit.confirmedAt }
          : {}),
      }

type Shown = { complaint: Complaint; entries: readonly Entry[]; community: Community; actor: Actor }

/** With a hidden name the elder's is hidden too. */
const onBehalfOfView = ({ onBehalfOf }: Complaint, hides: boolean): Detail['onBehalfOf'] => {
  if (!onBehalfOf) return undefined
  const { name, relation, consent } = onBehalfOf
  return { relation, consent, ...(name === undefined || hides ? {} : { name }) }
}

const sharedDetail = async (
  needs: Core & { photos: Photos },
  shown: Shown,
  hides: boolean,
  card: StoredCard = cardOf(shown.complaint),
) => {
  const { complaint, entries, community, actor } = shown
  const now = needs.now()
  const { rules } = community
  const { stage } = complaint
  const ended = 'outcome' in stage ? stage : undefined
  return {
    ...cardView(card, now, community.profile.departments, hides),
    source: complaint.source,
    communityId: complaint.communityId,
    text: complaint.text,
    demand: complaint.demand,
    wantedBy: complaint.wantedBy,
    answers: complaint.answers?.map(({ question, words }) => ({ question, words })),
    visitTimes: complaint.visitTimes && [...complaint.visitTimes],
    onBehalfOf: onBehalfOfView(complaint, hides),
    hideName: complaint.hideName,
    photos: await photosOf(needs, complaint, entries),
    clocks: complaint.clocks.map(clock => clockView(clock, now, rules.calendar)),
    answer: ended?.outcome.answer,
    ...endingView(complaint),
    ...agreementsView(complaint, now, rules),
    appointment: appointmentView(complaint, now, rules),
    inVain: complaint.inVain,
    followers: complaint.followers.length,
    survey: ended && surveyView(ended.survey),
    visit: ended && visitView(ended.visit),
    moves: movesAt(complaint, actor, now, rules),
    turn: complaint.turn,
    receipt: { number: complaint.number, receivedAt: complaint.receivedAt, hash: entries[0]?.hash ?? '' },
  }
}

/** A deadline as it was promised: without the ladder inside the company. */
const promisedClock = ({ otherwise: _, ...clock }: ClockView): ClockView => clock

/** What the filer sees: public entries only, and what was promised to him. */
export const detailView = async (needs: Core & { photos: Photos }, shown: Shown): Promise<Detail> => ({
  ...(await sharedDetail(needs, shown, false, customerCard(cardOf(shown.complaint)))),
  clocks: shown.complaint.clocks
    .filter(clock => !insideOnly.includes(clock.kind))
    .map(clock => promisedClock(clockView(clock, needs.now(), shown.community.rules.calendar))),
  entries: await withPhotos(
    needs,
    shown.entries.filter(it => it.visibility === 'public').map(entryView),
    shown.entries,
  ),
})

/** Leads to 客户台账. */
const customerRef = ({ seal }: Core, customer: Complaint['customer']): StaffDetail['customer']['who'] => {
  const { userId } = customer
  const phoneHash = customerHash(seal, customer)
  if (userId === undefined && phoneHash === undefined) return undefined
  return { ...(userId === undefined ? {} : { userId }), ...(phoneHash === undefined ? {} : { phoneHash }) }
}

/** Papers may say who somebody is: for the office alone. */
const papersFor = async (
  needs: Core & { photos: Photos },
  { complaint, entries, actor }: Shown,
): Promise<PhotoView[]> =>
  readsCommunity(actor, complaint.communityId)
    ? await photoViews(needs, complaint.paperIds ?? [], 'paper', entries)
    : []

/** What staff see: internal entries too, the phone masked, the customer hidden from the handler where he asked for it. */
export const staffView = async (needs: Core & { photos: Photos }, shown: Shown): Promise<StaffDetail> => {
  const { complaint, entries, community, actor } = shown
  const hidden = isHiddenFrom(complaint, actor)
  const seesPlace = seesArrivalPlace(complaint, actor)
  const arrivedAt = arrivalOf(complaint)
  const { customer } = complaint
  const numbers = await readableNumbers(needs, shown, actor, community.profile.off)
  const { mergedInto, ...detail } = await sharedDetail(needs, shown, hidden)
  const dealings = dealingsView(complaint, community, actor, needs.now())
  const readable = (link: LinkView | undefined) => (link && numbers.has(link.number) ? link : undefined)
  return {
    ...detail,
    photos: [...detail.photos, ...(await papersFor(needs, shown))],
    mergedInto: readable(mergedInto),
    entries: await withPhotos(
      needs,
      entries
        .filter(it => seesPlace || !saysPosition(it))
        .map(entryView)
        .map(entry => (hidden ? withoutPerson(entry) : entry))
        .map(entry => withoutNumbers(entry, numbers)),
      entries,
    ),
    customer: {
      name: hidden ? '住户（已隐去姓名）' : customer.name,
      ...(hidden || customer.phone === undefined ? {} : { maskedPhone: maskPhone(customer.phone) }),
      relation: customer.relation,
      hidden,
      ...(readsCommunity(actor, complaint.communityId) ? { who: customerRef(needs, customer) } : {}),
    },
    version: complaint.version,
    recordedAt: complaint.recordedAt,
    thirdParty: complaint.thirdParty,
    categoryId: complaint.category.id,
    categoryRoot: community.profile.categories.find(it => it.id === complaint.category.id)?.root,
    departmentId: departmentOf(complaint),
    needsPhotos: complaint.category.needsPhotos,
    happeningNow: complaint.happeningNow,
    arrivedAt,
    ...(seesPlace && arrivedAt !== undefined ? { arrivalPlace: complaint.arrivalPlace } : {}),
    ...dealings,
    repeatOf: readable(dealings.repeatOf),
    children: dealings.children?.filter(readable),
    ...objectionsView(complaint, community, actor),
    firstContact: complaint.firstContact?.name,
    order: orderView(complaint, community),
    report: reportView(complaint),
  }
}

/** That of somebody's place: nobody else learns even that there is one. */
const saysPosition = ({ kind, visibility }: Entry): boolean => kind === 'arrived' && visibility === 'internal'

const withoutPerson = (entry: EntryView): EntryView => {
  const { place: _place, elder: _elder, ...texts } = entry.texts
  return { ...entry, texts }
}
