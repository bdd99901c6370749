// Whom a complaint is about does not come across it by a detour: counters, links from other complaints, jobs, repeated requests.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmPlan } from '#contract/dispatch.ts'
import { followComplaint } from '#contract/groups.ts'
import { readInspection } from '#contract/inspection.ts'
import { readJob } from '#contract/jobs.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { readChanges } from '#contract/work.ts'
import { must, newKey } from '../../local/client.ts'
import { storedUnder } from '../functions/stored.ts'
import { communities, departments } from './communities.ts'
import { now } from './matters.ts'
import { filings, inTheLift } from './requests.ts'
import { aWorld, staffId, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.stack.close())

const communityId = communities.own
const byAgent = () => world.person('agent')
const aboutAgent = { aboutId: staffId('agent') }

test('no counter counts it', async () => {
  const countsOf = async (who: string, of: 'community' | 'raised') =>
    must(await world.person(who).call(staff.countWork, { query: { communityId, of } }))
  const supervision = { by: { id: staffId('manager'), name: '员工' }, at: now, reason: '盯着办' }
  for (const of of ['community', 'raised'] as const) {
    const [before, others] = [await countsOf('agent', of), await countsOf('dispatcher', of)]
    await world.matter({ state: 'handling', supervision }, aboutAgent)
    expect(await countsOf('agent', of)).toEqual(before)
    expect(await countsOf('dispatcher', of)).toEqual({ ...others, overdue: others.overdue + 1 })
  }
})

describe('merged complaints are one matter', () => {
  const aFamily = async (state: 'accepted' | 'handling') => {
    const parent = await world.matter({ state })
    const child = await world.matter({ state: 'accepted' })
    const merged = await world.person('dispatcher').call(moves.mergeComplaint, {
      params: { id: child.id },
      body: { turn: child.turn, parentId: parent.id },
    })
    return { parent, child, turn: must(merged).turn }
  }
  const nameHandler = async (id: string, turn: number) =>
    must(
      await world.person('dispatcher').call(moves.nameAbout, {
        params: { id },
        body: { turn, personId: staffId('handler') },
      }),
    )
  const reads = (who: string, id: string) => world.person(who).call(staff.readAsStaff, { params: { id } })

  test('whom a child is about reads its parent no more, and no longer works on it', async () => {
    const { parent, child, turn } = await aFamily('handling')
    expect(must(await reads('handler', parent.id)).id).toBe(parent.id)
    await nameHandler(child.id, turn)
    expect(await reads('handler', parent.id)).toMatchObject({ status: 404, refusal: { reason: 'not-found' } })
    expect(must(await reads('dispatcher', parent.id))).toMatchObject({ state: 'accepted', about: '员工handler' })
  })

  test('a child of a parent that is about him already changes nothing there', async () => {
    const { parent, child, turn } = await aFamily('accepted')
    const before = must(await reads('dispatcher', parent.id))
    await nameHandler(parent.id, before.turn)
    const after = must(await reads('dispatcher', parent.id))
    await nameHandler(child.id, turn)
    expect(must(await reads('dispatcher', parent.id)).turn).toBe(after.turn)
  })
})

describe('it looks like one that is not there', () => {
  const ids = async (): Promise<[string, string]> => [
    (await world.matter({ state: 'accepted' }, aboutAgent)).id,
    'no-such-complaint',
  ]

  test('to whoever would merge another into it, or call another its repetition', async () => {
    const asked = async (otherId: string) => {
      const { id, turn } = await world.matter({ state: 'accepted' })
      const parts = { params: { id }, body: { turn, parentId: otherId } }
      const merged = await byAgent().call(moves.mergeComplaint, parts)
      const repeated = await byAgent().call(moves.confirmRepeat, { params: { id }, body: { turn, earlierId: otherId } })
      return [merged, repeated].map(it => (it.ok ? 'allowed' : it.refusal.reason))
    }
    const [its, nobodys] = await ids()
    expect(await asked(its)).toEqual(['complaint-unknown', 'complaint-unknown'])
    expect(await asked(its)).toEqual(await asked(nobodys))
  })

  test('to whoever puts it into a plan', async () => {
    const outcomeOf = async (complaintId: string) => {
      const order = { complaintId, turn: 3, handlerId: staffId('spare'), proposedId: staffId('spare') }
      const job = must(await byAgent().call(confirmPlan, { body: { communityId, orders: [order] } }))
      return job.outcomes.map(it => it.reason)
    }
    const [its, nobodys] = await ids()
    expect(await outcomeOf(its)).toEqual(['not-found'])
    expect(await outcomeOf(nobodys)).toEqual(['not-found'])
  })
})

test('whoever registered it does not get it back by sending the registration again', async () => {
  const customer = { name: '方芳', phone: '13912345678', relation: 'visitor' as const }
  const body = { ...filings.public, source: 'hotline' as const, receivedAt: now, customer }
  const key = newKey()
  const { id, turn } = must(await byAgent().call(staff.registerForCaller, { key, body }))
  expect((await byAgent().call(staff.registerForCaller, { key, body })).ok).toBe(true)
  const named = { params: { id }, body: { turn, personId: staffId('agent') } }
  must(await world.person('manager').call(moves.nameAbout, named))
  expect(await byAgent().call(staff.registerForCaller, { key, body })).toMatchObject({
    refusal: { reason: 'not-found' },
  })
})

test('whoever followed it as a neighbour does not get it back by sending that again', async () => {
  const nextDoor = world.person('next-door')
  const { id, turn } = await world.matter(inTheLift)
  const again = { key: newKey(), body: { complaintId: id } }
  must(await nextDoor.call(followComplaint, again))
  expect((await nextDoor.call(followComplaint, again)).ok).toBe(true)
  const named = { params: { id }, body: { turn, personId: staffId('next-door') } }
  must(await world.person('manager').call(moves.nameAbout, named))
  expect(await nextDoor.call(followComplaint, again)).toMatchObject({ refusal: { reason: 'not-found' } })
})

test('what changes in it is told to everybody but him', async () => {
  const { id, turn, number } = await world.matter({ state: 'handling' }, aboutAgent)
  const query = { communityId, of: 'community' as const }
  const sinceOf = async (who: string) => must(await world.person(who).call(staff.listWork, { query })).since ?? ''
  const since = { agent: await sinceOf('agent'), auditor: await sinceOf('auditor') }
  must(await world.person('dispatcher').call(moves.noteInside, { params: { id }, body: { turn, text: '已谈话' } }))
  const toldTo = async (who: 'agent' | 'auditor') =>
    JSON.stringify(must(await world.person(who).call(readChanges, { query: { ...query, since: since[who] } })))
  expect(await toldTo('auditor')).toContain(number)
  expect(await toldTo('agent')).not.toContain(number)
  expect(await toldTo('agent')).not.toContain(id)
})

test('where a page ends is not to be read from its token: it may have ended at what is about the reader', async () => {
  const month = { communityId, month: '2026-11' }
  const first = await Promise.all(
    Array.from({ length: 50 }, (_, at) => world.matter({}, { ...aboutAgent, serial: at + 1 })),
  )
  const { rows, more = '' } = must(await byAgent().call(staff.listLedger, { query: month }))
  expect(rows.filter(it => first.some(({ id }) => id === it.id))).toEqual([])
  const read = more.split('.').map(part => Buffer.from(part, 'base64url').toString('latin1'))
  expect(read.join()).not.toMatch(/COMPLAINT|W2611|matter-/)
  const next = must(await byAgent().call(staff.listLedger, { query: { ...month, more } }))
  expect(next.rows.length).toBeGreaterThan(0)
})

test('a job over it tells its giver of each complaint, those above how far it is, and the employee nothing', async () => {
  const { id, turn } = await world.matter({ state: 'accepted' })
  const order = { complaintId: id, turn, handlerId: staffId('spare'), proposedId: staffId('spare') }
  const job = must(await byAgent().call(confirmPlan, { body: { communityId, orders: [order] } }))
  const readBy = async (who: string) => must(await world.person(who).call(readJob, { params: { id: job.id } }))
  expect((await readBy('agent')).outcomes).toEqual([{ complaintId: id, ok: true }])
  expect(await readBy('manager')).toMatchObject({ total: 1, done: 1, finished: true, outcomes: [] })
})

test('whoever stands in for a handler without being one finds none of his orders', async () => {
  const { number } = await world.matter({ state: 'handling' })
  const query = { communityId, of: 'mine' as const }
  const standing = {
    absenceId: 'absence-1',
    userId: staffId('handler'),
    communityId,
    from: now - 1,
    to: now + 86_400_000,
  }
  for (const who of ['finance', 'colleague']) {
    const [user] = storedUnder(world.stack, `USER#${staffId(who)}`)
    await world.put({ ...user, standsInFor: [standing] })
  }
  const listOf = async (who: string) => JSON.stringify(must(await world.person(who).call(staff.listWork, { query })))
  expect(await listOf('colleague')).toContain(number)
  expect(await listOf('finance')).not.toContain(number)
})

test('a head goes through what his departments work on or were asked before he goes home, and nothing else', async () => {
  const by = { id: staffId('agent'), name: '何敏' }
  const asked = { departmentId: departments.theirs, question: '归谁管', askedBy: by, askedAt: now - 1 }
  const up = { state: 'handling' as const, instruction: { askedAt: now - 1 } }
  const own = await world.matter(up)
  const open = await world.matter({ ...up, consultations: [asked] })
  const answer = { words: '归我们', by, at: now }
  const answered = await world.matter({ ...up, consultations: [{ ...asked, answer }] })
  const seenBy = async (who: string) => {
    const { rows } = must(await world.person(who).call(readInspection, { query: { communityId } }))
    return [own, open, answered].map(({ id }) => rows.some(it => it.card.id === id))
  }
  expect(await seenBy('dispatcher')).toEqual([true, true, true])
  expect(await seenBy('head')).toEqual([true, true, true])
  expect(await seenBy('other-head')).toEqual([false, true, false])
})
