// Two complaints about one matter, merged and split at random while people go on with both. No word of a resident is lost on the way.

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRunning } from '#domain/clocks/clock.ts'
import { type Complaint, isOpen } from '#domain/complaint/complaint.ts'
import type { Decision } from '#domain/complaint/decision.ts'
import { type Filing, file } from '#domain/complaint/intake.ts'
import { answerWithParent, leaveParent, merge, split } from '#domain/complaint/merging.ts'
import { tick } from '#domain/complaint/tick.ts'
import type { EntryDraft } from '#domain/ledger/entry.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { Instant } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, anAbout, people, rules } from '../../support/builders.ts'
import { choose } from './random-choices.ts'
import { aBeginning, aStep, everybody, play, type Step } from './random-steps.ts'
import { type Retold, retell, untold } from './replay.ts'
import { checkReplay, checkStanding } from './standing.ts'

type Told = { complaint: Complaint; drafts: readonly EntryDraft[]; retold: Retold; words: readonly string[] }
type Pair = { parent: Told; child: Told; now: Instant; merges: number; splits: number; answered: number; freed: number }

const told = (before: Told, { complaint, entries }: Decision): Told => {
  const retold = entries.reduce(retell, before.retold)
  checkReplay(complaint, retold)
  checkStanding(complaint)
  const { id, number, text, customer, photoIds, receivedAt, chain } = before.complaint
  expect(complaint).toMatchObject({ id, number, text, customer, photoIds, receivedAt, chain })
  const said = entries.filter(it => it.author.kind === 'customer').flatMap(it => Object.values(it.texts))
  return { complaint, drafts: [...before.drafts, ...entries], retold, words: [...before.words, ...said] }
}

const begin = (filing: Filing, id: string, number: string, by: Actor): Told => {
  const customer = { userId: by.id, name: by.name, relation: 'owner' } as const
  const { complaint, entries } = accepted(
    file({ ...filing, id, customer }, number, aMoment({ actor: by, at: filing.receivedAt })),
  )
  return told({ complaint, drafts: [], retold: untold, words: [filing.text] }, { complaint, entries, messages: [] })
}

const isMerged = ({ child }: Pair): boolean => child.complaint.stage.state === 'merged'

/** What follows for the child when its parent has got an answer, or has ended without one. */
const follow = (pair: Pair): Pair => {
  const { parent, child, now } = pair
  const { stage, id, number } = parent.complaint
  const link = { id, number }
  const isAnswered = stage.state === 'answered' || stage.state === 'closed'
  const next = isAnswered
    ? answerWithParent(child.complaint, link, stage.outcome, now, rules)
    : isOpen(parent.complaint)
      ? undefined
      : leaveParent(child.complaint, link, now, rules)
  if (!next) return pair
  const { kind, ownCase, supervision } = child.complaint
  const rests = (kind === 'praise' || ownCase === true) && !supervision
  expect(next.complaint.stage.state).toBe(!isAnswered ? 'accepted' : rests ? 'closed' : 'answered')
  const counted = isAnswered ? { answered: pair.answered + 1 } : { freed: pair.freed + 1 }
  return { ...pair, ...counted, child: told(child, next) }
}

/** The deadline customers were promised, of the running clock of the kind. */
const dueOf = ({ clocks }: Complaint): number =>
  Math.min(...clocks.filter(it => isRunning(it) && it.kind === 'close').map(it => it.dueAt))

const tryMerge = (pair: Pair, step: Step): Pair => {
  const { parent, child, now } = pair
  const due = Math.min(dueOf(parent.complaint), dueOf(child.complaint))
  const result = merge(
    child.complaint,
    parent.complaint,
    aMoment({ actor: step.also ? people.agent : people.dispatcher, at: now }),
  )
  if (!result.ok) return pair
  const merged = {
    ...pair,
    child: told(child, result.value.child),
    parent: told(parent, result.value.parent),
    merges: pair.merges + 1,
  }
  expect(merged.child.complaint.clocks.some(isRunning)).toBe(false)
  expect(dueOf(merged.parent.complaint)).toBe(due)
  expect(merged.child.drafts.findLast(it => it.kind === 'merged')?.facts.parent).toBe(parent.complaint.number)
  expect(merged.parent.drafts.at(-1)?.facts.child).toBe(child.complaint.number)
  return merged
}

const trySplit = (pair: Pair, step: Step): Pair => {
  const { parent, child, now } = pair
  const actor = step.also ? people.neighbour : people.dispatcher
  const result = split(child.complaint, parent.complaint, aMoment({ actor, at: now }))
  if (!result.ok) return pair
  expect(result.value.parent.complaint.children).toEqual([])
  return {
    ...pair,
    child: told(child, result.value.child),
    parent: told(parent, result.value.parent),
    splits: pair.splits + 1,
  }
}

const move = (before: Told, step: Step, now: Instant): Told => {
  const chosen = choose(before.complaint, step, now, ['accept', 'solve', 'withdraw'])
  if (!chosen) return before
  const result = play(chosen.move, before.complaint, step, aMoment({ actor: chosen.actor, at: now }))
  return result.ok ? told(before, result.value) : before
}

const wait = (before: Told, now: Instant): Told => {
  const ticked = tick(before.complaint, now, rules)
  return ticked ? told(before, ticked) : before
}

const checkPair = (pair: Pair): void => {
  const { parent, child } = pair
  const children = parent.complaint.children.map(it => it.id)
  if (isMerged(pair)) expect([children, isOpen(parent.complaint)]).toEqual([[child.complaint.id], true])
  for (const { words, drafts } of [parent, child]) {
    const written = drafts.flatMap(it => Object.values(it.texts))
    expect(words.filter(it => !written.includes(it))).toEqual([])
  }
}

const live = (before: Pair, step: Step): Pair => {
  const now = before.now + step.waits
  const waited = { ...before, now, parent: wait(before.parent, now), child: wait(before.child, now) }
  const what = step.who % 8
  const tried =
    what === 0
      ? tryMerge(waited, step)
      : what === 1 && step.verdict === 'not'
        ? trySplit(waited, step)
        : what < 5
          ? { ...waited, parent: move(waited.parent, step, now) }
          : { ...waited, child: move(waited.child, step, now) }
  const pair = follow(tried)
  checkPair(pair)
  return pair
}

const aLife = fc.array(aStep, { minLength: 1, maxLength: 40, size: 'max' })

test('merged, split, answered together or left alone: each complaint keeps its number, its words and its clocks', () => {
  const sum = { merges: 0, splits: 0, answered: 0, freed: 0 }
  fc.assert(
    fc.property(aBeginning, aBeginning, fc.limitShrink(aLife, 200), (first, second, life) => {
      const now = Math.max(first.filing.receivedAt, second.filing.receivedAt)
      const end = life.reduce(live, {
        parent: begin({ ...first.filing, source: 'wechat' }, 'complaint-1', 'W2609-0001', people.owner),
        child: begin({ ...second.filing, source: 'wechat' }, 'complaint-2', 'W2609-0002', people.neighbour),
        now,
        merges: 0,
        splits: 0,
        answered: 0,
        freed: 0,
      })
      sum.merges += end.merges
      sum.splits += end.splits
      sum.answered += end.answered
      sum.freed += end.freed
    }),
    { numRuns: 150, seed: 20261118 },
  )
  expect(Object.entries(sum).filter(([, times]) => times < 2)).toEqual([])
}, 60_000)

test('whom a complaint is about does not come by it through the one it is merged into', () => {
  fc.assert(
    fc.property(aBeginning, fc.nat(), ({ filing }, pick) => {
      const accused = everybody[pick % everybody.length] ?? people.handler
      const child = {
        ...begin(filing, 'complaint-2', 'W2609-0002', people.neighbour).complaint,
        about: anAbout(accused),
      }
      const parent = begin({ ...filing, source: 'wechat' }, 'complaint-1', 'W2609-0001', people.owner).complaint
      const open: Complaint = { ...parent, stage: { state: 'accepted' } }
      const moment = aMoment({
        actor: accused.id === people.agent.id ? people.otherAgent : people.agent,
        at: filing.receivedAt,
      })
      expect(merge(child, open, moment).ok).toBe(false)
      const same = merge(child, { ...open, about: anAbout(accused) }, moment)
      expect(same.ok).toBe(child.source !== 'third-party')
    }),
    { numRuns: 30, seed: 20261118 },
  )
})

test('a child that comes back in its next round is named once', () => {
  const link = { id: 'complaint-2', number: 'W2609-0002' }
  const child = aComplaint({ ...link, state: 'accepted', round: 2 })
  const parent = aComplaint({ id: 'complaint-1', state: 'accepted', round: 2, children: [link] })
  const byDispatcher = aMoment({ actor: people.dispatcher })
  expect(accepted(merge(child, parent, byDispatcher)).parent.complaint.children).toEqual([link])
})
