// Random people make random moves at random times. Whatever happens, a complaint never leaves the rules.

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRunning } from '#domain/clocks/clock.ts'
import { severities } from '#domain/complaint/classes.ts'
import { type Complaint, isOpen, type State } from '#domain/complaint/complaint.ts'
import type { Decision, Moment } from '#domain/complaint/decision.ts'
import { acceptComplaint, decline, file, register, remark, solveOnTheSpot, withdraw } from '#domain/complaint/intake.ts'
import { type Move, mayMove, moveNames } from '#domain/complaint/lifecycle.ts'
import { deadlineOf } from '#domain/complaint/next-deadline.ts'
import { answerSurvey, confirmVisit, nextRound, recordVisit } from '#domain/complaint/outcome.ts'
import { responsibleFor } from '#domain/complaint/responsible.ts'
import { tick } from '#domain/complaint/tick.ts'
import { confirm, dispatch, reportDone, sendBack, take } from '#domain/complaint/work.ts'
import { checkChain, linkEntries } from '#domain/ledger/chain.ts'
import type { Result } from '#domain/result.ts'
import { isVisitSatisfied } from '#domain/return-visit/visit.ts'
import type { Mark } from '#domain/survey/survey.ts'
import {
  accepted,
  aFiling,
  aMoment,
  anAnswer,
  aPerson,
  aReport,
  aVisit,
  departmentId,
  people,
} from '../../support/builders.ts'
import { chainTools } from '../ledger/chain-tools.ts'

/** One who is everything at once must not break anything either. */
const allInOne = aPerson('all-in-one', '一人多岗', 'agent', 'dispatcher', 'handler', 'department-head')
const everybody = [...Object.values(people), allInOne]
const handlers = [people.handler, people.otherHandler, allInOne]

/** What a step does: who and which move are picked from those allowed, or, when `bold`, from all. */
type Step = {
  bold: boolean
  pick: number
  waits: number
  severity: (typeof severities)[number] | undefined
  overall: Mark
  solved: boolean
  verdict: 'satisfied' | 'partly' | 'not'
  corrective: boolean
  words: string
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    bold: fc.nat(5).map(it => it === 0),
    pick: fc.nat(),
    waits: fc.oneof(fc.nat(10 * 60_000), fc.nat(24 * 3_600_000), fc.nat(9 * 24 * 3_600_000)),
    severity: fc.option(fc.constantFrom(...severities), { nil: undefined }),
    overall: fc.constantFrom<Mark>(1, 2, 3, 4, 5),
    solved: fc.nat(3).map(it => it > 0),
    verdict: fc.constantFrom<Step['verdict'][]>('satisfied', 'satisfied', 'partly', 'not'),
    corrective: fc.boolean(),
    words: fc.constantFrom('已处理', '已处理', '已处理', '还是不行', '😡', ''),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
)

const play = (move: Move, complaint: Complaint, step: Step, moment: Moment): Result<Decision, string> => {
  const { words, solved, overall, verdict, pick } = step
  switch (move) {
    case 'accept':
      return acceptComplaint(complaint, { severity: step.severity }, moment)
    case 'decline':
      return decline(complaint, { reason: words }, moment)
    case 'solve':
      return solveOnTheSpot(complaint, { answer: words, settlement: 'explained' }, moment)
    case 'dispatch': {
      const { id, name } = handlers[pick % handlers.length] ?? people.handler
      return dispatch(complaint, { handler: { id, name }, departmentId }, moment)
    }
    case 'take':
      return take(complaint, moment)
    case 'report': {
      const correctiveAction = step.corrective
        ? ({ needed: true, what: '全楼检查', owner: '周师傅', by: moment.now } as const)
        : ({ needed: false, reason: '个别问题' } as const)
      return reportDone(complaint, aReport({ remedialAction: words, correctiveAction }), moment)
    }
    case 'confirm':
      return confirm(complaint, solved ? {} : { answer: words }, moment)
    case 'sendBack':
      return sendBack(complaint, { reason: words }, moment)
    case 'visit':
      return recordVisit(complaint, aVisit({ visitedAt: moment.now, verdict, solved, words }), moment)
    case 'remark':
      return remark(complaint, { text: words }, moment)
    case 'withdraw':
      return withdraw(complaint, moment)
    case 'answerSurvey':
      return answerSurvey(complaint, anAnswer({ solved, overall }), moment)
    case 'confirmVisit':
      return confirmVisit(complaint, moment)
    case 'nextRound':
      return nextRound(complaint, { reason: words }, moment)
  }
}

/** Picked less often than the others, so that most histories are long. */
const ends: ReadonlySet<Move> = new Set<Move>(['withdraw', 'decline', 'solve', 'remark'])

/** Where each state may lead, drawn from the life of a complaint; staying is always possible. */
const ways: Record<State, readonly State[]> = {
  submitted: ['accepted', 'declined', 'withdrawn'],
  accepted: ['dispatched', 'answered', 'declined', 'withdrawn'],
  dispatched: ['handling', 'withdrawn'],
  handling: ['checking', 'withdrawn'],
  checking: ['answered', 'handling', 'withdrawn'],
  answered: ['closed', 'accepted'],
  closed: ['accepted'],
  declined: [],
  withdrawn: [],
}

const isWorking = (complaint: Complaint): boolean => isOpen(complaint) && complaint.stage.state !== 'answered'

const checkStanding = (complaint: Complaint): void => {
  const open = isOpen(complaint)
  expect(responsibleFor(complaint) !== undefined).toBe(open)
  const next = deadlineOf(complaint)
  expect(next !== undefined).toBe(open)
  if (next) {
    expect([next.remindAt, next.dueAt].every(Number.isInteger)).toBe(true)
    expect(next.remindAt).toBeLessThanOrEqual(next.dueAt)
  }
  const running = complaint.clocks.filter(isRunning)
  const { state } = complaint.stage
  const kinds = isWorking(complaint)
    ? state === 'submitted' || state === 'accepted'
      ? ['dispatch', 'close']
      : ['close']
    : []
  expect(running.map(it => it.kind)).toEqual(kinds)
  expect(running.every(it => it.round === complaint.round && it.severity === complaint.severity)).toBe(true)
  expect(complaint.clocks).toHaveLength(2 * complaint.round)
  for (const clock of complaint.clocks) expect(clock.end === undefined).toBe(clock.stoppedAt === undefined)
  if (state !== 'submitted' && state !== 'declined' && state !== 'withdrawn')
    expect(complaint.firstContact).toBeDefined()
}

const checkMove = (before: Complaint, { complaint, entries, messages }: Decision): void => {
  const [from, to] = [before.stage.state, complaint.stage.state]
  if (from !== to) expect(ways[from]).toContain(to)
  expect(complaint.turn).toBe(before.turn + 1)
  const { id, number, customer, receivedAt, recordedAt, text, version, chain } = before
  expect(complaint).toMatchObject({ id, number, customer, receivedAt, recordedAt, text, version, chain })
  expect(complaint.round - before.round).toBe(to === 'accepted' && from !== 'submitted' && from !== 'accepted' ? 1 : 0)
  if (before.firstContact) expect(complaint.firstContact).toEqual(before.firstContact)
  expect(entries.length).toBeGreaterThan(0)
  expect(messages.filter(it => it.event === 'closed')).toHaveLength(from === 'answered' && to === 'closed' ? 1 : 0)
  if (from === 'answered' && complaint.stage.state === 'closed') {
    const { visit, survey } = complaint.stage
    const visited = visit.state === 'done' && isVisitSatisfied(visit.record)
    const happy = survey.state === 'answered' && survey.answer.solved && survey.answer.overall >= 4
    expect(visited || (happy && !visit.mandatory)).toBe(true)
  }
}

type History = {
  complaint: Complaint
  drafts: Decision['entries']
  told: string[]
  moves: Move[]
  states: State[]
  now: number
}

/** Time passes, then somebody tries something. A refusal changes nothing. */
const live = (history: History, step: Step): History => {
  const now = history.now + step.waits
  const ticked = tick(history.complaint, now)
  const before = ticked?.complaint ?? history.complaint
  expect(before.turn).toBe(history.complaint.turn)
  expect(before.stage).toBe(history.complaint.stage)
  expect(tick(before, now)).toBeUndefined()
  const told = (ticked?.entries ?? []).map(it => `${it.kind} ${it.facts.clock} ${it.facts.round}`)
  const allowed = everybody.flatMap(actor =>
    moveNames
      .filter(move => step.bold || mayMove(before, actor, move).ok)
      .flatMap(move => Array.from({ length: ends.has(move) ? 1 : 8 }, () => ({ actor, move }))),
  )
  const waited = { ...history, now, complaint: before, told: [...history.told, ...told] }
  const drafts = [...history.drafts, ...(ticked?.entries ?? [])]
  const chosen = allowed[step.pick % allowed.length]
  if (!chosen) return { ...waited, drafts }
  const moment = aMoment({ actor: chosen.actor, at: now })
  const may = mayMove(before, chosen.actor, chosen.move)
  const result = play(chosen.move, before, step, moment)
  if (!may.ok) expect(result).toEqual(may)
  if (!result.ok) {
    if (may.ok) expect(['not-allowed', 'not-now']).not.toContain(result.reason)
    return { ...waited, drafts }
  }
  checkMove(before, result.value)
  checkStanding(result.value.complaint)
  return {
    ...waited,
    complaint: result.value.complaint,
    drafts: [...drafts, ...result.value.entries],
    moves: [...waited.moves, chosen.move],
    states: [...waited.states, result.value.complaint.stage.state],
  }
}

const beginnings = fc.record({
  byPhone: fc.boolean(),
  danger: fc.boolean(),
  engineering: fc.boolean(),
  kind: fc.constantFrom('complaint' as const, 'question' as const),
  // Any millisecond of three weeks with a holiday and make-up days in them.
  at: fc.nat(21 * 24 * 3_600_000).map(it => Date.UTC(2026, 8, 20) + it),
})

test('whatever people do and however long they wait, the complaint stays within the rules', () => {
  const made = new Set<Move>()
  const reached = new Set<State>()
  fc.assert(
    fc.property(beginnings, steps, ({ byPhone, danger, engineering, kind, at }, life) => {
      const { category } = aFiling()
      const filing = aFiling({ danger, kind, receivedAt: at, category: { ...category, engineering } })
      const first = byPhone
        ? register(filing, '2609-0001', aMoment({ at }))
        : file(filing, 'W2609-0001', aMoment({ actor: people.owner, at }))
      const { complaint, entries } = accepted(first)
      checkStanding(complaint)
      const end = life.reduce(live, {
        complaint,
        drafts: entries,
        told: [],
        moves: [],
        states: [complaint.stage.state],
        now: at,
      })
      expect(new Set(end.told).size).toBe(end.told.length)
      const tools = chainTools()
      const { entries: chain, head } = linkEntries(complaint.id, complaint.chain, end.drafts, end.now, tools)
      expect(checkChain(chain, head, tools)).toBeUndefined()
      for (const move of end.moves) made.add(move)
      for (const state of end.states) reached.add(state)
    }),
    { numRuns: 500 },
  )
  expect([...made].toSorted()).toEqual([...moveNames].toSorted())
  expect([...reached].toSorted()).toEqual(Object.keys(ways).toSorted())
})
