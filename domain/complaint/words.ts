// Words that belong to a complaint: the customer's remarks and nudges, public messages, internal notes, progress, questions to other departments.

import { type Clock, isRunning, startClock, stopClocks } from '../clocks/clock.ts'
import { type ClockKind, figureFor } from '../clocks/policy.ts'
import { byCustomer, byStaff, type EntryDraft, type EntryKind, internalEntry, publicEntry } from '../ledger/entry.ts'
import { heads, personOf } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import { addDays, atMinutes, dayOf, hour, type Instant } from '../time.ts'
import { underStandingDate } from './agreements.ts'
import { type Complaint, matterOf } from './complaint.ts'
import { advance, type Decision, type MessageDraft, type Moment, toCustomer, toPerson, toRole } from './decision.ts'
import { type Happened, type HappenedRefusal, happenedAt } from './happened.ts'
import { holderOf } from './holder.ts'
import { type Move, type MoveRefusal, stageFor } from './lifecycle.ts'
import { checkText, mostPhotos, mostRemarkCharacters, type TextRefusal } from './wording.ts'

type Worded = {
  move: Move
  kind: EntryKind
  author: (actor: Moment['actor']) => EntryDraft['author']
  entry: typeof publicEntry
  /** The clocks these words answer. */
  stops?: readonly ClockKind[]
  /** Photos may stand alone. */
  wordless?: boolean
  tell: (complaint: Complaint) => MessageDraft[]
}

/** `photoIds`: pictures that are shown beside the words. */
export type Saying = { text: string; photoIds?: readonly string[] | undefined }

export type SayingRefusal = TextRefusal | 'too-many-photos'

/** The words, trimmed; beside `wordless` photos they may be missing. */
export const checkSaying = ({ text, photoIds = [] }: Saying, wordless: boolean): Result<string, SayingRefusal> => {
  if (photoIds.length > mostPhotos) return refuse('too-many-photos', { most: mostPhotos })
  return wordless && photoIds.length > 0 && text.trim() === '' ? accept('') : checkText(text, mostRemarkCharacters)
}

/** The photos of an entry, each once; nothing where there are none. */
export const photoFacts = (photoIds: readonly string[] = []): { photos?: readonly string[] } =>
  photoIds.length === 0 ? {} : { photos: [...new Set(photoIds)] }

/** A move that adds words and changes nothing but the clocks it answers. */
const adds =
  ({ move, kind, author, entry, stops, wordless = false, tell }: Worded) =>
  (complaint: Complaint, input: Saying, { actor, now }: Moment): Result<Decision, MoveRefusal | SayingRefusal> => {
    const stage = stageFor(complaint, actor, move)
    if (!stage.ok) return stage
    const text = checkSaying(input, wordless)
    if (!text.ok) return text
    const clocks = stops ? stopClocks(complaint.clocks, stops, now, 'done') : complaint.clocks
    return accept({
      complaint: advance(complaint, stage.value, { clocks }),
      entries: [
        entry(kind, author(actor), now, {
          facts: photoFacts(input.photoIds),
          texts: text.value === '' ? {} : { text: text.value },
        }),
      ],
      messages: tell(complaint),
    })
  }

const tellNobody = (): MessageDraft[] => []

/** 补充说明: more words from the customer. */
export const remark = adds({
  move: 'remark',
  kind: 'remarked',
  author: byCustomer,
  entry: publicEntry,
  wordless: true,
  tell: tellNobody,
})

/** 给住户留言: the first substantive one is the first answer. */
export const message = adds({
  move: 'message',
  kind: 'messaged',
  author: byStaff,
  entry: publicEntry,
  stops: ['first-answer'],
  tell: () => [toCustomer('message')],
})

/** 内部备注. */
export const note = adds({
  move: 'note',
  kind: 'noted',
  author: byStaff,
  entry: internalEntry,
  tell: tellNobody,
})

/** 书面答复 to a letter or a third party. */
export const writeAnswer = adds({
  move: 'writeAnswer',
  kind: 'answered-in-writing',
  author: byStaff,
  entry: publicEntry,
  stops: ['written-answer', 'first-answer'],
  tell: () => [toCustomer('message')],
})

/** 调查报告 of a major complaint, to the manager. */
export const investigate = adds({
  move: 'investigate',
  kind: 'investigated',
  author: byStaff,
  entry: internalEntry,
  stops: ['investigation'],
  tell: () => [toRole('manager', 'progress')],
})

/** 进展: the next note is due before 17:00 of the next day. The customer reads a public one and sees its photos. */
export const progress = (
  complaint: Complaint,
  input: Saying & { public: boolean } & Happened,
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | SayingRefusal | HappenedRefusal> => {
  const stage = stageFor(complaint, actor, 'progress')
  if (!stage.ok) return stage
  const text = checkSaying(input, false)
  if (!text.ok) return text
  const at = happenedAt(input, now, complaint.recordedAt)
  if (!at.ok) return at
  // The customer reads it now; the daily note was written when it was written.
  const answered = input.public ? stopClocks(complaint.clocks, ['first-answer'], now, 'done') : complaint.clocks
  const entry = input.public ? publicEntry : internalEntry
  return accept({
    complaint: advance(complaint, stage.value, {
      clocks: nextNote({ ...complaint, clocks: answered }, at.value, rules),
    }),
    entries: [
      entry('progressed', byStaff(actor), at.value, {
        facts: photoFacts(input.photoIds),
        texts: { text: text.value },
      }),
    ],
    messages: input.public ? [toCustomer('progress')] : [],
  })
}

/** The clock of the note that was given stops; the next one is due at 17:00 tomorrow. No notes are awaited where no clock ran. */
export const nextNote = (complaint: Complaint, now: Instant, rules: Moment['rules']): Complaint['clocks'] => {
  const { clocks, round } = complaint
  if (!clocks.some(it => it.kind === 'progress' && isRunning(it))) return clocks
  const noteHour = figureFor(rules.policy, 'daily-note-hour', matterOf(complaint))
  const dueAt = atMinutes(addDays(dayOf(now), 1), noteHour * 60)
  const next = startClock('progress', matterOf(complaint), now, round, rules).map(
    (clock): Clock => ({
      ...clock,
      length: { counting: 'elapsed', time: dueAt - now },
      remindAt: dueAt - 2 * hour,
      dueAt,
    }),
  )
  return [...stopClocks(clocks, ['progress'], now, 'done'), ...underStandingDate(complaint, next, now, rules)]
}

/** 催一下: the customer's own reminder, at most one in four hours. */
export const nudge = (
  complaint: Complaint,
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | 'nudged-already'> => {
  const stage = stageFor(complaint, actor, 'nudge')
  if (!stage.ok) return stage
  const next = nextNudge(complaint, rules)
  if (next !== undefined && now < next) return refuse('nudged-already', { at: next })
  return accept({
    complaint: advance(complaint, stage.value, { nudgedAt: now }),
    entries: [publicEntry('nudged', byCustomer(actor), now)],
    messages: holderOf(complaint).map(audience => ({ audience, event: 'nudged' as const })),
  })
}

/** When the customer may remind again; undefined where he has not yet. */
export const nextNudge = (complaint: Complaint, { policy }: Pick<Moment['rules'], 'policy'>): Instant | undefined =>
  complaint.nudgedAt === undefined
    ? undefined
    : complaint.nudgedAt + figureFor(policy, 'hours-between-nudges', matterOf(complaint)) * hour

/** 其他部门: a question with a deadline of its own. */
export const askDepartment = (
  complaint: Complaint,
  input: { departmentId: string; question: string },
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'already-asked'> => {
  const stage = stageFor(complaint, actor, 'askDepartment')
  if (!stage.ok) return stage
  if (complaint.consultations.some(it => it.answer === undefined)) return refuse('already-asked')
  const question = checkText(input.question, mostRemarkCharacters)
  if (!question.ok) return question
  const { departmentId } = input
  const clocks = startClock('other-department', { ...matterOf(complaint), departmentId }, now, complaint.round, rules)
  return accept({
    complaint: advance(complaint, stage.value, {
      consultations: [
        ...complaint.consultations,
        { departmentId, question: question.value, askedBy: personOf(actor), askedAt: now },
      ],
      clocks: [...complaint.clocks, ...clocks],
    }),
    entries: [
      internalEntry('department-asked', byStaff(actor), now, {
        facts: { departmentId },
        texts: { question: question.value },
      }),
    ],
    messages: [toRole('department-head', 'department-asked', departmentId)],
  })
}

/** The answer of the department that was asked, or its written reason why there is none. */
export const answerDepartment = (
  complaint: Complaint,
  input: { text: string },
  { actor, now }: Moment,
): Result<Decision, MoveRefusal | TextRefusal | 'nothing-to-answer'> => {
  const stage = stageFor(complaint, actor, 'answerDepartment')
  if (!stage.ok) return stage
  const last = complaint.consultations.at(-1)
  if (!last || last.answer || !heads(actor, complaint.communityId, last.departmentId))
    return refuse('nothing-to-answer')
  const text = checkText(input.text, mostRemarkCharacters)
  if (!text.ok) return text
  const answer = { words: text.value, by: personOf(actor), at: now }
  return accept({
    complaint: advance(complaint, stage.value, {
      consultations: [...complaint.consultations.slice(0, -1), { ...last, answer }],
      clocks: stopClocks(complaint.clocks, ['other-department'], now, 'done'),
    }),
    entries: [
      internalEntry('department-answered', byStaff(actor), now, {
        facts: { departmentId: last.departmentId },
        texts: { text: text.value },
      }),
    ],
    messages: [toPerson(last.askedBy.id, 'department-answered')],
  })
}
