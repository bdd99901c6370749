import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { answerMySurvey } from '#contract/complaints.ts'
import { listCorrectives } from '#contract/correctives.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { changeColleague, enterAbsence, readTeam } from '#contract/team.ts'
import { day, dayOf, hour } from '#domain/time.ts'
import { openCore } from '../../../functions/core.ts'
import { writeItems } from '../../../functions/storage/write.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aReport, aWorld, bring, type World } from '../people.ts'
import { storedMessages, storedUnder } from '../stored.ts'

/** An item of a list, as it is stored. */
const Entry = z.looseObject({ card: z.looseObject({ corrective: z.looseObject({}) }) })

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const engineer = { id: 'staff-zhoujianguo', name: '周建国' }
const other = { id: 'staff-sunzhiping', name: '孙志平' }
/** Who was told, in the order of the store. */
const toldOf = (id: string, event: string) =>
  storedMessages(world.stack, id)
    .filter(it => it.event === event)
    .map(it => it.to)

const read = async (who: Client, id: string) => must(await who.call(staff.readAsStaff, { params: { id } }))

/** Closed, with a corrective action that was given to 周建国, who had nothing to do with it before. */
const closed = async () => {
  const { id, turn } = await bring(world, 'handling')
  const params = { id }
  const by = world.stack.now() + 10 * day
  const correctiveAction = { needed: true as const, what: '每晚巡查', owner: '谁都行', ownerId: engineer.id, by }
  const reported = must(
    await world.handler.call(staff.reportDone, { params, body: { ...aReport(turn), correctiveAction } }),
  )
  const answered = must(await world.head.call(staff.confirmWork, { params, body: { turn: reported.turn } }))
  const said = { solved: true, overall: 5 as const, tags: [], callMe: false }
  const after = must(await world.resident.call(answerMySurvey, { params, body: { turn: answered.turn, ...said } }))
  return { id, turn: after.turn, by }
}

describe('a corrective action that was given to somebody', () => {
  test('is his also after closing: he is told, reads the matter, and carries it out', async () => {
    const { id, turn, by } = await closed()
    expect(toldOf(id, 'corrective-given')).toEqual([engineer.id])
    const seen = await read(world.engineer, id)
    expect(seen).toMatchObject({ state: 'closed', moves: ['completeCorrective'] })
    expect(seen.correctiveActions).toEqual([
      { what: '每晚巡查', owner: engineer.name, ownerId: engineer.id, by, mayComplete: true },
    ])
    expect((await read(world.handler, id)).correctiveActions?.[0]?.mayComplete).toBe(false)
    const body = { turn, index: 0, words: '已排进班表' }
    expect(await world.handler.call(moves.completeCorrective, { params: { id }, body })).toMatchObject({
      refusal: { reason: 'not-your-corrective' },
    })
    const done = must(await world.engineer.call(moves.completeCorrective, { params: { id }, body }))
    expect(done.correctiveActions?.[0]?.done?.by).toBe(engineer.name)
  })
  test('goes to somebody else, who is told and has it from then on', async () => {
    const { id, turn, by } = await closed()
    const params = { id }
    const body = { turn, index: 0, personId: other.id, by: by + day, reason: '周师傅调岗' }
    expect(await world.engineer.call(moves.reassignCorrective, { params, body })).toMatchObject({
      refusal: { reason: 'not-allowed' },
    })
    expect(
      await world.head.call(moves.reassignCorrective, { params, body: { ...body, personId: 'nobody' } }),
    ).toMatchObject({ refusal: { reason: 'person-unknown' } })
    const after = must(await world.head.call(moves.reassignCorrective, { params, body }))
    expect(after.correctiveActions?.[0]).toMatchObject({ owner: other.name, ownerId: other.id, by: by + day })
    expect(after.entries.at(-1)).toMatchObject({
      kind: 'corrective-reassigned',
      visibility: 'internal',
      texts: { reason: '周师傅调岗' },
    })
    expect(toldOf(id, 'corrective-given')).toEqual([engineer.id, other.id])
    expect(await world.engineer.call(staff.readAsStaff, { params })).toMatchObject({
      refusal: { reason: 'not-found' },
    })
  })
})

test('its owner is reminded the morning before and told when it is over, each once, also after closing', async () => {
  const { id, by } = await closed()
  const told = () =>
    storedMessages(world.stack, id)
      .filter(it => /^corrective-(reminder|overdue|due)$/.test(it.event))
      .map(it => `${it.event} ${it.to}`)
      .toSorted()
  const passTo = async (at: number) => {
    world.stack.advance(at - world.stack.now())
    await world.stack.settle()
  }
  // Given on Monday 23 November at ten, to be done within ten days.
  await passTo(by - day - hour - 1)
  expect(told()).toEqual([])
  await passTo(by - day - hour)
  expect(told()).toEqual([`corrective-reminder ${engineer.id}`])
  await passTo(by - 1)
  expect(told()).toHaveLength(1)
  await passTo(by)
  const all = ['corrective-due staff-xujing', `corrective-overdue ${engineer.id}`, `corrective-reminder ${engineer.id}`]
  expect(told()).toEqual(all)
  await passTo(by + day)
  expect(told()).toEqual(all)
  const entries = storedUnder(world.stack, `COMPLAINT#${id}`).filter(it => String(it.kind).startsWith('corrective-'))
  expect(entries.map(it => [it.kind, it.visibility])).toEqual([
    ['corrective-reminded', 'internal'],
    ['corrective-overdue', 'internal'],
  ])
})

test('an older phone sends a name alone: it stays words, and whoever did the work may still say that it is done', async () => {
  const { id, turn } = await bring(world, 'answered')
  const before = await read(world.handler, id)
  expect(before.correctiveActions).toEqual([
    { what: '每晚巡查', owner: '刘强', by: 1_800_000_000_000, mayComplete: true },
  ])
  expect(toldOf(id, 'corrective-given')).toEqual([])
  const body = { turn, index: 0, words: '已排进班表' }
  must(await world.handler.call(moves.completeCorrective, { params: { id }, body }))
})

test.each([
  ['nobody of the staff', 'person-unknown', 'somebody'],
  ['the customer', 'person-unknown', 'resident'],
])('a report does not give it to %s', async (_, reason, ownerId) => {
  const { id, turn } = await bring(world, 'handling')
  const correctiveAction = { ...aReport(turn).correctiveAction, ownerId }
  const body = { ...aReport(turn), correctiveAction }
  expect(await world.handler.call(staff.reportDone, { params: { id }, body })).toMatchObject({ refusal: { reason } })
  expect((await read(world.handler, id)).state).toBe('handling')
})

describe('the list', () => {
  const listOf = async (who: Client, of: 'mine' | 'community' = 'mine') =>
    must(await who.call(listCorrectives, { query: { communityId, of } }))
  const owedBy = async (who: Client) =>
    must(await who.call(staff.listWork, { query: { communityId, of: 'mine' } })).correctives

  test('has it from the answer until it is verified, also once the complaint is closed', async () => {
    const { id, turn, by } = await closed()
    const number = (await read(world.agent, id)).number
    const row = {
      complaintId: id,
      number,
      title: '夜里十一点还在装修',
      place: '花园',
      state: 'closed',
      index: 0,
      what: '每晚巡查',
      owner: engineer.name,
      ownerId: engineer.id,
      by,
      isDone: false,
    }
    expect(await listOf(world.engineer)).toEqual({ rows: [{ ...row, isMine: true }], total: 1, isWhole: true })
    expect(await owedBy(world.engineer)).toEqual({ count: 1, overdue: 0 })
    expect(await owedBy(world.handler)).toBeUndefined()
    for (const who of [world.agent, world.dispatcher, world.manager, world.auditor, world.head])
      expect((await listOf(who, 'community')).rows).toEqual([{ ...row, isMine: false }])
    expect((await listOf(world.agent)).rows).toEqual([])
    world.stack.advance(11 * day)
    await world.stack.settle()
    world.engineer = await signInAs(world.stack, 'zhoujianguo')
    world.dispatcher = await signInAs(world.stack, 'xujing')
    expect(await owedBy(world.engineer)).toEqual({ count: 1, overdue: 1 })

    const params = { id }
    const body = { turn, index: 0, words: '已排进班表' }
    const done = must(await world.engineer.call(moves.completeCorrective, { params, body }))
    expect((await listOf(world.engineer)).rows).toEqual([])
    expect(await owedBy(world.engineer)).toBeUndefined()
    expect((await listOf(world.dispatcher, 'community')).rows).toEqual([{ ...row, isMine: false, isDone: true }])
    const verified = { turn: done.turn, index: 0, effective: true }
    must(await world.dispatcher.call(moves.verifyCorrective, { params, body: verified }))
    expect(await listOf(world.dispatcher, 'community')).toEqual({ rows: [], total: 0, isWhole: true })
  })

  test('moves with it to its new owner, by the new date', async () => {
    const one = await closed()
    const two = await closed()
    const body = { turn: one.turn, index: 0, personId: other.id, by: one.by + 9 * day, reason: '周师傅调岗' }
    must(await world.agent.call(moves.reassignCorrective, { params: { id: one.id }, body }))
    expect((await listOf(world.engineer)).rows.map(it => it.complaintId)).toEqual([two.id])
    expect((await listOf(world.agent, 'community')).rows.map(it => [it.complaintId, it.owner])).toEqual([
      [two.id, engineer.name],
      [one.id, other.name],
    ])
  })

  test('what an older phone sent is in nobody’s, and in the community’s', async () => {
    const { id } = await bring(world, 'answered')
    expect((await listOf(world.handler)).rows).toEqual([])
    const { rows } = await listOf(world.agent, 'community')
    expect(rows.map(it => [it.complaintId, it.ownerId, it.isMine])).toEqual([[id, undefined, false]])
  })

  test('shows nobody what is about himself, and a head nothing another department did', async () => {
    const { id, turn } = await closed()
    const about = { turn, personId: 'staff-hemin' }
    must(await world.manager.call(moves.nameAbout, { params: { id }, body: about }))
    expect((await listOf(world.agent, 'community')).rows).toEqual([])
    expect((await listOf(world.dispatcher, 'community')).rows).toHaveLength(1)
    const lift = await bring({ ...world, handler: world.engineer }, 'answered', { categoryId: 'lift' })
    const team = must(await world.auditor.call(readTeam, { query: { communityId } }))
    const { version = 0, skills = [], buildingIds = [] } = team.people.find(it => it.name === '马卫东') ?? {}
    const posts = [{ role: 'department-head' as const, departmentId: 'order' }]
    const change = { communityId, userId: 'staff-maweidong', version, posts, skills, buildingIds }
    must(await world.auditor.call(changeColleague, { body: change }))
    const of = async (who: Client) => (await listOf(who, 'community')).rows.map(it => it.complaintId)
    expect(await of(world.head)).toEqual([id])
    expect((await of(world.dispatcher)).toSorted()).toEqual([id, lift.id].toSorted())
  })

  test('has a head’s own behind as many of another department as are read at once', async () => {
    const { id } = await closed()
    const [own] = storedUnder(world.stack, `CORRECTIVE#${id}`)
    const { card, ...keys } = Entry.parse(own)
    const others = Array.from({ length: 310 }, (_, at) => ({
      ...keys,
      pk: `CORRECTIVE#elsewhere-${at}`,
      postSort: ` ${at}`,
      card: { ...card, id: `elsewhere-${at}`, corrective: { ...card.corrective, departmentId: 'elsewhere' } },
    }))
    const { database } = await openCore(world.stack.outside)
    for (let at = 0; at < others.length; at += 100)
      await writeItems(
        database,
        others.slice(at, at + 100).map(item => ({ table: 'records', only: 'if-absent', item })),
      )
    const { rows, isWhole } = await listOf(world.head, 'community')
    expect([rows.map(it => it.complaintId), isWhole]).toEqual([[id], true])
  })

  test('is a delegate’s too while its owner is away', async () => {
    const { id } = await closed()
    const now = world.stack.now()
    const team = must(await world.manager.call(readTeam, { query: { communityId } }))
    const version = team.people.find(it => it.id === engineer.id)?.version ?? 0
    const absence = { from: dayOf(now), to: dayOf(now + day), delegateId: other.id }
    const body = { communityId, userId: engineer.id, version, ...absence }
    must(await world.manager.call(enterAbsence, { body }))
    const sun = await signInAs(world.stack, 'sunzhiping')
    expect((await listOf(sun)).rows.map(it => [it.complaintId, it.owner, it.isMine])).toEqual([
      [id, engineer.name, true],
    ])
    expect((await read(sun, id)).moves).toEqual(['completeCorrective'])
  })
})
