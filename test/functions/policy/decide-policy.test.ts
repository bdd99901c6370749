import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileComplaint } from '#contract/complaints.ts'
import * as contract from '#contract/policy.ts'
import * as staff from '#contract/staff.ts'
import { rebasePolicy } from '#contract/staff-moves.ts'
import { openCore } from '../../../functions/core.ts'
import { readCommunity } from '../../../functions/places/community.ts'
import { decidePolicy } from '../../../functions/policy/decide-policy.ts'
import { readToken } from '../../../functions/session/token.ts'
import { must, newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { shanghai } from '../../support/builders.ts'
import { holdBack } from '../gate.ts'
import { aFiling, aStranger } from '../people.ts'
import { registrar } from '../registering.ts'
import { pictureOf, storedUnder } from '../stored.ts'
import { aRuleBook, cellOf, closeWithin, figure, lineOf, planOf, type RuleBook } from './rules.ts'

describe('reading the rules', () => {
  let book: RuleBook
  beforeAll(async () => {
    book = await aRuleBook()
  })
  afterAll(() => book.world.stack.close())

  test('what was delivered holds, and says so', async () => {
    const view = await book.read(book.world.handler)
    expect(cellOf(view, 'close', 'ordinary')).toEqual({
      severity: 'ordinary',
      now: {
        version: 'default-1',
        reach: 'delivered',
        from: 0,
        decidedBy: '回音',
        note: '收到后，多久之内办完并答复业主；紧急的不分昼夜。',
        length: { counting: 'workingDays', days: 5 },
        pausable: true,
      },
      byCategory: [],
      upcoming: [],
    })
    expect(lineOf(view, 'major-amount').now.value).toBe(35_000)
    expect(view).toMatchObject({ seen: 0, may: 'nowhere', decisions: [] })
    expect(view.profiles.map(it => it.name)).toContain('北京 12345 式')
    expect(view.clocks).toHaveLength(15)
    for (const { explanation } of view.figures) expect(explanation).toMatch(/。$/)
  })

  test('only whoever works here reads them', async () => {
    const stranger = await aStranger(book.world.stack, 'a-passer-by')
    for (const as of [stranger, book.world.resident]) {
      const answer = await as.call(contract.readPolicy, { query: { communityId } })
      expect(answer).toMatchObject({ ok: false, status: 403, refusal: { reason: 'not-allowed' } })
    }
    const { manager } = book.world
    expect(await manager.call(contract.readPolicy, { query: { communityId: 'elsewhere' } })).toMatchObject({
      refusal: { reason: 'not-allowed' },
    })
  })

  test('what was decided for another community stays there, and is counted all the same', async () => {
    const own = await aRuleBook()
    try {
      const { put } = await registrar(own.world.stack)
      const named = { version: '望江苑例会', decidedBy: '王芳', note: '他们的事', validFrom: 1 }
      const scope = { communityId: 'elsewhere' }
      const rows = [{ ...named, scope, what: 'reopen-days', value: 30 }]
      await put({ v: 1, pk: 'POLICY', sk: 'DECISION#000001', version: 1, rows, by: 'staff-wangfang', at: 1 })
      const view = await own.read()
      expect(view).toMatchObject({ seen: 1, decisions: [] })
      expect(JSON.stringify(view)).not.toContain('望江苑')
      expect(lineOf(view, 'reopen-days').now.value).toBe(7)
      expect(await own.refused(closeWithin(3), { version: '望江苑例会' })).toBe('policy-name-taken')
    } finally {
      await own.world.stack.close()
    }
  })

  test('a manager, an executive and an admin may decide, others may not', async () => {
    const { manager, auditor, dispatcher, agent, head } = book.world
    for (const as of [manager, auditor]) expect((await book.read(as)).may).toBe('everywhere')
    for (const as of [dispatcher, agent, head]) expect((await book.read(as)).may).toBe('nowhere')
  })
})

describe('deciding', () => {
  let book: RuleBook
  beforeAll(async () => {
    book = await aRuleBook()
  })
  afterAll(() => book.world.stack.close())

  test('shows at once what comes, and from that day on what holds, with who decided it', async () => {
    const own = await aRuleBook()
    try {
      const decision = { version: '2026-12 会议纪要', reason: '住户嫌慢' }
      const view = await own.decided(closeWithin(3), decision)
      const row = {
        version: '2026-12 会议纪要',
        reach: 'community',
        from: shanghai('2026-12-01 00:00'),
        decidedBy: '陈立',
        note: '住户嫌慢',
        length: { counting: 'workingDays', days: 3 },
        pausable: true,
      }
      expect(cellOf(view, 'close', 'ordinary')).toMatchObject({ now: { version: 'default-1' }, upcoming: [row] })
      expect(cellOf(view, 'close', 'major').upcoming).toEqual([])
      expect(view.decisions).toEqual([
        {
          version: '2026-12 会议纪要',
          reach: 'community',
          from: row.from,
          by: '陈立',
          at: shanghai('2026-11-23 10:00'),
          note: '住户嫌慢',
          clocks: ['close'],
          figures: [],
        },
      ])
      expect(view.seen).toBe(1)
      expect(storedUnder(own.world.stack, 'POLICY')).toMatchObject([
        { sk: 'DECISION#000001', by: 'staff-chenli', at: shanghai('2026-11-23 10:00') },
      ])
      await own.goOn('2026-11-30 23:59')
      expect(cellOf(await own.read(), 'close', 'ordinary').now.version).toBe('default-1')
      await own.goOn('2026-12-01 00:00')
      const later = await own.read()
      expect(cellOf(later, 'close', 'ordinary')).toMatchObject({ now: row, upcoming: [] })
    } finally {
      await own.world.stack.close()
    }
  })

  test('a category has its own beside the others', async () => {
    const view = await book.decided(
      closeWithin(2, { scope: { reach: 'community', categoryId: 'lift' }, from: '2026-12-03' }),
    )
    expect(cellOf(view, 'close', 'ordinary').upcoming).toMatchObject([{ categoryId: 'lift', length: { days: 2 } }])
  })

  test('a whole profile replaces what it names and what was chosen before', async () => {
    const view = await book.decided({ wanted: { kind: 'profile', profile: 'factory' }, from: '2026-12-05' })
    expect(cellOf(view, 'close', 'ordinary').upcoming.at(-1)).toMatchObject({ length: { days: 13 } })
    expect(cellOf(view, 'close', 'emergency').upcoming.at(-1)).toMatchObject({ length: { counting: 'elapsed' } })
    expect(view.decisions[0]?.clocks).toHaveLength(15)
    expect(view.decisions[0]?.figures).toContain('reopen-days')
  })

  test('a rule for the company gives way to the community’s own, and is not shown as coming', async () => {
    const own = await aRuleBook()
    try {
      await own.decided(figure('reopen-days', 14, { from: '2026-12-01' }))
      const view = await own.decided(figure('reopen-days', 30, { scope: { reach: 'company' }, from: '2026-12-10' }), {
        as: own.world.auditor,
      })
      expect(lineOf(view, 'reopen-days').upcoming.map(it => it.value)).toEqual([14])
      expect(view.decisions.map(it => [it.by, it.reach])).toEqual([
        ['林悦', 'company'],
        ['陈立', 'community'],
      ])
    } finally {
      await own.world.stack.close()
    }
  })

  describe('refused, and nothing stored', () => {
    test.each<[string, string, Parameters<RuleBook['ask']>]>([
      ['today', 'policy-backdated', [closeWithin(4, { from: '2026-11-23' })]],
      ['yesterday', 'policy-backdated', [closeWithin(4, { from: '2026-11-22' })]],
      ['no days at all', 'policy-value', [closeWithin(0)]],
      ['more than a year', 'policy-value', [closeWithin(366)]],
      ['a number of none', 'policy-value', [figure('reopen-days', 0)]],
      [
        'a category there is not',
        'category-unknown',
        [closeWithin(4, { scope: { reach: 'community', categoryId: 'x' } })],
      ],
      [
        'a category of the company beside rows of a community',
        'policy-overlap',
        [closeWithin(4, { scope: { reach: 'company', categoryId: 'noise' }, from: '2026-12-20' })],
      ],
      ['the same from the same day', 'policy-tie', [closeWithin(4, { from: '2026-12-05' })]],
      ['without a name', 'text-missing', [closeWithin(4), { version: ' ' }]],
      ['without a reason', 'text-missing', [closeWithin(4), { reason: '' }]],
      ['a name too long', 'text-too-long', [closeWithin(4), { version: '议'.repeat(21) }]],
      ['a reason of stars', 'text-without-words', [closeWithin(4), { reason: '★' }]],
      ['the name of what was delivered', 'policy-name-taken', [closeWithin(4), { version: 'default-1' }]],
      ['tried before another decision', 'policy-changed-meanwhile', [closeWithin(4), { seen: 1 }]],
    ])('%s: %s', async (_, reason, asked) => {
      expect(await book.refused(...asked)).toBe(reason)
    })

    test('whoever may not', async () => {
      const { resident, agent, dispatcher, handler, head } = book.world
      for (const as of [resident, agent, dispatcher, handler, head])
        expect(await book.refused(closeWithin(4), { as })).toBe('not-allowed')
    })

    test('the rules of the company by somebody who does not run all of its communities', async () => {
      const own = await aRuleBook()
      try {
        const { put } = await registrar(own.world.stack)
        await put({ v: 1, pk: 'COMPANY', sk: 'COMMUNITY#elsewhere', id: 'elsewhere', name: '望江苑' })
        expect((await own.read()).may).toBe('here')
        expect(await own.refused(closeWithin(4, { scope: { reach: 'company' } }))).toBe('not-allowed')
        expect((await own.decided(closeWithin(4))).seen).toBe(1)
      } finally {
        await own.world.stack.close()
      }
    })
  })
})

test('other processes know a community for a minute: nothing begins sooner than that', async () => {
  const { world, decided, refused } = await aRuleBook({ at: Date.parse('2026-11-30T23:58:59.999+08:00') })
  try {
    world.stack.advance(2)
    expect(await refused(closeWithin(3))).toBe('policy-backdated')
    world.stack.advance(-1)
    expect((await decided(closeWithin(3))).seen).toBe(1)
  } finally {
    await world.stack.close()
  }
})

test('who asks the same process after a decision gets every community anew', async () => {
  const { world } = await aRuleBook()
  try {
    const core = await openCore(world.stack.outside)
    const holder = readToken(world.manager.session.tokens.access)
    if (!holder) throw new Error('no token')
    await readCommunity(core, communityId)
    expect(core.communities.size).toBe(1)
    const body = { ...planOf(closeWithin(3)), seen: 0, version: '甲', reason: '会上定的' }
    const asked = { holder, key: newKey(), requestId: 'r', params: {}, query: {} }
    expect(await decidePolicy(core, { ...asked, body })).toMatchObject({ ok: true })
    expect(core.communities.size).toBe(0)
  } finally {
    await world.stack.close()
  }
})

describe('once only', () => {
  let book: RuleBook
  beforeAll(async () => {
    book = await aRuleBook()
  })
  afterAll(() => book.world.stack.close())

  test('a decision sent again under its key changes nothing', async () => {
    const same = { key: newKey(), seen: 0, version: '甲' }
    const first = await book.decided(closeWithin(3), same)
    const before = pictureOf(book.world.stack)
    expect(await book.decided(closeWithin(3), same)).toEqual(first)
    expect(pictureOf(book.world.stack)).toEqual(before)
    expect(await book.refused(closeWithin(4), same)).toBe('key-reused')
  })

  test('two people at once: one decides, the other is told to try again', async () => {
    const { seen } = await book.read()
    const gate = holdBack(book.world.stack, 'TransactWriteItems', 'DECISION#')
    const slow = book.ask(figure('reopen-days', 9, { from: '2026-12-11' }), { seen })
    await gate.reached
    await book.decided(figure('most-pause-days', 9, { from: '2026-12-11' }), { seen, as: book.world.auditor })
    gate.open()
    expect(await slow).toMatchObject({ ok: false, status: 409, refusal: { reason: 'policy-changed-meanwhile' } })
    expect((await book.read()).seen).toBe(seen + 1)
  })

  test('a decision sent again while the first has read its key and not yet the decisions is one', async () => {
    const same = { key: newKey(), seen: (await book.read()).seen, version: '丙' }
    const wish = figure('reopen-days', 11, { from: '2026-12-13' })
    const gate = holdBack(book.world.stack, 'Query', '"POLICY"')
    const slow = book.decided(wish, same)
    await gate.reached
    const quick = await book.decided(wish, same)
    gate.open()
    expect(await slow).toEqual(quick)
  })

  test('the same decision twice at once is one', async () => {
    const same = { key: newKey(), seen: (await book.read()).seen, version: '乙' }
    const wish = figure('reopen-days', 10, { from: '2026-12-12' })
    const gate = holdBack(book.world.stack, 'TransactWriteItems', 'DECISION#')
    const slow = book.decided(wish, same)
    await gate.reached
    const quick = await book.decided(wish, same)
    gate.open()
    expect(await slow).toEqual(quick)
  })
})

test('a complaint keeps the rules it started with; a later one has the new ones; a manager may move the old one, on record', async () => {
  const { world, decided, goOn } = await aRuleBook({ at: Date.parse('2026-11-30T10:00:00+08:00') })
  try {
    const closeOf = async (id: string) => {
      const detail = must(await world.manager.call(staff.readAsStaff, { params: { id } }))
      const { policy, dueAt } = detail.clocks.find(it => it.kind === 'close') ?? { policy: '', dueAt: 0 }
      return { policy, dueAt, turn: detail.turn, timeline: detail.entries.map(it => it.kind) }
    }
    const filed = async () => must(await world.resident.call(fileComplaint, { key: newKey(), body: aFiling() })).id
    const old = await filed()
    const before = { policy: 'default-1', dueAt: shanghai('2026-12-07 18:00') }
    expect(await closeOf(old)).toMatchObject(before)

    await decided(closeWithin(3), { version: '三天办完' })
    await goOn('2026-12-01 10:00')
    const fresh = await filed()
    expect(await closeOf(old)).toMatchObject(before)
    expect(await closeOf(fresh)).toMatchObject({ policy: '三天办完', dueAt: shanghai('2026-12-04 18:00') })

    const { turn } = await closeOf(old)
    const body = { turn, reason: '新规定对住户更好' }
    must(await world.manager.call(rebasePolicy, { params: { id: old }, body }))
    const moved = await closeOf(old)
    expect(moved).toMatchObject({ policy: '三天办完', dueAt: shanghai('2026-12-03 18:00') })
    expect(moved.timeline).toContain('rebased')
  } finally {
    await world.stack.close()
  }
})
