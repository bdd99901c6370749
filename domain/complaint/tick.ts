// What time itself does to a complaint: reminders, urges, the way up, the end of a pause, the silent end. Each told once.

import { type Clock, type ClockStep, nextTelling, type Rules, tell } from '../clocks/clock.ts'
import { bySystem, type EntryDraft, type EntryKind, internalEntry } from '../ledger/entry.ts'
import type { Role } from '../people/actor.ts'
import type { Instant } from '../time.ts'
import { pauseOver } from './agreements.ts'
import { type Complaint, isOpen } from './complaint.ts'
import { tellOwner } from './corrective.ts'
import { correctiveOverdueAt, correctiveReminderAt } from './corrective-owner.ts'
import type { Audience, Decision, MessageDraft, MessageEvent } from './decision.ts'
import { departmentOf } from './department.ts'
import { holderOf } from './holder.ts'
import { closeIfSettled } from './settled.ts'
import { addUrge } from './supervision.ts'

type Told = { clock: Clock; step: ClockStep; at: Instant }

const nothing = (complaint: Complaint): Decision => ({ complaint, entries: [], messages: [] })

const toldEntry = (kind: EntryKind, { clock, at }: Told, step?: ClockStep): EntryDraft =>
  internalEntry(kind, bySystem, at, {
    facts: {
      clock: clock.kind,
      round: clock.round,
      dueAt: clock.dueAt,
      policy: clock.policy,
      ...(step ? { step } : {}),
    },
  })

const messagesTo = (audiences: readonly Audience[], event: MessageEvent, by: Instant): MessageDraft[] =>
  audiences.map(audience => ({ audience, event, by }))

const toPost = (role: Role, departmentId?: string): Audience => ({ to: 'role', role, departmentId })

/** 24 hours and unfinished: the department head gives a written instruction, then the manager, then the executive are told. */
const escalate = (complaint: Complaint, told: Told, step: Exclude<ClockStep, 'reminder'>): Decision => {
  const upTo: Record<typeof step, Audience> = {
    due: toPost('department-head', departmentOf(complaint)),
    manager: toPost('manager'),
    executive: toPost('executive'),
  }
  return {
    complaint: { ...complaint, instruction: complaint.instruction ?? { askedAt: told.at } },
    entries: [toldEntry('escalated', told, step)],
    messages: messagesTo([upTo[step]], 'escalated', told.clock.dueAt),
  }
}

/** The customer has not answered the survey: one reminder, then nothing but the end. */
const surveyStep = (complaint: Complaint, told: Told, now: Instant): Decision =>
  told.step === 'reminder'
    ? {
        complaint,
        entries: [toldEntry('survey-reminded', told)],
        messages: messagesTo([{ to: 'customer' }], 'survey-reminder', told.clock.dueAt),
      }
    : closeIfSettled(complaint, now)

/** Clocks whose lateness is a matter for an urge form: the work itself. */
const urged: readonly Clock['kind'][] = ['dispatch', 'on-site', 'first-answer', 'handle', 'close', 'written-answer']

const overdue = (complaint: Complaint, told: Told): Decision => {
  const { clock } = told
  if (clock.kind === 'progress')
    return {
      complaint,
      entries: [toldEntry('progress-demanded', told)],
      messages: messagesTo(holderOf(complaint), 'progress-demand', clock.dueAt),
    }
  const entries = [toldEntry('overdue', told)]
  const messages = messagesTo([...holderOf(complaint), toPost('dispatcher')], 'overdue', clock.dueAt)
  if (!urged.includes(clock.kind)) return { complaint, entries, messages }
  const urge = addUrge(complaint, { by: 'system', clock: clock.kind }, told.at)
  return { complaint: urge.complaint, entries: [...entries, ...urge.entries], messages }
}

const carryOut = (complaint: Complaint, told: Told, now: Instant): Decision => {
  const { clock, step } = told
  if (clock.kind === 'escalation') return step === 'reminder' ? nothing(complaint) : escalate(complaint, told, step)
  if (clock.kind === 'survey') return surveyStep(complaint, told, now)
  if (step === 'due') return overdue(complaint, told)
  return {
    complaint,
    entries: [toldEntry('reminded', told)],
    messages: messagesTo(holderOf(complaint), 'reminder', clock.dueAt),
  }
}

type Action = Complaint['correctiveActions'][number]

const correctiveEntry = (
  kind: 'corrective-reminded' | 'corrective-overdue',
  { what, owner, ownerId }: Action,
  at: Instant,
): EntryDraft =>
  internalEntry(kind, bySystem, at, { facts: ownerId === undefined ? {} : { ownerId }, texts: { what, owner } })

/** What has come for corrective actions by now, also after closing: the owner is reminded once, a date that is over is told once to him and the dispatcher. */
const dueCorrectives = (complaint: Complaint, now: Instant): Decision => {
  const isPast = (at: Instant | undefined): at is Instant => at !== undefined && at <= now
  const due = complaint.correctiveActions.filter(it => isPast(correctiveOverdueAt(it)))
  // Found so late that its date is over too, a reminder is of no use any more.
  const near = complaint.correctiveActions.flatMap(action => {
    const at = correctiveReminderAt(action)
    return isPast(at) && !due.includes(action) ? [{ action, at }] : []
  })
  const told = (it: Action): Action => {
    if (due.includes(it)) return { ...it, toldAt: now }
    return near.some(({ action }) => action === it) ? { ...it, remindedAt: now } : it
  }
  return {
    complaint: { ...complaint, correctiveActions: complaint.correctiveActions.map(told) },
    entries: [
      ...near.map(({ action, at }) => correctiveEntry('corrective-reminded', action, at)),
      ...due.map(it => correctiveEntry('corrective-overdue', it, it.by)),
    ],
    messages: [
      ...near.flatMap(({ action }) => tellOwner(action, 'corrective-reminder')),
      ...due.flatMap(it => [
        ...tellOwner(it, 'corrective-overdue'),
        ...messagesTo([toPost('dispatcher')], 'corrective-due', it.by),
      ]),
    ],
  }
}

/** One decision after the other, as one. */
const andThen = (before: Decision, next: (complaint: Complaint) => Decision): Decision => {
  const { complaint, entries, messages } = next(before.complaint)
  return { complaint, entries: [...before.entries, ...entries], messages: [...before.messages, ...messages] }
}

/** The next moment time itself has something to do with a complaint. */
export const nextTick = ({ clocks, pause, correctiveActions }: Complaint): Instant | undefined => {
  const actions = correctiveActions.flatMap(it => [correctiveReminderAt(it), correctiveOverdueAt(it)])
  const moments = [nextTelling(clocks), pause?.to, ...actions].filter(it => it !== undefined)
  return moments.length === 0 ? undefined : Math.min(...moments)
}

/** What has come by `now`, in order of time, or undefined where there is nothing. A tick never counts as a turn: it cannot cost a person a move. */
export const tick = (complaint: Complaint, now: Instant, rules: Rules): Decision | undefined => {
  const next = nextTick(complaint)
  if (next === undefined || next > now) return undefined
  const resumed =
    complaint.pause && complaint.pause.to <= now ? pauseOver(complaint, complaint.pause.to, rules) : nothing(complaint)
  const { clocks, told } = tell(resumed.complaint.clocks, now)
  const ticked = told.reduce(
    (sum, it) => andThen(sum, before => (isOpen(before) ? carryOut(before, it, now) : nothing(before))),
    andThen(resumed, before => nothing({ ...before, clocks })),
  )
  const done = andThen(ticked, before => dueCorrectives(before, now))
  return { ...done, entries: done.entries.toSorted((a, b) => a.occurredAt - b.occurredAt) }
}
