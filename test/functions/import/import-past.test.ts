import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { addCustomerNote, type FoundCard, readCustomer, revealPhone, searchComplaints } from '#contract/customers.ts'
import * as staff from '#contract/staff.ts'
import { confirmRepeat } from '#contract/staff-moves.ts'
import { checkReceipt, codeOf } from '#domain/ledger/receipt.ts'
import { readComplaint } from '../../../functions/complaints/read-complaint.ts'
import { chainTools } from '../../../functions/complaints/save-decision.ts'
import { previewPast } from '../../../functions/import/import-past.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { chainOf, faultIn } from '../chains.ts'
import { aCall, aStranger, bring, type World } from '../people.ts'
import { pictureOf, storedUnder } from '../stored.ts'
import { accepted, aPastDesk, type PastDesk } from './past-desk.ts'
import { aLedgerRow, aMessage, ledgerHeadings, messageHeadings, writeCsv, writeTable } from './past-file.ts'

let desk: PastDesk
let world: World
beforeAll(async () => {
  desk = await aPastDesk()
  world = desk.world
})
afterAll(() => desk.close())

/** Through all the pages of a search. */
const searchAll = async (text: string, by = world.agent) => {
  const cards: FoundCard[] = []
  let pages = 0
  let more: string | undefined
  do {
    const body = { communityId, text, ...(more === undefined ? {} : { more }) }
    const answer = must(await by.call(searchComplaints, { body }))
    cards.push(...answer.cards)
    more = answer.more
    pages += 1
  } while (more !== undefined)
  return { cards, pages }
}

describe('messages with their answers', () => {
  const rows = [
    aMessage('2549'),
    aMessage('2557', { title: '', body: '物业收费年年涨', filedAt: '2019-04-24T15:07:30+08:00' }),
    aMessage('2574', { title: '漏水', filedAt: '2012-02-01T08:00:00+08:00', answeredAt: '2012-03-01T08:00:00+08:00' }),
  ]
  beforeAll(() => writeCsv(desk.file('messages.csv'), messageHeadings, rows))

  test('are shown before, and nothing is written', async () => {
    await world.stack.settle()
    const before = pictureOf(world.stack)
    const preview = accepted(await previewPast(desk.core, desk.asked('messages.csv')))
    expect(preview).toMatchObject({
      columns: {
        id: 'id',
        customer: undefined,
        reference: 'user',
        receivedAt: 'filedAt',
        text: 'body',
        closedAt: undefined,
      },
      inWords: [],
      rows: 3,
      new: 3,
      known: 0,
      faulty: 0,
      from: Date.parse('2012-02-01T08:00:00+08:00'),
      to: Date.parse('2019-04-24T15:07:30+08:00'),
      byCategory: { 电梯: 1, 其他: 1, 漏水渗水: 1 },
      byPlace: { unknown: 3 },
      bySource: { 'other-department': 3 },
      faultCount: 0,
    })
    await world.stack.settle()
    expect(pictureOf(world.stack)).toEqual(before)
  })

  test('stand in the ledger of their month, with their own times and no rating', async () => {
    const { written } = await desk.carryOut('messages.csv')
    expect(written).toEqual({ complaints: 3, overtaken: 0 })
    expect((await desk.ledgerOf('2019-04')).map(it => it.number)).toEqual(['旧-2549', '旧-2557'])
    const row = await desk.inLedger('2019-04', '旧-2549')
    expect(row).toEqual({
      id: expect.any(String),
      number: '旧-2549',
      receivedAt: Date.parse('2019-04-24T09:32:09+08:00'),
      customer: 'A0002549',
      place: '地点未记',
      source: '其他部门转达',
      category: '电梯',
      title: '电梯又坏了',
      severity: '一般',
      state: '已办结',
      overdue: false,
      closedAt: Date.parse('2019-04-30T14:56:53+08:00'),
    })
    const now = must(await world.agent.call(staff.listLedger, { query: { communityId, month: '2026-11' } }))
    expect(now).toEqual({ rows: [], pastMonths: ['2012-02', '2019-04'] })
    const exported = must(await world.agent.call(staff.exportLedger, { query: { communityId, month: '2019-04' } }))
    expect(exported).toMatchObject({ rows: 2, name: '客户投诉台账-2019-04.xlsx' })
  })

  test('are read by staff with the old answer, and with where they come from', async () => {
    const { id } = await desk.inLedger('2019-04', '旧-2549')
    const detail = must(await world.agent.call(staff.readAsStaff, { params: { id } }))
    expect(detail).toMatchObject({
      state: 'closed',
      text: '电梯又坏了。三号楼的电梯，这个月第三次停了，老人上不去楼。',
      answer: '已更换门机，并请维保单位每周检查。',
      closingCode: 'imported',
      customer: { name: 'A0002549', relation: 'unknown' },
      clocks: [],
      moves: ['note', 'nameAbout'],
    })
    expect(detail.survey).toBeUndefined()
    expect(detail.visit).toBeUndefined()
    expect(detail.next).toBeUndefined()
    expect(detail.entries).toMatchObject([
      { kind: 'imported', visibility: 'internal', facts: { file: 'messages.csv', row: 2 } },
      { kind: 'answered', visibility: 'public', texts: { answer: '已更换门机，并请维保单位每周检查。' } },
      { kind: 'closed', visibility: 'public', occurredAt: Date.parse('2019-04-30T14:56:53+08:00') },
    ])
  })

  test('are pointed at from the end of the community’s list, for whoever reads the ledger', async () => {
    const list = async (by: Client, of: 'community' | 'mine' = 'community') =>
      must(await by.call(staff.listWork, { query: { communityId, of } }))
    expect((await list(world.dispatcher)).past).toEqual({ from: '2012-02', to: '2019-04' })
    for (const page of [
      await list(world.head),
      await list(world.handler, 'mine'),
      await list(world.dispatcher, 'mine'),
    ])
      expect(page.past).toBeUndefined()
  })

  test('can be checked against their chain like any other', async () => {
    const { id, number } = await desk.inLedger('2019-04', '旧-2549')
    const { complaint, entries } = (await readComplaint(desk.core, id)) ?? {}
    if (!complaint || !entries) throw new Error('not there')
    expect(faultIn(chainOf(world.stack, id))).toBeUndefined()
    const code = codeOf(entries.at(-1)?.hash ?? '')
    const chained = { number, text: complaint.text, entries, head: complaint.chain }
    expect(checkReceipt(chained, { number, code }, chainTools)).toMatchObject({ verdict: 'matches', entries: 3 })
    expect(checkReceipt({ ...chained, text: '别的' }, { number, code }, chainTools).verdict).toBe('broken')
  })

  test('are no work of anybody, and not for those outside the community', async () => {
    const { id } = await desk.inLedger('2019-04', '旧-2549')
    for (const of of ['community', 'raised'] as const)
      expect(must(await world.dispatcher.call(staff.listWork, { query: { communityId, of } })).cards).toEqual([])
    const stranger = await aStranger(world.stack, 'passer-by')
    for (const by of [stranger, world.resident, world.handler])
      expect(await by.call(staff.readAsStaff, { params: { id } })).toMatchObject({ ok: false, status: 404 })
    expect(await stranger.call(complaints.readMine, { params: { id } })).toMatchObject({ ok: false, status: 404 })
    expect(await stranger.call(staff.listLedger, { query: { communityId, month: '2019-04' } })).toMatchObject({
      refusal: { reason: 'not-allowed' },
    })
  })

  test('are found by number and by words, however old, and only as far as the reader may see them', async () => {
    const search = async (text: string, by = world.agent) => {
      const { cards, pages } = await searchAll(text, by)
      return { numbers: cards.map(it => it.number), pages }
    }
    expect(await search('旧-2549')).toEqual({ numbers: ['旧-2549'], pages: 1 })
    expect(await search('旧-2574')).toEqual({ numbers: ['旧-2574'], pages: 1 })
    expect(await search('电梯又坏了')).toEqual({ numbers: ['旧-2549'], pages: 3 })
    expect((await search('漏水')).numbers).toEqual(['旧-2574'])
    expect((await search('电梯又坏了', world.handler)).numbers).toEqual([])
  })

  test('imported again they add nothing', async () => {
    await world.stack.settle()
    const before = pictureOf(world.stack)
    const again = await desk.carryOut('messages.csv')
    expect(again.preview).toMatchObject({ new: 0, known: 3, different: 0 })
    expect(again.written).toEqual({ complaints: 0, overtaken: 0 })
    expect(pictureOf(world.stack)).toEqual(before)
  })

  test('changed in the file they are left as they were, and what differs is said', async () => {
    const changed = [aMessage('2549', { answer: '没有办' }), ...rows.slice(1), aMessage('2600')]
    await writeCsv(desk.file('changed.csv'), messageHeadings, changed)
    const { preview, written } = await desk.carryOut('changed.csv')
    expect(preview).toMatchObject({ new: 1, known: 2, different: 1 })
    expect(preview.differences).toEqual([{ row: 2, number: '旧-2549', columns: ['answer'] }])
    expect(written).toEqual({ complaints: 1, overtaken: 0 })
    const { id } = await desk.inLedger('2019-04', '旧-2549')
    const { answer } = must(await world.agent.call(staff.readAsStaff, { params: { id } }))
    expect(answer).toBe('已更换门机，并请维保单位每周检查。')
  })
})

describe('customers without a phone number, known by what the earlier system called them', () => {
  const headings = [...ledgerHeadings, '会员号']
  const row = (number: string, member: string, changes: Parameters<typeof aLedgerRow>[1] = {}) => [
    ...aLedgerRow(number, { 日期: '2023-05-05', 办结时间: '2023-05-06', 联系方式: '', 楼栋: '', ...changes }),
    member,
  ]
  const rows = [
    row('M1', 'H-207', { 投诉人: '' }),
    row('M2', 'H-207', { 日期: '2023-05-05 18:00', 投诉人: '方芳', 投诉内容: '地库的坡道又结冰了' }),
    row('M3', 'H-208'),
    row('M4', 'H-207', { 联系方式: '13912340000' }),
    row('M5', ''),
  ]
  const detailOf = async (number: string) => {
    const { id } = await desk.inLedger('2023-05', number)
    return must(await world.agent.call(staff.readAsStaff, { params: { id } }))
  }
  const viewOf = async (number: string, by = world.agent) => {
    const { who } = (await detailOf(number)).customer
    return by.call(readCustomer, { query: { communityId, ...who } })
  }
  beforeAll(async () => {
    await writeTable(desk.file('members.xlsx'), headings, rows)
    expect((await desk.carryOut('members.xlsx')).preview).toMatchObject({ new: 5, inWords: ['满意度'] })
  })

  test('are found by words, and from the complaint all of theirs are', async () => {
    const { cards } = await searchAll('坡道 结冰')
    expect(cards.map(it => [it.number, it.customer])).toEqual([['M2', '方芳']])
    const { name, past, maskedPhone, phoneIn } = must(await viewOf('M2'))
    expect(past.map(it => it.number).toSorted()).toEqual(['M1', 'M2'])
    expect({ name, maskedPhone, phoneIn }).toEqual({ name: '方芳' })
  })

  test('are shown by it where they have no name', async () => {
    expect((await detailOf('M1')).customer).toMatchObject({ name: 'H-207', relation: 'unknown' })
    expect((await desk.inLedger('2023-05', 'M1')).customer).toBe('H-207')
  })

  test('are another one where it is another, or a number was left; without either nobody can tell', async () => {
    expect(must(await viewOf('M3')).past.map(it => it.number)).toEqual(['M3'])
    expect(must(await viewOf('M4')).past.map(it => it.number)).toEqual(['M4'])
    expect((await detailOf('M5')).customer.who).toBeUndefined()
  })

  test('stay one with whoever calls again and is registered as in an old complaint', async () => {
    const { id } = await desk.inLedger('2023-05', 'M3')
    const body = aCall(world.stack.now(), { customer: { name: '黄女士', relation: 'owner', asIn: id } })
    const { number, customer } = must(await world.agent.call(staff.registerForCaller, { body }))
    const view = must(await world.agent.call(readCustomer, { query: { communityId, ...customer.who } }))
    expect([view.open.map(it => it.number), view.past.map(it => it.number)]).toEqual([[number], ['M3']])
  })

  test('have no number anybody could look at', async () => {
    const { id } = await desk.inLedger('2023-05', 'M1')
    const asked = { communityId, of: { kind: 'complaint', complaintId: id }, why: 'ask-back' } as const
    expect(await world.agent.call(revealPhone, { body: asked })).toMatchObject({ refusal: { reason: 'no-phone' } })
  })

  test('are nobody’s business outside the community, nor of another one', async () => {
    const stranger = await aStranger(world.stack, 'from-elsewhere')
    for (const by of [stranger, world.resident, world.handler])
      expect(await viewOf('M1', by)).toMatchObject({ refusal: { reason: 'not-allowed' } })
    const { who } = (await detailOf('M1')).customer
    const elsewhere = { communityId: 'elsewhere', ...who }
    expect(await world.agent.call(readCustomer, { query: elsewhere })).toMatchObject({
      refusal: { reason: 'not-allowed' },
    })
  })

  test('are stored sealed, and can be noted something about', async () => {
    const { who } = (await detailOf('M1')).customer
    must(await world.agent.call(addCustomerNote, { body: { communityId, who: who ?? {}, words: '只在晚上有空' } }))
    expect(must(await viewOf('M2')).notes.map(it => it.words)).toEqual(['只在晚上有空'])
    expect(JSON.stringify(storedUnder(world.stack, ''))).not.toContain('H-207')
  })

  test('imported again they add nothing; another reference in the file is said', async () => {
    await writeTable(desk.file('members.xlsx'), headings, [...rows.slice(0, 4), row('M5', 'H-209')])
    const { preview, written } = await desk.carryOut('members.xlsx')
    expect(preview).toMatchObject({ new: 0, known: 4, different: 1 })
    expect(preview.differences).toEqual([{ row: 6, number: 'M5', columns: ['会员号'] }])
    expect(written).toEqual({ complaints: 0, overtaken: 0 })
  })
})

describe('the official ledger of another system', () => {
  test('keeps its numbers, knows its rooms, and keeps in words what has no place of its own', async () => {
    const rows = [
      aLedgerRow('466'),
      aLedgerRow('Q001', { 楼栋: '9栋', 房间: '101', 投诉分类: '收费', 投诉内容: '物业费涨了', 投诉来源: '' }),
      aLedgerRow('L001', { 处理结果: '' }),
    ]
    await writeTable(desk.file('台账 2024.xlsx'), ledgerHeadings, rows)
    const { preview, written } = await desk.carryOut('台账 2024.xlsx')
    expect(preview).toMatchObject({ inWords: ['满意度'], faults: [], byPlace: { room: 2, unknown: 1 } })
    expect(written?.complaints).toBe(3)
    expect(
      (await desk.ledgerOf('2024-03')).map(it => [it.number, it.source, it.category, it.place, it.handler]),
    ).toEqual([
      ['466', '呼叫中心', '漏水渗水', '2 栋 1 单元 1202', '周建国'],
      ['L001', '呼叫中心', '漏水渗水', '2 栋 1 单元 1202', '周建国'],
      ['Q001', '其他部门转达', '其他', '9栋 1单元 101', '周建国'],
    ])
    const { id } = await desk.inLedger('2024-03', '466')
    const detail = must(await world.agent.call(staff.readAsStaff, { params: { id } }))
    expect(detail.customer).toMatchObject({ name: '陈桂兰', maskedPhone: '139****5678' })
    expect(detail.entries[0]?.texts.rest).toBe('投诉来源：来电\n投诉分类：渗漏\n状态：已办结\n满意度：满意')
    expect((await desk.inLedger('2024-03', '466')).satisfaction).toBeUndefined()
  })

  test('is found by the customer’s phone, his room and the old number', async () => {
    const search = async (text: string) =>
      must(await world.agent.call(searchComplaints, { body: { communityId, text } })).cards.map(it => it.number)
    expect(await search('13912345678')).toEqual(expect.arrayContaining(['466', 'L001']))
    expect(await search('2-1-1202')).toEqual(expect.arrayContaining(['466', 'L001']))
    expect(await search('466')).toEqual(['466'])
    expect(await search('q001')).toEqual(['Q001'])
    const found = must(await world.agent.call(searchComplaints, { body: { communityId, text: '13912345678' } }))
    const { who } = found.customers[0] ?? {}
    if (!who) throw new Error('no customer')
    const view = must(await world.agent.call(readCustomer, { query: { communityId, ...who } }))
    expect(view).toMatchObject({ name: '陈桂兰', open: [], visits: [], surveys: [], messages: [] })
    expect(view.past.map(it => it.number).toSorted()).toEqual(['466', 'L001', 'Q001'])
  })

  test('a new complaint can be linked to one of them as the same matter again', async () => {
    const { id, number } = await desk.inLedger('2024-03', '466')
    const fresh = await bring(world, 'accepted')
    const repeated = must(
      await world.agent.call(confirmRepeat, { params: { id: fresh.id }, body: { turn: fresh.turn, earlierId: id } }),
    )
    expect(repeated.repeatOf).toEqual({ id, number })
  })
})
