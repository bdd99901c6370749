// 离职移交: everything open goes to successors and then the posts go, however often it is killed on the way; nothing is ever without an owner.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as calendar from '#contract/calendar.ts'
import * as complaints from '#contract/complaints.ts'
import { listCorrectives } from '#contract/correctives.ts'
import * as jobs from '#contract/jobs.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import * as contract from '#contract/team.ts'
import { answerable, responsibleFor } from '#domain/complaint/responsible.ts'
import { sharesOf } from '#domain/complaint/succession.ts'
import { minute } from '#domain/time.ts'
import { type Core, openCore } from '../../../functions/core.ts'
import { crewOf, readCommunity } from '../../../functions/places/community.ts'
import { userAt } from '../../../functions/storage/person-items.ts'
import { readItems } from '../../../functions/storage/read.ts'
import { writeItems } from '../../../functions/storage/write.ts'
import { userPut } from '../../../functions/team/change-team.ts'
import { readOpen } from '../../../functions/team/open-shares.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aReport, bring } from '../people.ts'
import { storedUnder } from '../stored.ts'
import { aTeam, type TeamWorld } from './a-team.ts'

const zhou = 'staff-zhoujianguo'
const sun = 'staff-sunzhiping'
const leaver = { id: zhou, name: '周建国' }

let team: TeamWorld
let core: Core
beforeEach(async () => {
  team = await aTeam()
  core = await openCore(team.world.stack.outside)
})
afterEach(() => team.world.stack.close())

const bringTo = (state: 'accepted' | 'dispatched' | 'handling' | 'checking') => {
  const { resident, agent, engineer: handler, head } = team.world
  return bring({ resident, agent, handler, head }, state, { categoryId: 'lift' })
}

/** 周建国 with an order in each state, and first contact of one. */
const muchToDo = async () => {
  const reached = []
  for (const state of ['dispatched', 'handling', 'checking', 'accepted'] as const) reached.push(await bringTo(state))
  must(await team.changePosts(zhou, [{ role: 'handler', departmentId: 'engineering' }, { role: 'agent' }]))
  const last = reached[3]
  if (!last) throw new Error('there is no complaint')
  const body = { turn: last.turn, personId: zhou, reason: '他更熟悉' }
  must(await team.world.dispatcher.call(moves.handOver, { params: { id: last.id }, body }))
  return reached
}

const plan = async (as: Client = team.admin) =>
  must(await as.call(contract.planLeaving, { query: { communityId, userId: zhou } }))

/** The successors as they are proposed. */
const proposed = async () =>
  (await plan()).shares.flatMap(({ share, departmentId, candidates }) => {
    const [first] = candidates
    if (!first || share === 'unknown') return []
    return [{ share, ...(departmentId === undefined ? {} : { departmentId }), userId: first.id }]
  })

type Wish = { as?: Client; key?: string; successors?: Awaited<ReturnType<typeof proposed>> }
const start = async ({ as = team.admin, key = newKey(), successors }: Wish = {}) =>
  as.call(contract.startLeaving, {
    key,
    body: { ...(await team.seen(zhou)), successors: successors ?? (await proposed()) },
  })

const standing = async () => {
  core.communities.clear()
  const community = await readCommunity(core, communityId)
  if (!community) throw new Error('there is no community')
  const open = await readOpen(core, communityId)
  return { crew: crewOf(community, core.now()), open }
}

/** Every open complaint has one responsible person or post, who works here, and somebody who answers for it. */
const expectOwners = async () => {
  const { crew, open } = await standing()
  for (const complaint of open) {
    const responsible = responsibleFor(complaint)
    expect(responsible).toBeDefined()
    if (responsible?.kind === 'person') expect(crew.map(it => it.id)).toContain(responsible.person.id)
    expect(answerable(complaint, crew).length).toBeGreaterThan(0)
  }
}

const ofLeaver = async () => (await standing()).open.filter(it => sharesOf(it, leaver).length > 0).length
const grantsOf = (userId: string) => storedUnder(team.world.stack, `USER#${userId}`)[0]?.grants

describe('the plan', () => {
  test('counts what he has and proposes those with the least of the same', async () => {
    await muchToDo()
    const { total, name, shares } = await plan()
    expect([total, name]).toEqual([4, '周建国'])
    expect(shares.map(({ share, departmentId, count }) => [share, departmentId, count]).toSorted()).toEqual([
      ['first-contact', undefined, 1],
      ['order', 'engineering', 3],
    ])
    const contacts = shares.find(it => it.share === 'first-contact')?.candidates.map(it => [it.name, it.load])
    expect(contacts).toEqual([
      ['许静', 0],
      ['何敏', 3],
    ])
    expect(shares.find(it => it.share === 'order')?.candidates).toEqual([{ id: sun, name: '孙志平', load: 0 }])
  })

  test('is made for those whose matter he is, of no one’s own leaving', async () => {
    for (const [as, reason] of [
      [team.world.head, 'not-allowed'],
      [team.world.dispatcher, 'not-allowed'],
      [team.world.resident, 'not-allowed'],
    ] as const)
      expect(await as.call(contract.planLeaving, { query: { communityId, userId: zhou } })).toMatchObject({
        refusal: { reason },
      })
    const own = { communityId, userId: 'staff-linyue' }
    expect(await team.admin.call(contract.planLeaving, { query: own })).toMatchObject({
      refusal: { reason: 'own-posts' },
    })
  })
})

describe('leaving', () => {
  test('ends what he worked on beside others, and nobody follows him there', async () => {
    const { resident, agent, handler, head } = team.world
    const { id, turn } = await bring({ resident, agent, handler, head }, 'handling')
    must(await handler.call(moves.addCoHandler, { params: { id }, body: { turn, userId: zhou } }))
    expect(await plan()).toMatchObject({ shares: [] })
    expect(must(await start())).toMatchObject({ finished: true, outcomes: [] })
    const seen = must(await handler.call(staff.readAsStaff, { params: { id } }))
    expect([seen.state, seen.order?.handler, seen.order?.coHandlers]).toEqual(['handling', '刘强', undefined])
    expect(grantsOf(zhou)).toEqual([])
  })

  test('hands everything over, then takes the posts; the log has both ends', async () => {
    await muchToDo()
    const job = must(await start())
    expect(job).toMatchObject({ total: 5, done: 5, finished: true, outcomes: [] })
    expect(await ofLeaver()).toBe(0)
    const { open } = await standing()
    const orders = open.flatMap(({ stage }) => ('order' in stage ? [stage.order.handler.id] : []))
    expect(orders).toEqual([sun, sun, sun])
    expect(grantsOf(zhou)).toEqual([])
    expect((await team.read()).people.map(it => it.id)).not.toContain(zhou)
    const said = await team.audit()
    const acts = ['colleague-left', 'leaving-started'].map(act => said.find(it => it.act === act))
    expect(acts).toMatchObject([
      {
        act: 'colleague-left',
        by: '林悦',
        changes: [{ field: 'posts', before: '处理人（工程部）、客服专员', after: '' }, {}, {}],
      },
      { act: 'leaving-started', by: '林悦' },
    ])
    await expectOwners()
  })

  test('ends his rights with his next request, and the successor goes on', async () => {
    const reached = await bringTo('dispatched')
    must(await start())
    const take = (as: Client, turn: number) => as.call(staff.takeOrder, { params: { id: reached.id }, body: { turn } })
    expect(await take(team.world.engineer, reached.turn + 1)).toMatchObject({ refusal: { reason: 'not-found' } })
    expect((await take(team.sun, reached.turn + 1)).ok).toBe(true)
  })

  test('ends whom he stands in for here, and nowhere else', async () => {
    must(await team.goAway(sun, zhou, ['2026-11-24', '2026-11-25']))
    const here = userAt(zhou)
    const user = (await readItems(core.database, [here])).take(here)
    const [standIn] = user?.standsInFor ?? []
    if (!user || !standIn) throw new Error('he stands in for nobody')
    const elsewhere = { ...standIn, absenceId: 'there', communityId: 'another-community' }
    await writeItems(core.database, [userPut(user, { standsInFor: [standIn, elsewhere] })])
    must(await start())
    expect(storedUnder(team.world.stack, `USER#${zhou}`)[0]?.standsInFor).toEqual([elsewhere])
  })

  test('gives his shifts in the office to whoever takes his first contacts', async () => {
    must(await team.changePosts(zhou, [{ role: 'handler', departmentId: 'engineering' }, { role: 'agent' }]))
    const { resident, engineer, handler, head } = team.world
    await bring({ resident, agent: engineer, handler, head }, 'accepted')
    const shifts = [{ from: 480, to: 720, userIds: [zhou] }]
    const body = { communityId, day: '2026-12-02', departmentId: 'office', version: 0, shifts }
    must(await team.world.dispatcher.call(calendar.setRosterDay, { body }))
    const [first] = await proposed()
    must(await start())
    const month = must(await team.admin.call(calendar.readCalendar, { query: { communityId, month: '2026-12' } }))
    expect(first?.share).toBe('first-contact')
    expect(month.days[1]?.rosters[0]?.shifts?.map(it => it.people.map(person => person.id))).toEqual([[first?.userId]])
  })

  test('gives his shifts to whoever takes his orders, from today on', async () => {
    await bringTo('handling')
    const shifts = [{ from: 480, to: 720, userIds: [zhou] }]
    const body = { communityId, day: '2026-12-01', departmentId: 'engineering', version: 0, shifts }
    must(await team.world.dispatcher.call(calendar.setRosterDay, { body }))
    must(await start())
    const month = must(await team.admin.call(calendar.readCalendar, { query: { communityId, month: '2026-12' } }))
    expect(month.days[0]?.rosters[0]?.shifts?.map(it => it.people)).toEqual([[{ id: sun, name: '孙志平' }]])
    const left = (await team.audit()).find(it => it.act === 'colleague-left')
    expect(left?.changes).toContainEqual({
      field: 'duty',
      of: '2026-12-01 工程部',
      before: '08:00–12:00 周建国',
      after: '08:00–12:00 孙志平',
    })
  })

  test('is told before what is still owed of closed complaints, for that does not go along', async () => {
    const { resident, agent, handler, head } = team.world
    const liu = { communityId, userId: 'staff-liuqiang' }
    const owedBy = async () => must(await team.admin.call(contract.planLeaving, { query: liu })).correctivesOfClosed
    const { id, turn, number } = await bring({ resident, agent, handler, head }, 'answered')
    expect(await owedBy()).toBeUndefined()
    const said = { solved: true, overall: 5 as const, tags: [], callMe: false }
    must(await resident.call(complaints.answerMySurvey, { params: { id }, body: { turn, ...said } }))
    expect(must(await agent.call(staff.readAsStaff, { params: { id } })).state).toBe('closed')
    expect(await owedBy()).toEqual({
      count: 1,
      which: [{ complaintId: id, number, what: '每晚巡查', by: 1_800_000_000_000 }],
    })
    const now = must(await agent.call(staff.readAsStaff, { params: { id } }))
    const body = { turn: now.turn, index: 0, words: '已排进班表' }
    must(await agent.call(moves.completeCorrective, { params: { id }, body }))
    expect(await owedBy()).toBeUndefined()
  })

  test('hands over what he owns of closed complaints too, without a moment in which it is nobody’s', async () => {
    const { resident, agent, handler, head } = team.world
    const { id, turn } = await bring({ resident, agent, handler, head }, 'handling')
    const params = { id }
    const report = aReport(turn)
    const correctiveAction = { ...report.correctiveAction, ownerId: zhou }
    const reported = must(await handler.call(staff.reportDone, { params, body: { ...report, correctiveAction } }))
    const answered = must(await head.call(staff.confirmWork, { params, body: { turn: reported.turn } }))
    const said = { solved: true, overall: 5 as const, tags: [], callMe: false }
    must(await resident.call(complaints.answerMySurvey, { params, body: { turn: answered.turn, ...said } }))
    const { total, shares, correctivesOfClosed } = await plan()
    expect([total, shares.map(it => [it.share, it.count]), correctivesOfClosed]).toEqual([
      1,
      [['corrective', 1]],
      undefined,
    ])
    const successors = [{ share: 'corrective' as const, userId: sun }]
    expect(must(await start({ successors }))).toMatchObject({ finished: true, total: 2, done: 2 })
    const seen = must(await agent.call(staff.readAsStaff, { params }))
    expect([seen.state, seen.correctiveActions?.[0]?.ownerId]).toEqual(['closed', sun])
    expect(seen.entries.at(-1)).toMatchObject({ kind: 'handed-over', facts: { share: 'corrective', to: '孙志平' } })
    const query = { communityId, of: 'mine' as const }
    const sunsList = must(await team.sun.call(listCorrectives, { query }))
    expect(sunsList.rows.map(it => it.complaintId)).toEqual([id])
    const told = storedUnder(team.world.stack, `MESSAGE#${id}`).filter(it => it.event === 'handed-over')
    expect(told.map(it => it.to)).toEqual([sun])
    expect(grantsOf(zhou)).toEqual([])
  })

  test('of somebody with nothing in his hands is done at once', async () => {
    expect(must(await start())).toMatchObject({ total: 1, done: 1, finished: true })
    expect(grantsOf(zhou)).toEqual([])
  })

  test('sent twice under one key is one; another under the key is refused', async () => {
    await bringTo('handling')
    const key = newKey()
    const body = { ...(await team.seen(zhou)), successors: await proposed() }
    const first = must(await team.admin.call(contract.startLeaving, { key, body }))
    expect(must(await team.admin.call(contract.startLeaving, { key, body }))).toEqual(first)
    const other = { ...body, userId: sun }
    expect(await team.admin.call(contract.startLeaving, { key, body: other })).toMatchObject({
      refusal: { reason: 'key-reused' },
    })
    expect((await team.audit()).filter(it => it.act === 'leaving-started')).toHaveLength(1)
  })

  test('is followed by whoever gave it, without a word on which complaints', async () => {
    await bringTo('handling')
    const { id } = must(await start())
    expect(must(await team.admin.call(jobs.readJob, { params: { id } }))).toMatchObject({
      finished: true,
      outcomes: [],
    })
  })

  const refusals: [string, () => Promise<{ ok: boolean }>, string][] = [
    ['without a successor', () => start({ successors: [] }), 'successor-missing'],
    [
      'with a successor of another post',
      () => start({ successors: [{ share: 'order', departmentId: 'engineering', userId: 'staff-hemin' }] }),
      'successor-unfit',
    ],
    ['by a dispatcher', () => start({ as: team.world.dispatcher }), 'not-allowed'],
  ]
  test.each(refusals)('refused, and nothing stored: %s', async (_name, send, reason) => {
    await bringTo('handling')
    expect(await team.refused(send)).toBe(reason)
  })
})

describe('killed on the way', () => {
  test('at any step it goes on, and at every moment each complaint has an owner', async () => {
    await muchToDo()
    const successors = await proposed()
    await team.world.stack.settle()
    let dead = true
    let written = 0
    // Each run lives for one write of the job and then dies.
    team.world.stack.database.injectFaults((operation, input) => {
      if (!dead || operation !== 'TransactWriteItems' || !JSON.stringify(input).includes('JOB#')) return undefined
      written += 1
      if (written % 2 === 0) throw new Error('gone')
      return undefined
    })
    const begun = await start({ successors })
    expect(begun.ok).toBe(true)
    const counts: number[] = []
    for (let run = 0; run < 8 && grantsOf(zhou)?.toString() !== ''; run += 1) {
      counts.push(await ofLeaver())
      await expectOwners()
      expect(grantsOf(zhou)).not.toEqual([])
      team.world.stack.advance(6 * minute)
      await team.world.stack.settle()
    }
    dead = false
    expect(counts.length).toBeGreaterThan(2)
    expect(counts.toSorted((one, other) => other - one)).toEqual(counts)
    expect(await ofLeaver()).toBe(0)
    expect(grantsOf(zhou)).toEqual([])
    await expectOwners()
    expect((await team.audit()).filter(it => it.act === 'colleague-left')).toHaveLength(1)
  })

  test('what comes to him in between is handed over too before he goes', async () => {
    const first = await bringTo('handling')
    const late = await bringTo('accepted')
    const successors = await proposed()
    let dead = true
    team.world.stack.database.injectFaults((operation, input) => {
      const text = JSON.stringify(input)
      if (dead && operation === 'TransactWriteItems' && text.includes('JOB#') && text.includes('ENTRY#'))
        throw new Error('gone')
      return undefined
    })
    must(await start({ successors }))
    must(await team.world.engineer.call(moves.claimOrder, { params: { id: late.id }, body: { turn: late.turn } }))
    dead = false
    team.world.stack.advance(6 * minute)
    await team.world.stack.settle()
    const { open } = await standing()
    const handlers = open.flatMap(({ id, stage }) => ('order' in stage ? [[id, stage.order.handler.id]] : []))
    expect(handlers.toSorted()).toEqual(
      [
        [first.id, sun],
        [late.id, sun],
      ].toSorted(),
    )
    expect(grantsOf(zhou)).toEqual([])
  })

  test('while it is under way he is not changed otherwise, nor let go twice; nothing new is proposed to him', async () => {
    await bringTo('handling')
    const waiting = await bringTo('accepted')
    const successors = await proposed()
    team.world.stack.database.injectFaults((operation, input) => {
      if (operation === 'TransactWriteItems' && JSON.stringify(input).includes('ENTRY#')) throw new Error('gone')
      return undefined
    })
    must(await start({ successors }))
    expect(await team.refused(() => start({ successors }))).toBe('leaving-under-way')
    expect(await team.refused(() => team.changePosts(zhou, [{ role: 'agent' }]))).toBe('leaving-under-way')
    const candidates = must(await team.world.agent.call(staff.listCandidates, { params: { id: waiting.id } }))
    expect(JSON.stringify(candidates)).not.toContain('周建国')
    team.world.stack.database.injectFaults()
  })

  test('a giver who has lost his rights ends nothing', async () => {
    await bringTo('handling')
    const successors = await proposed()
    let dead = true
    team.world.stack.database.injectFaults((operation, input) => {
      if (dead && operation === 'TransactWriteItems' && JSON.stringify(input).includes('ENTRY#'))
        throw new Error('gone')
      return undefined
    })
    const { id } = must(await start({ as: team.world.manager, successors }))
    must(await team.changePosts('staff-chenli', [{ role: 'executive' }]))
    dead = false
    team.world.stack.advance(6 * minute)
    await team.world.stack.settle()
    expect(await ofLeaver()).toBe(1)
    expect(grantsOf(zhou)).not.toEqual([])
    expect(must(await team.world.manager.call(jobs.readJob, { params: { id } }))).toMatchObject({
      finished: true,
      stayed: true,
    })
    expect(must(await start({ successors }))).toMatchObject({ finished: true })
    expect(grantsOf(zhou)).toEqual([])
  })
})
