import { afterEach, expect, test } from 'vitest'
import { pauseComplaint } from '#contract/staff-moves.ts'
import { day, hour, minute } from '#domain/time.ts'
import { runClocks } from '../../../functions/clocks/run-clocks.ts'
import { asideFor } from '../../../functions/clocks/set-aside.ts'
import { dueKey, sortableInstant } from '../../../functions/storage/due.ts'
import { type DueStore, filedAt, openDueStore, remindedAt } from '../../../local/bench/timer.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { chainOf, faultIn } from '../chains.ts'
import { aWorld, bring } from '../people.ts'
import { storedMessages, storedUnder } from '../stored.ts'
import { aCopy, type Copy, preparedIn } from './copied-store.ts'
import { complaintsIn, dueIn, entriesOf } from './effects.ts'

const open: { close: () => void }[] = []
const closing = <T extends { close: () => void }>(store: T): T => {
  open.push(store)
  return store
}
afterEach(() => {
  for (const it of open.splice(0)) it.close()
})

const told = ['reminded', 'overdue', 'escalated', 'urged', 'progress-demanded', 'resumed']
const steps = (store: Copy, id: string) =>
  entriesOf(store, id)
    .filter(it => told.includes(it.kind) && it.author.kind === 'system')
    .map(({ kind, occurredAt, recordedAt, facts }) => ({ kind, occurredAt, recordedAt, clock: facts.clock }))

const prepare = async (change: (staff: Record<string, unknown>[]) => Record<string, unknown>[] = staff => staff) => {
  const world = await aWorld()
  try {
    const submitted = await bring(world, 'submitted')
    const handled = await bring(world, 'handling')
    const paused = await bring(world, 'accepted')
    const pause = { turn: paused.turn, words: '等配件', pauseFor: 'parts' as const, to: filedAt + 10 * hour }
    must(await world.dispatcher.call(pauseComplaint, { params: { id: paused.id }, body: pause }))
    const prepared = await preparedIn(world.stack)
    return {
      prepared: { ...prepared, items: change([...prepared.items]) },
      submitted: submitted.id,
      handled: handled.id,
      paused: paused.id,
    }
  } finally {
    await world.stack.close()
  }
}

test('after a day without the timer everything is told in order of time, with the times it was due', async () => {
  const { prepared, submitted, handled, paused } = await prepare()
  const store = closing(await aCopy(prepared, filedAt + day))
  await store.run()
  expect(steps(store, submitted).slice(0, 3)).toEqual([
    { kind: 'reminded', clock: 'dispatch', occurredAt: filedAt + 4 * minute, recordedAt: filedAt + day },
    { kind: 'overdue', clock: 'dispatch', occurredAt: filedAt + 5 * minute, recordedAt: filedAt + day },
    { kind: 'urged', clock: 'dispatch', occurredAt: filedAt + 5 * minute, recordedAt: filedAt + day },
  ])
  for (const id of [submitted, handled, paused]) {
    const moments = steps(store, id).map(it => it.occurredAt)
    expect(moments.length).toBeGreaterThan(5)
    expect(moments).toEqual(moments.toSorted((a, b) => a - b))
  }
  expect(steps(store, paused)).toContainEqual(
    expect.objectContaining({ kind: 'resumed', occurredAt: filedAt + 10 * hour }),
  )
  expect(steps(store, submitted).at(-1)).toMatchObject({ kind: 'escalated', occurredAt: filedAt + day })
  expect(dueIn(store, filedAt + day)).toEqual([])
})

test('a day caught up at once tells what the timer would have told minute by minute', async () => {
  const { prepared, submitted, handled, paused } = await prepare()
  const late = closing(await aCopy(prepared, filedAt + day))
  await late.run()
  const punctual = closing(await aCopy(prepared, filedAt))
  for (let at = filedAt; at <= filedAt + day; at += 10 * minute) {
    const needs = await punctual.needs(() => at)
    await runClocks(needs, at + minute)
  }
  const without = (store: Copy, id: string) => steps(store, id).map(({ recordedAt: _, ...step }) => step)
  for (const id of [submitted, handled, paused]) expect(without(late, id)).toEqual(without(punctual, id))
  // One act tells nobody the same thing twice, so of two reminders for the same moment a late timer sends one.
  const messages = (store: Copy) =>
    new Set(storedMessages(store).map(({ to, event, by, complaintId }) => [to, event, by, complaintId].join(' ')))
  expect(messages(late)).toEqual(messages(punctual))
})

test('more people to tell than one transaction holds are told in several', async () => {
  const crowd = (role: string) =>
    Array.from({ length: 30 }, (_, index) => ({
      v: 1,
      pk: `COMMUNITY#${communityId}`,
      sk: `STAFF#${role}-${index}`,
      userId: `${role}-${index}`,
      name: '值班',
      grants: [{ role }],
      skills: [],
      buildingIds: [],
    }))
  const { prepared, submitted } = await prepare(items => [...items, ...crowd('agent'), ...crowd('dispatcher')])
  const [before] = prepared.items.filter(it => it.sk === 'COMPLAINT' && it.pk === `COMPLAINT#${submitted}`)
  const store = closing(await aCopy(prepared, filedAt + day))
  await store.run()
  const complaint = complaintsIn(store).find(it => it.id === submitted)
  expect(complaint?.version).toBeGreaterThan(Number(before?.version) + 1)
  expect(dueIn(store, filedAt + day)).toEqual([])
  const overdue = storedMessages(store, submitted).filter(
    it => it.event === 'overdue' && it.by === filedAt + 5 * minute,
  )
  expect(overdue.length).toBe(62)
  expect(store.logs.filter(it => it.level === 'error')).toEqual([])
})

/** A clock that moves on by a millisecond each time somebody looks at it. */
const busyClock = (from: number) => {
  let time = from
  return () => {
    time += 1
    return time
  }
}

const runUntilDone = async (
  store: DueStore,
  budget: number,
  mostRuns: number,
): Promise<{ runs: number; told: number }> => {
  const needs = await store.needs(busyClock(remindedAt))
  let told = 0
  for (let runs = 1; runs <= mostRuns; runs += 1) {
    const ran = await runClocks(needs, needs.now() + budget)
    told += ran.told
    if (told > 0 && !ran.left) return { runs, told }
  }
  throw new Error(`not done after ${mostRuns} runs`)
}

test('three hundred reminders that one run has no time for are told over several, each once', async () => {
  const store = closing(await openDueStore(300))
  const { runs, told } = await runUntilDone(store, 150, 40)
  expect(runs).toBeGreaterThan(2)
  expect(told).toBe(300)
  const reminded = storedUnder(store, 'COMPLAINT#').filter(it => it.kind === 'reminded')
  expect(new Set(reminded.map(it => it.complaintId)).size).toBe(300)
  expect(reminded.length).toBe(300)
  expect(storedMessages(store).filter(it => it.event === 'reminder').length).toBe(300)
  for (const it of complaintsIn(store).slice(-3)) expect(faultIn(chainOf(store, it.id))).toBeUndefined()
})

test('what can never be read does not take the time of what comes after it', async () => {
  const { prepared, submitted } = await prepare()
  const broken = Array.from({ length: 60 }, (_, index) => ({
    v: 1,
    pk: `COMPLAINT#broken-${index}`,
    sk: 'COMPLAINT',
    version: 1,
    complaint: {},
    dueKey: dueKey(submitted),
    dueSort: `${sortableInstant(filedAt - hour)}#broken-${index}`,
  }))
  const at = filedAt + 5 * minute
  const store = closing(await aCopy({ ...prepared, items: [...prepared.items, ...broken] }, at))
  const needs = await store.needs(busyClock(at))
  const kinds = () => entriesOf(store, submitted).map(it => it.kind)
  await runClocks(needs, needs.now() + 40)
  expect(kinds()).toEqual(['filed'])
  for (let run = 1; run <= 10; run += 1) await runClocks(needs, needs.now() + 40)
  expect(kinds()).toEqual(['filed', 'reminded', 'overdue', 'urged'])
  expect(store.logs.filter(it => it.what === 'clock-failed').length).toBe(60)
  const later = await store.needs(() => at + asideFor + minute)
  await runClocks(later, at + asideFor + 2 * minute)
  expect(store.logs.filter(it => it.what === 'clock-failed').length).toBe(120)
})

test('a message that cannot be read does not hold up the others', async () => {
  const { prepared } = await prepare()
  const at = filedAt + 5 * minute
  const broken = {
    v: 1,
    pk: 'MESSAGE#broken',
    sk: 'MESSAGE',
    version: 1,
    dueKey: 'DUE#0',
    dueSort: `${sortableInstant(filedAt)}#message#broken`,
  }
  const store = closing(await aCopy({ ...prepared, items: [...prepared.items, broken] }, at))
  await store.run()
  const { handedOver } = await store.run()
  expect(handedOver).toBeGreaterThan(2)
  expect(store.logs.filter(it => it.what === 'message-failed')).toMatchObject([{ complaintId: 'broken' }])
})
