// What a person may see of a complaint: the card in lists, the detail of a resident. What staff see beside it: staff-detail.ts.

import * as z from 'zod/mini'
import { clockSteps } from '#domain/clocks/clock.ts'
import { clockKinds } from '#domain/clocks/policy.ts'
import { requestKinds, severities, sources, visitTimes } from '#domain/complaint/classes.ts'
import { agreementMethods, closingCodes, pauseReasons, states, vainReasons } from '#domain/complaint/complaint.ts'
import { moveNames } from '#domain/complaint/lifecycle.ts'
import { consents, elderRelations } from '#domain/complaint/on-behalf.ts'
import { entryKinds } from '#domain/ledger/entry.ts'
import { roles } from '#domain/people/actor.ts'
import { visitMethods, visitVerdicts } from '#domain/return-visit/visit.ts'
import { Id, Instant, known } from './fields.ts'

export const Level = known(['ample', 'near', 'overdue'])

/** The one next deadline, and what is awaited by then. */
export const Next = z.object({
  awaits: known(clockKinds),
  remindAt: Instant,
  dueAt: Instant,
  level: Level,
})
export type Next = z.infer<typeof Next>

/** Who owes the next step: a person, or a post where nobody is named yet. */
export const Who = z.object({
  name: z.optional(z.string()),
  role: known(roles),
  department: z.optional(z.string()),
})
export type Who = z.infer<typeof Who>

/** What a customer can be asked for. */
export const asked = ['survey', 'visit-confirmation', 'offer'] as const

/** What makes a complaint stand out in a list. */
export const marks = [
  'happening-now',
  'repeat',
  'paused',
  'supervised',
  'escalated',
  'urged',
  'proposal',
  'objection',
  'asked-department',
  'merged-others',
] as const

/** A complaint in a list. `next` and `who` are there while it is open. */
export const Card = z.object({
  id: Id,
  number: z.string(),
  kind: known(requestKinds),
  title: z.string(),
  state: known(states),
  severity: known(severities),
  category: z.string(),
  place: z.string(),
  round: z.number(),
  receivedAt: Instant,
  next: z.optional(Next),
  who: z.optional(Who),
  /** What the customer can do about it now. */
  asks: z.optional(known(asked)),
  marks: z.optional(z.array(known(marks))),
})
export type Card = z.infer<typeof Card>

export const CardPage = z.object({ cards: z.array(Card), more: z.optional(z.string()) })
export type CardPage = z.infer<typeof CardPage>

export const PhotoView = z.object({
  id: Id,
  /** `before`: came with the complaint; `after`: came with the report; `said`: came with words or an arrival in between. */
  of: known(['before', 'after', 'said', 'paper']),
  ready: z.boolean(),
  refused: z.optional(z.boolean()),
  url: z.optional(z.string()),
  /** As large as a page shows it; missing for photos of before there was one. */
  mediumUrl: z.optional(z.string()),
  /** Its middle, square. */
  thumbnailUrl: z.optional(z.string()),
  /** How long the links can be used; until then a phone may go on using those it has. */
  linksUntil: z.optional(Instant),
})
export type PhotoView = z.infer<typeof PhotoView>

const Fact = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

export const EntryView = z.object({
  seq: z.number(),
  kind: known(entryKinds),
  author: z.object({ kind: known(['customer', 'staff', 'system']), name: z.optional(z.string()) }),
  visibility: known(['public', 'internal']),
  occurredAt: Instant,
  recordedAt: Instant,
  facts: z.record(z.string(), Fact),
  texts: z.record(z.string(), z.string()),
  /** Shown with its words. */
  photos: z.optional(z.array(PhotoView)),
})
export type EntryView = z.infer<typeof EntryView>

const Interval = z.object({ from: Instant, to: Instant })
const Day = z.string()

/** What counted until now, and which days until the due time do not count and why. `elapsed` is milliseconds, or days for working days. */
export const ExplanationView = z.object({
  counted: z.array(Interval),
  elapsed: z.number(),
  skipped: z.array(
    z.object({
      day: Day,
      why: known(['day-of-start', 'weekend', 'holiday', 'nobody-on-duty', 'paused']),
      name: z.optional(z.string()),
    }),
  ),
  makeUpDays: z.array(z.object({ day: Day, name: z.string() })),
  /** Years whose holidays are not yet announced: the deadline may still move. */
  unannounced: z.array(z.number()),
  /** A third party wants its answer earlier: the due time that was counted or agreed. */
  insteadOf: z.optional(Instant),
})
export type ExplanationView = z.infer<typeof ExplanationView>

/** A clock with what explains it: how it counts, under which policy. `length` is milliseconds, or days for working days, or 0 for the same day. */
export const ClockView = z.object({
  kind: known(clockKinds),
  round: z.number(),
  counting: known(['elapsed', 'dutyTime', 'workingHours', 'workingDays', 'sameDay']),
  length: z.number(),
  policy: z.string(),
  startedAt: Instant,
  remindAt: z.optional(Instant),
  dueAt: Instant,
  level: Level,
  pauses: z.optional(z.array(Interval)),
  agreedAt: z.optional(Instant),
  /** What happens if nobody acts, and when. */
  otherwise: z.optional(z.object({ step: known(clockSteps), at: Instant })),
  /** While it runs. */
  explanation: z.optional(ExplanationView),
  stoppedAt: z.optional(Instant),
  end: z.optional(known(['met', 'late', 'withdrawn', 'merged', 'cancelled'])),
})
export type ClockView = z.infer<typeof ClockView>

const ItemMark = z.optional(known(['poor', 'fair', 'good']))

export const SurveyView = z.object({
  state: known(['asked', 'answered']),
  expiresAt: Instant,
  answer: z.optional(
    z.object({
      solved: z.boolean(),
      overall: z.number(),
      speed: ItemMark,
      attitude: ItemMark,
      result: ItemMark,
      tags: z.array(z.string()),
      text: z.optional(z.string()),
      callMe: z.boolean(),
    }),
  ),
})
export type SurveyView = z.infer<typeof SurveyView>

export const VisitView = z.object({
  state: known(['planned', 'unreachable', 'refused', 'done']),
  mandatory: z.boolean(),
  dueAt: Instant,
  attempts: z.optional(z.number()),
  record: z.optional(
    z.object({
      visitor: z.string(),
      method: known(visitMethods),
      visitedAt: Instant,
      verdict: known(visitVerdicts),
      solved: z.boolean(),
      words: z.string(),
    }),
  ),
  confirmedAt: z.optional(Instant),
})
export type VisitView = z.infer<typeof VisitView>

export const LinkView = z.object({ id: Id, number: z.string() })
export type LinkView = z.infer<typeof LinkView>

export const PauseView = z.object({ from: Instant, to: Instant, reason: known(pauseReasons), words: z.string() })

/** `objectBefore`: until then the customer can say 「我没有同意」. */
export const AgreedDateView = z.object({
  until: Instant,
  agreedAt: Instant,
  method: known(agreementMethods),
  what: z.string(),
  by: z.string(),
  objectBefore: z.optional(Instant),
  objectedAt: z.optional(Instant),
})

export const OfferView = z.object({
  plan: z.string(),
  by: z.string(),
  at: Instant,
  answer: z.optional(z.object({ accepted: z.boolean(), words: z.optional(z.string()), at: Instant })),
})

/**
 * The hour somebody comes to do the work, or to visit: `by` is missing where the customer chose it himself. `choice`: what
 * he can choose now, and how often still; until `moveBefore` he can move what stands.
 */
export const AppointmentView = z.object({
  of: known(['work', 'visit']),
  from: z.optional(Instant),
  to: z.optional(Instant),
  by: z.optional(z.string()),
  moveBefore: z.optional(Instant),
  choice: z.optional(z.object({ earliest: Instant, latest: Instant, left: z.number() })),
})
export type AppointmentView = z.infer<typeof AppointmentView>

/** A complaint as its filer sees it. `moves` is what this person may do now. */
export const Detail = z.extend(Card, {
  source: known(sources),
  communityId: Id,
  text: z.string(),
  demand: z.optional(z.string()),
  wantedBy: z.optional(Instant),
  /** The extra questions of the category, as they were asked and answered. */
  answers: z.optional(z.array(z.object({ question: z.string(), words: z.string() }))),
  visitTimes: z.optional(z.array(known(visitTimes))),
  onBehalfOf: z.optional(
    z.object({ name: z.optional(z.string()), relation: known(elderRelations), consent: known(consents) }),
  ),
  hideName: z.boolean(),
  photos: z.array(PhotoView),
  entries: z.array(EntryView),
  clocks: z.array(ClockView),
  answer: z.optional(z.string()),
  declinedFor: z.optional(z.string()),
  appeal: z.optional(z.object({ reason: z.string(), at: Instant, level: known(['manager', 'executive']) })),
  declinedFinally: z.optional(z.boolean()),
  closingCode: z.optional(known(closingCodes)),
  referredTo: z.optional(z.string()),
  pause: z.optional(PauseView),
  agreedDate: z.optional(AgreedDateView),
  offer: z.optional(OfferView),
  appointment: z.optional(AppointmentView),
  /** 上门没办成, in this round: the last time, and how often. */
  inVain: z.optional(z.object({ why: known(vainReasons), at: Instant, times: z.number() })),
  mergedInto: z.optional(LinkView),
  followers: z.optional(z.number()),
  /** When the customer may remind again. */
  nextNudgeAt: z.optional(Instant),
  survey: z.optional(SurveyView),
  visit: z.optional(VisitView),
  moves: z.array(known(moveNames)),
  turn: z.number(),
  receipt: z.object({ number: z.string(), receivedAt: Instant, hash: z.string() }),
})
export type Detail = z.infer<typeof Detail>
