// Random people make random moves at random times. Whatever happens, a complaint never leaves the rules.

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Clock, isRunning } from '#domain/clocks/clock.ts'
import { explain } from '#domain/clocks/explain.ts'
import { type Complaint, coHandlersOf, orderOf, type State } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import { file, register } from '#domain/complaint/intake.ts'
import { mayMove, maySeeAsStaff } from '#domain/complaint/lifecycle.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import { answerable } from '#domain/complaint/responsible.ts'
import { tick } from '#domain/complaint/tick.ts'
import { checkChain, linkEntries } from '#domain/ledger/chain.ts'
import type { EntryDraft } from '#domain/ledger/entry.ts'
import type { Instant } from '#domain/time.ts'
import { accepted, aMoment, calendar, people, rules } from '../../support/builders.ts'
import { chainTools } from '../ledger/chain-tools.ts'
import { type Choice, choose } from './random-choices.ts'
import { aBeginning, aStep, everybody, type LoneMove, loneMoves, play, type Step } from './random-steps.ts'
import { type Retold, retell, untold } from './replay.ts'
import { checkReplay, checkStanding, crew } from './standing.ts'

/** Where each state may lead, drawn from the life of a complaint; staying is always possible. */
const ways: Record<State, readonly State[]> = {
  submitted: ['accepted', 'declined', 'withdrawn'],
  // Praise and the company's own cases rest with the answer.
  accepted: ['dispatched', 'handling', 'answered', 'closed', 'declined', 'withdrawn'],
  dispatched: ['handling', 'accepted', 'withdrawn'],
  handling: ['checking', 'dispatched', 'accepted', 'answered', 'closed', 'declined', 'withdrawn'],
  checking: ['answered', 'closed', 'handling', 'accepted', 'withdrawn'],
  answered: ['closed', 'accepted'],
  closed: ['accepted'],
  declined: ['accepted'],
  withdrawn: [],
  merged: [],
}

const isIn = (complaint: Complaint, ...kept: readonly State[]): boolean => kept.includes(complaint.stage.state)

/** Whom it is about neither sees it nor touches it, whatever he holds and whatever he had in his hands. */
const checkConflict = (complaint: Complaint, now: Instant): void => {
  const id = complaint.about?.person.id
  const accused = everybody.find(it => it.id === id)
  if (!accused) return
  expect(maySeeAsStaff(complaint, accused)).toBe(false)
  expect(movesAt(complaint, accused, now, rules)).toEqual([])
  expect(answerable(complaint, crew).map(it => it.id)).not.toContain(id)
  expect(coHandlersOf(complaint.stage).map(it => it.id)).not.toContain(id)
  if (isIn(complaint, 'accepted', 'dispatched', 'handling', 'checking'))
    expect([complaint.firstContact?.id, orderOf(complaint.stage)?.handler.id]).not.toContain(id)
}

const closedRightly = ({ stage, supervision, ownCase, kind }: Complaint): boolean => {
  if (stage.state !== 'closed' || supervision) return false
  const { visit, survey, outcome } = stage
  const asked = visit.state === 'done' && visit.record.verdict === 'satisfied' && visit.record.solved
  const happy = survey.state === 'answered' && survey.answer.solved && survey.answer.overall >= 4
  const isVisitOver = visit.state !== 'planned' || !visit.mandatory
  const silent = survey.state === 'asked' && ['none', 'unreachable', 'refused'].includes(visit.state)
  const isFinal = outcome.how === 'final-answer' && visit.state !== 'planned'
  return asked || (happy && isVisitOver) || silent || isFinal || ownCase === true || kind === 'praise'
}

/** What no decision changes, and what it may change only in one direction. */
const checkChange = (before: Complaint, { complaint, entries }: Decision, now: Instant): void => {
  const [from, to] = [before.stage.state, complaint.stage.state]
  if (from !== to) expect(ways[from]).toContain(to)
  if (from !== to && to === 'closed') expect(closedRightly(complaint)).toBe(true)
  const { id, number, customer, receivedAt, recordedAt, text, version, chain } = before
  expect(complaint).toMatchObject({ id, number, customer, receivedAt, recordedAt, text, version, chain })
  const isNext = to === 'accepted' && (from === 'answered' || from === 'closed' || from === 'declined')
  expect(complaint.round - before.round).toBe(isNext ? 1 : 0)
  expect(complaint.clocks.slice(0, before.clocks.length).map(it => [it.kind, it.round, it.startedAt])).toEqual(
    before.clocks.map(it => [it.kind, it.round, it.startedAt]),
  )
  for (const clock of complaint.clocks) if (isRunning(clock)) expect(clock.severity).toBe(complaint.severity)
  for (const entry of entries) expect(entry.occurredAt).toBeLessThanOrEqual(now)
}

type Counted = { by: string; elapsed: number }

/** How a clock counts; under another severity it counts anew. */
const wayOf = ({ length, pausable, departmentId }: Clock): string => JSON.stringify([length, pausable, departmentId])

/** No clock runs backwards, and what it says it has counted is what it has counted. */
const checkClocks = (
  { clocks }: Complaint,
  now: Instant,
  before: readonly (Counted | undefined)[],
): (Counted | undefined)[] =>
  clocks.map((clock, index) => {
    const last = before[index]
    if (!isRunning(clock)) return last
    const { counted, elapsed } = explain(clock, now, calendar)
    const by = wayOf(clock)
    if (last?.by === by && elapsed < last.elapsed)
      expect.fail(`${clock.kind} went back from ${last.elapsed} to ${elapsed}`)
    const lengths = counted.map(it => it.to - it.from)
    const isInDays = clock.length.counting === 'workingDays'
    expect(isInDays ? counted.length : lengths.reduce((sum, it) => sum + it, 0)).toBe(elapsed)
    const points = counted.flatMap(it => [it.from, it.to])
    expect(points).toEqual(points.toSorted((a, b) => a - b))
    expect(points.every(it => isInDays || (clock.startedAt <= it && it <= now))).toBe(true)
    const isPaused = ({ from, to }: { from: number; to: number }) =>
      clock.pauses.some(it => it.from < to && from < it.to)
    expect(!isInDays && counted.some(isPaused)).toBe(false)
    return { by, elapsed }
  })

type History = {
  complaint: Complaint
  drafts: readonly EntryDraft[]
  retold: Retold
  counted: readonly (Counted | undefined)[]
  moves: readonly LoneMove[]
  states: readonly State[]
  now: Instant
}

const after = (history: History, decision: Decision): History => {
  checkChange(history.complaint, decision, history.now)
  const retold = decision.entries.reduce(retell, history.retold)
  checkReplay(decision.complaint, retold)
  checkStanding(decision.complaint)
  checkConflict(decision.complaint, history.now)
  return {
    ...history,
    complaint: decision.complaint,
    drafts: [...history.drafts, ...decision.entries],
    retold,
    counted: checkClocks(decision.complaint, history.now, history.counted),
    states: [...history.states, decision.complaint.stage.state],
  }
}

/** Time passes first; nobody loses a move by it, and a second look finds nothing new. */
const wait = (history: History, waits: number): History => {
  const now = history.now + waits
  const { turn, chain } = history.complaint
  const ticked = tick(history.complaint, now, rules)
  if (!ticked) return { ...history, now, counted: checkClocks(history.complaint, now, history.counted) }
  expect([ticked.complaint.turn, ticked.complaint.chain]).toEqual([turn, chain])
  expect(tick(ticked.complaint, now, rules)).toBeUndefined()
  const times = ticked.entries.map(it => it.occurredAt)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  return after({ ...history, now }, ticked)
}

/** Refusals that are about what was said, not about whether it may be said. */
const aboutTheInput: readonly string[] = [
  'text-missing',
  'text-without-words',
  'in-conflict',
  'corrective-action-needed',
  'offer-open',
  'money-needs-approval',
  'pause-too-long',
  'manager-only',
  'already-done',
  'handler-himself',
  'handler-unknown',
  'co-handler-already',
  'co-handler-unknown',
  'slot-unknown',
  // Decided when its time was over.
  'pause-in-the-past',
  'date-in-the-past',
]

/** Whoever and whatever, also what is not allowed. */
const anything = ({ who, pick }: Step): Choice | undefined => {
  const actor = everybody[who % everybody.length]
  const move = loneMoves[pick % loneMoves.length]
  return actor && move && { actor, move }
}

/** Time passes, then somebody tries something. A refusal changes nothing. */
const live = (before: History, step: Step): History => {
  const history = wait(before, step.waits)
  const { complaint, now } = history
  const chosen = step.bold ? anything(step) : choose(complaint, step, now)
  if (!chosen) return history
  const { actor, move } = chosen
  const result = play(move, complaint, step, aMoment({ actor, at: now }))
  const may = mayMove(complaint, actor, move)
  if (!may.ok) expect(result).toEqual(may)
  if (!result.ok) {
    if (!step.bold) expect(aboutTheInput).toContain(result.reason)
    return history
  }
  expect(result.value.complaint.turn).toBe(complaint.turn + 1)
  expect(result.value.entries).not.toEqual([])
  return { ...after(history, result.value), moves: [...history.moves, move] }
}

const start = ({ byPhone, filing }: { byPhone: boolean; filing: Parameters<typeof file>[0] }): History => {
  const at = filing.receivedAt
  const { complaint, entries } = accepted(
    byPhone
      ? register(filing, '2609-0001', aMoment({ at }))
      : file(filing, 'W2609-0001', aMoment({ actor: people.owner, at })),
  )
  checkStanding(complaint)
  const retold = entries.reduce(retell, untold)
  checkReplay(complaint, retold)
  const counted = checkClocks(complaint, at, [])
  return { complaint, drafts: entries, retold, counted, moves: [], states: [complaint.stage.state], now: at }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The orders of every round are lettered without a gap. */
const checkOrders = (drafts: readonly EntryDraft[]): void => {
  const numbers = drafts
    .filter(it => it.visibility === 'internal' || it.kind === 'claimed')
    .filter(it => ['dispatched', 'transferred', 'claimed'].includes(it.kind))
    .map(it => String(it.facts.order))
  const given = new Map<string, number>()
  for (const number of numbers) {
    const round = number.slice(0, number.lastIndexOf('-'))
    const before = given.get(round) ?? 0
    expect(number).toBe(`${round}-${letters[before]}`)
    given.set(round, before + 1)
  }
}

/** Urge forms are numbered without a gap, over all rounds. */
const checkUrges = ({ urges, number }: Complaint): void => {
  expect(urges.map(it => it.number)).toEqual(urges.map((_, index) => `${number}-催${index + 1}`))
}

const checkLedger = ({ complaint, drafts, now }: History): void => {
  const tools = chainTools()
  const { entries, head } = linkEntries(complaint.id, complaint.chain, drafts, now, tools)
  expect(checkChain(entries, head, tools)).toBeUndefined()
}

const aLife = fc.array(aStep, { minLength: 1, maxLength: 60, size: 'max' })

test('whatever people do and however long they wait, the complaint stays within the rules', () => {
  const made = new Set<LoneMove>()
  const reached = new Set<State>()
  fc.assert(
    fc.property(aBeginning, fc.limitShrink(aLife, 200), (beginning, life) => {
      const end = life.reduce(live, start(beginning))
      checkOrders(end.drafts)
      checkUrges(end.complaint)
      checkLedger(end)
      for (const move of end.moves) made.add(move)
      for (const state of end.states) reached.add(state)
    }),
    { numRuns: 200, seed: 20261122 },
  )
  expect(loneMoves.filter(it => !made.has(it))).toEqual([])
  expect([...reached, 'merged'].toSorted()).toEqual(Object.keys(ways).toSorted())
}, 60_000)
