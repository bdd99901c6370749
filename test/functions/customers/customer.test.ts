import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as contract from '#contract/customers.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { day, minute } from '#domain/time.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWaiting, leak } from '../dispatch/backlog.ts'
import { aHousemate } from '../homes/households.ts'
import { aFiling, aWorld, bring, ownRoom, type World } from '../people.ts'
import { atRest, leave, mentions } from '../privacy/leaver.ts'
import { registrar } from '../registering.ts'
import { pictureOf, storedUnder } from '../stored.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})
afterEach(() => world.stack.close())

const idIn = (who: Client): string => who.session.me.userId
const residentOf = () => ({ userId: idIn(world.resident) })
type Ref = { userId?: string | undefined; phoneHash?: string | undefined }

const look = (as: Client, who: Ref) => as.call(contract.readCustomer, { query: { communityId, ...who } })
const view = async (who: Ref = residentOf(), as = world.agent) => must(await look(as, who))
const reasonOf = (answered: Awaited<ReturnType<typeof look>>) => (answered.ok ? 'answered' : answered.refusal.reason)
const note = (words: string, as = world.agent, who: Ref = residentOf(), key = newKey()) =>
  as.call(contract.addCustomerNote, { key, body: { communityId, who, words } })
const flag = (flagged: boolean, why: string, as = world.agent) =>
  as.call(contract.flagCustomer, { body: { communityId, who: residentOf(), flagged, why } })
const callerOf = async (phone = '13912345678'): Promise<Ref> => {
  const found = must(await world.agent.call(contract.searchComplaints, { body: { communityId, text: phone } }))
  return found.customers[0]?.who ?? {}
}

describe('the view of a customer', () => {
  test('shows homes with the people in them, open and past complaints, the phone masked', async () => {
    const tenant = await aHousemate(world.stack, world.resident, 'leaver', 'tenant')
    const past = await atRest(world.resident)
    world.stack.advance(minute)
    const open = await bring(world, 'accepted', { place: ownRoom })
    const seen = await view()
    expect(seen).toMatchObject({
      name: '陈桂兰',
      maskedPhone: '138****1203',
      homes: [
        {
          label: '2 栋 1 单元 1202',
          relation: 'owner',
          family: expect.arrayContaining([
            expect.objectContaining({ who: { userId: idIn(tenant) }, relation: 'tenant' }),
          ]),
        },
      ],
      open: [{ id: open.id }],
      past: [{ id: past.id }],
      older: false,
      mayNote: true,
    })
    expect(JSON.stringify(seen)).not.toContain('13800001203')
  })

  test('shows visits, survey answers, what was sent, and dates still to come', async () => {
    const { id, turn, number } = await bring(world, 'answered', { place: ownRoom })
    const said = { solved: true, overall: 5 as const, tags: [], text: '谢谢', callMe: false }
    const rated = must(
      await world.resident.call(complaints.answerMySurvey, { params: { id }, body: { turn, ...said } }),
    )
    const visit = { method: 'phone' as const, verdict: 'satisfied' as const, solved: true, words: '满意' }
    if (rated.state === 'answered')
      must(
        await world.agent.call(staff.recordVisit, {
          params: { id },
          body: { turn: rated.turn, visitedAt: world.stack.now(), ...visit },
        }),
      )
    const other = await bring(world, 'accepted', { place: ownRoom })
    const until = world.stack.now() + 2 * day
    const dated = { turn: other.turn, until, method: 'phone' as const, what: '换门锁' }
    must(await world.dispatcher.call(moves.agreeDate, { params: { id: other.id }, body: dated }))
    await world.stack.settle()
    const seen = await view()
    expect(seen.surveys).toMatchObject([{ complaintId: id, number, solved: true, overall: 5, text: '谢谢' }])
    if (rated.state === 'answered') expect(seen.visits).toMatchObject([{ complaintId: id, words: '满意', by: '何敏' }])
    expect(seen.dates).toMatchObject([{ complaintId: other.id, until, what: '换门锁', by: '许静' }])
    expect(seen.messages.map(it => it.event)).toContain('accepted')
  })

  test('a caller by phone only has one too, and can be reached through his complaint', async () => {
    const { id } = await aWaiting(world, leak)
    const who = await callerOf()
    expect(Object.keys(who)).toEqual(['phoneHash'])
    expect(await view(who)).toMatchObject({
      name: '方芳',
      maskedPhone: '139****5678',
      phoneIn: id,
      homes: [{ label: '2 栋 1 单元 1202' }],
      open: [{ id }],
    })
  })

  test('what the account’s owner called about stands with what he filed', async () => {
    const filed = await bring(world, 'submitted', { place: ownRoom })
    world.stack.advance(minute)
    const called = await aWaiting(world, { customer: { name: '陈阿姨', phone: '13800001203', relation: 'owner' } })
    const who = await callerOf('13800001203')
    expect((await view(who)).open.map(it => it.id)).toEqual([called.id, filed.id])
    // Somebody else’s number beside the account adds nothing.
    await aWaiting(world)
    const { phoneHash } = await callerOf()
    expect(phoneHash).toBeDefined()
    const strange = { ...who, phoneHash }
    expect((await view(strange)).open.map(it => it.id)).toEqual([filed.id])
  })

  test('is led to from the complaint, for whoever reads the community', async () => {
    const { id } = await bring(world, 'dispatched', { place: ownRoom })
    const detail = async (as: Client) => must(await as.call(staff.readAsStaff, { params: { id } })).customer.who
    expect(await detail(world.agent)).toMatchObject(residentOf())
    expect(await detail(world.handler)).toBeUndefined()
  })

  test('is for whoever reads the community, shows nobody himself, and no stranger', async () => {
    await aWaiting(world)
    for (const as of [world.agent, world.dispatcher, world.manager, world.auditor])
      expect(reasonOf(await look(as, residentOf()))).toBe('answered')
    for (const as of [world.handler, world.head, world.resident])
      expect(reasonOf(await look(as, residentOf()))).toBe('not-allowed')
    const { put } = await registrar(world.stack)
    const room = { ...ownRoom, communityId, communityName: '听松苑', label: '2 栋 1 单元 1202', relation: 'owner' }
    await put({ ...storedUnder(world.stack, `USER#${idIn(world.agent)}`)[0], rooms: [room] })
    expect(reasonOf(await look(world.dispatcher, { userId: idIn(world.agent) }))).toBe('answered')
    for (const who of [{ userId: idIn(world.agent) }, { userId: 'nobody-at-all' }, { phoneHash: 'a'.repeat(64) }, {}])
      expect([who, reasonOf(await look(world.agent, who))]).toEqual([who, 'customer-unknown'])
  })

  test('nothing about the reader stands in it', async () => {
    const { id, turn } = await aWaiting(world, leak)
    const who = await callerOf()
    const body = { turn, personId: idIn(world.agent) }
    must(await world.dispatcher.call(moves.nameAbout, { params: { id }, body }))
    expect(reasonOf(await look(world.agent, who))).toBe('customer-unknown')
    expect((await view(who, world.dispatcher)).open.map(it => it.id)).toEqual([id])
  })

  test('waits for the database twice', async () => {
    await bring(world, 'accepted', { place: ownRoom })
    await view()
    await world.stack.settle()
    world.stack.database.operations.reset()
    await view()
    const counts = world.stack.database.operations.current()
    // Who asks; then the complaints. Keys, messages, notes and the flag beside the first, the people of the room beside the second.
    expect([counts.BatchGetItem?.calls, counts.Query?.calls]).toEqual([2, 5])
  })
})

describe('notes', () => {
  test('are added with who and when, newest first, and sealed', async () => {
    const first = must(await note('家里有高血压老人，别晚上打电话'))
    world.stack.advance(minute)
    must(await note('喜欢微信联系', world.dispatcher))
    expect((await view()).notes.map(it => [it.words, it.by])).toEqual([
      ['喜欢微信联系', '许静'],
      ['家里有高血压老人，别晚上打电话', '何敏'],
    ])
    expect(first).toMatchObject({ by: '何敏' })
    expect(JSON.stringify(storedUnder(world.stack, 'CUSTOMER#'))).not.toContain('高血压')
  })

  test('asked again under its key it is one note; another under the key is refused', async () => {
    const key = newKey()
    const said = must(await note('只记一次', world.agent, residentOf(), key))
    world.stack.advance(minute)
    expect(must(await note('只记一次', world.agent, residentOf(), key))).toEqual(said)
    expect(await note('别的话', world.agent, residentOf(), key)).toMatchObject({ refusal: { reason: 'key-reused' } })
    expect((await view()).notes).toHaveLength(1)
  })

  test('twice at the very same moment is one note', async () => {
    const key = newKey()
    const both = await Promise.all([1, 2].map(() => note('同时', world.agent, residentOf(), key)))
    expect(both.map(it => it.ok)).toEqual([true, true])
    expect((await view()).notes).toHaveLength(1)
  })

  test('are for the office and the manager; who may not changes nothing, nor do no words', async () => {
    await world.stack.settle()
    const before = pictureOf(world.stack)
    for (const as of [world.auditor, world.handler, world.head, world.resident])
      expect(await note('不该有', as)).toMatchObject({ refusal: { reason: 'not-allowed' } })
    expect(await note('  ')).toMatchObject({ refusal: { reason: 'text-missing' } })
    expect(await note('长'.repeat(501))).toMatchObject({ refusal: { reason: 'text-too-long' } })
    expect(await note('自己', world.agent, { userId: idIn(world.agent) })).toMatchObject({
      refusal: { reason: 'customer-unknown' },
    })
    await world.stack.settle()
    expect(pictureOf(world.stack)).toEqual(before)
    must(await note('经理记的', world.manager))
  })

  test('go with the account, and those of a caller stay under his number', async () => {
    await aWaiting(world)
    must(await note('来电人的备注', world.agent, await callerOf()))
    must(await note('住户的备注'))
    must(await flag(true, '多次投诉'))
    const userId = idIn(world.resident)
    must(await leave(world.resident))
    await world.stack.settle()
    expect(mentions(world.stack, userId)).not.toContain('CUSTOMER')
    expect(storedUnder(world.stack, 'CUSTOMER#').map(it => it.kind)).toEqual(['customer-note'])
  })
})

describe('重点关注', () => {
  test('says who, when and why, until it is taken back; both stay on record', async () => {
    must(await flag(true, '一个月投诉三次'))
    expect((await view()).flag).toEqual({ by: '何敏', at: world.stack.now(), why: '一个月投诉三次' })
    world.stack.advance(minute)
    expect(must(await flag(false, '已经解决', world.dispatcher))).toEqual({})
    expect((await view()).flag).toBeUndefined()
    expect(storedUnder(world.stack, 'CUSTOMER#')).toHaveLength(2)
  })

  test('changes no clock and no rank', async () => {
    await bring(world, 'accepted', { place: ownRoom })
    const list = async () =>
      must(await world.agent.call(staff.listWork, { query: { communityId, of: 'community' } })).cards
    await world.stack.settle()
    const [before, items] = [await list(), storedUnder(world.stack, 'COMPLAINT#')]
    must(await flag(true, '多次投诉'))
    await world.stack.settle()
    expect(await list()).toEqual(before)
    expect(storedUnder(world.stack, 'COMPLAINT#')).toEqual(items)
  })

  test('is not the auditor’s to give, and needs a reason', async () => {
    expect(await flag(true, '想标', world.auditor)).toMatchObject({ refusal: { reason: 'not-allowed' } })
    expect(await flag(true, '')).toMatchObject({ refusal: { reason: 'text-missing' } })
  })
})

describe('a whole phone number', () => {
  const why = 'appoint' as const
  const reveal = (
    as: Client,
    of: { kind: 'complaint'; complaintId: string } | { kind: 'account'; userId: string },
    key = newKey(),
  ) => as.call(contract.revealPhone, { key, body: { communityId, of, why } })
  const month = '2026-11'
  const log = async (as = world.auditor, more?: string) =>
    must(await as.call(contract.readAccessLog, { query: { communityId, month, ...(more ? { more } : {}) } }))
  const looks = () => storedUnder(world.stack, 'LOOKS#')

  test('is answered with a reason, and who looked stands in the log', async () => {
    const { id, number } = await aWaiting(world, leak)
    expect(must(await reveal(world.agent, { kind: 'complaint', complaintId: id }))).toEqual({ phone: '13912345678' })
    const account = { kind: 'account', userId: idIn(world.resident) } as const
    world.stack.advance(minute)
    expect(must(await reveal(world.dispatcher, account))).toEqual({ phone: '13800001203' })
    expect((await log()).looks).toMatchObject([
      { by: '许静', whose: '陈桂兰', why, at: world.stack.now() },
      { by: '何敏', whose: '方芳', why, number },
    ])
    expect(JSON.stringify([looks(), world.stack.logs])).not.toMatch(/1391234|1380000|方芳|陈桂兰/)
  })

  test('a handler sees it of his own order, unless the customer hid it', async () => {
    const open = await bring(world, 'dispatched', { place: ownRoom })
    const hidden = await bring(world, 'dispatched', { place: ownRoom, hideName: true })
    must(await reveal(world.handler, { kind: 'complaint', complaintId: open.id }))
    const of = (complaintId: string) => ({ kind: 'complaint', complaintId }) as const
    expect(await reveal(world.handler, of(hidden.id))).toMatchObject({ refusal: { reason: 'not-allowed' } })
    expect(await reveal(world.engineer, of(open.id))).toMatchObject({ refusal: { reason: 'not-found' } })
    const account = { kind: 'account', userId: idIn(world.resident) } as const
    expect(await reveal(world.handler, account)).toMatchObject({ refusal: { reason: 'not-allowed' } })
    expect(looks()).toHaveLength(1)
  })

  test('no number, no customer, no reason: refused, and nothing is logged', async () => {
    const filed = must(await world.resident.call(complaints.fileComplaint, { body: aFiling() }))
    await world.stack.settle()
    const before = pictureOf(world.stack)
    const none = { kind: 'account', userId: 'nobody-at-all' } as const
    expect(await reveal(world.agent, none)).toMatchObject({ refusal: { reason: 'customer-unknown' } })
    expect(await reveal(world.agent, { kind: 'account', userId: idIn(world.agent) })).toMatchObject({
      refusal: { reason: 'customer-unknown' },
    })
    expect(await reveal(world.resident, { kind: 'complaint', complaintId: filed.id })).toMatchObject({
      refusal: { reason: 'not-found' },
    })
    await world.stack.settle()
    expect(pictureOf(world.stack)).toEqual(before)
  })

  test('asked again under its key it is one look', async () => {
    const { id } = await aWaiting(world)
    const key = newKey()
    const of = { kind: 'complaint', complaintId: id } as const
    must(await reveal(world.agent, of, key))
    world.stack.advance(minute)
    expect(must(await reveal(world.agent, of, key))).toEqual({ phone: '13912345678' })
    const both = await Promise.all(['one', 'other'].map(() => reveal(world.agent, of, 'k'.repeat(22))))
    expect(both.map(it => it.ok)).toEqual([true, true])
    expect(looks()).toHaveLength(2)
  })

  test('the log is for the auditor, page by page, without what is about the reader', async () => {
    const { id, turn } = await aWaiting(world)
    const of = { kind: 'complaint', complaintId: id } as const
    for (let at = 0; at < 51; at += 1) must(await reveal(world.agent, of))
    const first = await log()
    const second = await log(world.auditor, first.more)
    expect([first.looks.length, second.looks.length, second.more]).toEqual([50, 1, undefined])
    for (const as of [world.agent, world.dispatcher, world.handler, world.manager])
      expect(await as.call(contract.readAccessLog, { query: { communityId, month } })).toMatchObject({ status: 403 })
    expect(
      await world.auditor.call(contract.readAccessLog, { query: { communityId, month, more: `${first.more}x` } }),
    ).toMatchObject({ refusal: { reason: 'page-token-invalid' } })
    const body = { turn, personId: idIn(world.auditor) }
    must(await world.dispatcher.call(moves.nameAbout, { params: { id }, body }))
    expect((await log()).looks).toEqual([])
  })

  test('after the account is deleted the log still says that somebody looked, but not at whom', async () => {
    must(await reveal(world.agent, { kind: 'account', userId: idIn(world.resident) }))
    must(await leave(world.resident))
    await world.stack.settle()
    expect((await log()).looks).toMatchObject([{ by: '何敏', whose: '已注销' }])
  })
})
