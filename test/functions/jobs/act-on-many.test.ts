import { afterEach, beforeEach, expect, test } from 'vitest'
import { readJob } from '#contract/jobs.ts'
import * as moves from '#contract/staff-moves.ts'
import * as work from '#contract/work.ts'
import { day, minute } from '#domain/time.ts'
import { type Core, openCore } from '../../../functions/core.ts'
import { newJob } from '../../../functions/jobs/job-item.ts'
import { readJobItem, runJob } from '../../../functions/jobs/run-job.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { complaintsIn, entriesOf } from '../clocks/effects.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aWorld, bring, type World } from '../people.ts'
import { dismiss, putItem } from './orders.ts'

let world: World
let core: Core
beforeEach(async () => {
  world = await aWorld()
  core = await openCore(world.stack.outside)
})
afterEach(() => world.stack.close())

const accepting = { do: 'accept' } as const
const act = (who: Client, complaintIds: string[], given: work.ManyAct = accepting, key = newKey()) =>
  who.call(work.actOnMany, { key, body: { communityId, act: given, complaintIds } })
const submitted = async (count: number): Promise<string[]> => {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) ids.push((await bring(world, 'submitted')).id)
  return ids
}
const stateOf = (id: string) => complaintsIn(world.stack).find(it => it.id === id)?.stage.state

test('many new ones are accepted at once, each by whoever chose them', async () => {
  const ids = await submitted(3)
  const job = must(await act(world.agent, ids))
  expect(job).toMatchObject({
    total: 3,
    done: 3,
    finished: true,
    outcomes: ids.map(it => ({ complaintId: it, ok: true })),
  })
  for (const id of ids) {
    expect(stateOf(id)).toBe('accepted')
    expect(entriesOf(world.stack, id).at(-1)).toMatchObject({ kind: 'accepted', author: { name: '何敏' } })
  }
  expect(must(await world.agent.call(readJob, { params: { id: job.id } }))).toEqual(job)
})

test('what did not work is told by name and why; the others are done all the same', async () => {
  const [first = '', second = ''] = await submitted(2)
  const { id: accepted } = await bring(world, 'accepted')
  const job = must(await act(world.agent, [accepted, first, 'no-such-complaint', first, second]))
  expect(job.outcomes).toEqual([
    { complaintId: accepted, ok: false, reason: 'not-now' },
    { complaintId: first, ok: true },
    { complaintId: 'no-such-complaint', ok: false, reason: 'not-found' },
    { complaintId: second, ok: true },
  ])
})

test('what is about the giver is for him as if it were not there', async () => {
  const [id = ''] = await submitted(1)
  const body = { turn: 1, personId: world.agent.session.me.userId }
  must(await world.dispatcher.call(moves.nameAbout, { params: { id }, body }))
  const { outcomes } = must(await act(world.agent, [id, 'no-such-complaint']))
  expect(outcomes.map(it => it.reason)).toEqual(['not-found', 'not-found'])
  expect(stateOf(id)).toBe('submitted')
})

test('killed in between, it goes on where it stopped', async () => {
  const ids = await submitted(3)
  const task = { task: 'act-on-many' as const, act: accepting, complaintIds: ids }
  const by = world.agent.session.me.userId
  await putItem(world.stack, newJob('many-1', { by, communityId, task, now: world.stack.now() }))
  const flaky: Core = {
    ...core,
    now: () =>
      world.stack.now() +
      (complaintsIn(world.stack).filter(it => it.stage.state === 'accepted').length >= 2 ? minute : 0),
  }
  expect(await runJob(flaky, 'many-1', world.stack.now() + 1)).toEqual({ done: 2, left: true })
  expect(ids.map(stateOf)).toEqual(['accepted', 'accepted', 'submitted'])
  expect(await runJob(core, 'many-1', world.stack.now() + minute)).toEqual({ done: 1, left: false })
  expect(ids.map(stateOf)).toEqual(['accepted', 'accepted', 'accepted'])
  for (const id of ids) expect(entriesOf(world.stack, id).filter(it => it.kind === 'accepted')).toHaveLength(1)
})

test('whoever has lost his rights since does nothing more', async () => {
  const ids = await submitted(1)
  const by = world.agent.session.me.userId
  for (const [name, giver] of [
    ['gone', 'staff-nobody'],
    ['dismissed', by],
  ] as const) {
    if (giver === by) await dismiss(world.stack, by)
    const task = { task: 'act-on-many' as const, act: accepting, complaintIds: ids }
    await putItem(world.stack, newJob(name, { by: giver, communityId, task, now: world.stack.now() }))
    await runJob(core, name, world.stack.now() + minute)
    expect((await readJobItem(core, name))?.outcomes.map(it => it.ok)).toEqual([false])
  }
  expect(ids.map(stateOf)).toEqual(['submitted'])
})

test('many late ones are urged with the same words; what is not late is not', async () => {
  const late = await aWaiting(world, { ...leak, receivedAt: world.stack.now() - 3 * day })
  const inTime = await aWaiting(world, leak)
  const words = '请今天答复住户'
  const { outcomes } = must(await act(world.dispatcher, [late.id, inTime.id], { do: 'urge', words }))
  expect(outcomes).toEqual([
    { complaintId: late.id, ok: true },
    { complaintId: inTime.id, ok: false, reason: 'not-late' },
  ])
  expect(entriesOf(world.stack, late.id).at(-1)).toMatchObject({ kind: 'urged', texts: { words } })
})

test('many are handed over to somebody of the office', async () => {
  const ids = [(await aWaiting(world, leak)).id, (await aWaiting(world, leak)).id]
  const personId = world.dispatcher.session.me.userId
  must(await act(world.dispatcher, ids, { do: 'hand-over', personId, reason: '何敏休假' }))
  for (const id of ids) expect(complaintsIn(world.stack).find(it => it.id === id)?.firstContact?.id).toBe(personId)
})

test('what is wrong with all of them is refused before any is touched', async () => {
  const ids = await submitted(1)
  const refusalOf = async (who: Client, given?: work.ManyAct) => {
    const answered = await act(who, ids, given)
    return answered.ok ? 'done' : answered.refusal.reason
  }
  expect(await refusalOf(world.handler)).toBe('not-allowed')
  expect(await refusalOf(world.resident)).not.toBe('done')
  expect(await refusalOf(world.dispatcher, { do: 'urge', words: ' ' })).toBe('text-missing')
  for (const personId of ['nobody', world.manager.session.me.userId])
    expect(await refusalOf(world.dispatcher, { do: 'hand-over', personId, reason: '休假' })).toBe('person-unknown')
  expect(ids.map(stateOf)).toEqual(['submitted'])
})

test('the same request again is the same job; another under its key is refused', async () => {
  const ids = await submitted(2)
  const key = newKey()
  const job = must(await act(world.agent, ids, accepting, key))
  expect(must(await act(world.agent, ids, accepting, key))).toEqual(job)
  expect(await act(world.agent, ids.slice(1), accepting, key)).toMatchObject({ refusal: { reason: 'key-reused' } })
})
