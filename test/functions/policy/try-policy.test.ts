import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileComplaint } from '#contract/complaints.ts'
import type { PolicyTrial } from '#contract/policy.ts'
import * as staff from '#contract/staff.ts'
import { agreeDate, nameAbout, pauseComplaint } from '#contract/staff-moves.ts'
import { must } from '../../../local/client.ts'
import { shanghai } from '../../support/builders.ts'
import { aFiling, aReport, bring, ownRoom } from '../people.ts'
import { registrar } from '../registering.ts'
import { type StoredItem, storedItems, storedUnder } from '../stored.ts'
import { aRuleBook, closeWithin, type RuleBook } from './rules.ts'

const clockOf = ({ clocks }: PolicyTrial, what: string) => clocks.find(it => it.what === what)
const idsOf = (some: { complaints: readonly { id: string }[] } | undefined) =>
  some?.complaints.map(it => it.id).toSorted()

/** Everything filed on Monday; one is answered on Friday morning, when a last one comes in. */
const aWeek = async ({ world, goOn }: RuleBook) => {
  const reached = {
    answeredFriday: await bring(world, 'handling'),
    answeredMonday: await bring(world, 'answered'),
    untouched: await bring(world, 'submitted'),
    paused: await bring(world, 'accepted'),
    dated: await bring(world, 'accepted'),
    withdrawn: await bring(world, 'withdrawn', { place: ownRoom }),
  }
  await bring(world, 'submitted', { kind: 'repair' })
  const { paused, dated, answeredFriday } = reached
  must(
    await world.dispatcher.call(pauseComplaint, {
      params: { id: paused.id },
      body: { turn: paused.turn, pauseFor: 'parts', words: '等配件', to: shanghai('2026-11-26 18:30') },
    }),
  )
  must(
    await world.dispatcher.call(agreeDate, {
      params: { id: dated.id },
      body: { turn: dated.turn, until: shanghai('2026-12-04 18:00'), method: 'phone', what: '换玻璃' },
    }),
  )
  await goOn('2026-11-27 10:00')
  const params = { id: answeredFriday.id }
  const report = must(await world.handler.call(staff.reportDone, { params, body: aReport(answeredFriday.turn) }))
  must(await world.head.call(staff.confirmWork, { params, body: { turn: report.turn } }))
  return { ...reached, fresh: await bring(world, 'submitted') }
}

describe('five days for ordinary matters; on Monday everything is filed, on Friday somebody tries three', () => {
  let book: RuleBook
  let filed: Awaited<ReturnType<typeof aWeek>>

  beforeAll(async () => {
    book = await aRuleBook()
    filed = await aWeek(book)
  })
  afterAll(() => book.world.stack.close())

  test('says who would have been late, by clock, with numbers, and who cannot be judged yet', async () => {
    const trial = await book.tried(closeWithin(3))
    expect(trial).toMatchObject({ complaints: 7, cut: false, since: shanghai('2026-08-29 00:00'), seen: 0 })
    expect(trial.clocks.map(it => it.what)).toEqual(['close'])
    const close = clockOf(trial, 'close')
    expect(close).toMatchObject({ judged: 3, lateBefore: 0, lateAfter: 2, noLongerLate: { count: 0, complaints: [] } })
    expect(close?.newlyLate.count).toBe(2)
    expect(idsOf(close?.newlyLate)).toEqual([filed.answeredFriday.id, filed.untouched.id].toSorted())
    const { id, number } = filed.untouched
    expect(close?.newlyLate.complaints).toContainEqual({ id, number })
    expect(idsOf(trial.notJudged)).toEqual([filed.paused.id, filed.dated.id, filed.fresh.id].toSorted())
  })

  test('stores nothing, whatever is tried', async () => {
    // Messages of Monday and Friday are still on their way.
    const stored = () => storedItems(book.world.stack).filter(it => !String(it.pk).startsWith('MESSAGE#'))
    const before = stored()
    await book.tried(closeWithin(3))
    await book.tried({ wanted: { kind: 'profile', profile: 'beijing-12345' } })
    expect(stored()).toEqual(before)
    expect((await book.read()).seen).toBe(0)
  })

  test('a pause counts only where the clock may be paused', async () => {
    const length = { counting: 'workingDays' as const, days: 3 }
    const trial = await book.tried({
      wanted: { kind: 'changes', changes: [{ what: 'close', severity: 'ordinary', length, pausable: false }] },
    })
    expect(idsOf(clockOf(trial, 'close')?.newlyLate)).toContain(filed.paused.id)
  })

  test('longer days make nobody late', async () => {
    const close = clockOf(await book.tried(closeWithin(7)), 'close')
    expect(close).toMatchObject({ judged: 2, lateBefore: 0, lateAfter: 0 })
  })

  test('a category is tried on its own complaints alone', async () => {
    const trial = await book.tried(closeWithin(3, { scope: { reach: 'community', categoryId: 'lift' } }))
    expect(clockOf(trial, 'close')).toMatchObject({ judged: 2, lateAfter: 0 })
  })

  test('the rules as they are find exactly what is late', async () => {
    const trial = await book.tried({ wanted: { kind: 'profile', profile: 'default' } })
    const now = book.world.stack.outside.now()
    const details = await Promise.all(
      Object.values(filed).map(async ({ id }) =>
        must(await book.world.manager.call(staff.readAsStaff, { params: { id } })),
      ),
    )
    const lateNow = (kind: string) =>
      details.filter(({ clocks }) =>
        clocks.some(it => it.kind === kind && (it.end === 'late' || (it.stoppedAt === undefined && it.dueAt < now))),
      ).length
    expect(trial.clocks).toHaveLength(15)
    for (const { what, lateBefore, lateAfter, newlyLate } of trial.clocks) {
      expect({ what, lateBefore, lateAfter }).toEqual({ what, lateBefore: lateNow(what), lateAfter: lateNow(what) })
      expect(newlyLate.count).toBe(0)
    }
    expect(lateNow('escalation')).toBeGreaterThan(0)
  })

  test('numbers alone have no clock to try', async () => {
    const trial = await book.tried({ wanted: { kind: 'changes', changes: [{ what: 'reopen-days', value: 14 }] } })
    expect(trial).toMatchObject({ clocks: [], notJudged: { count: 0 } })
  })

  test('is refused like the decision itself', async () => {
    const { resident, agent, handler } = book.world
    for (const as of [resident, agent, handler])
      expect(await book.attempt(closeWithin(3), as)).toMatchObject({ status: 403, refusal: { reason: 'not-allowed' } })
    expect(await book.attempt(closeWithin(3, { from: '2026-11-27' }))).toMatchObject({
      status: 422,
      refusal: { reason: 'policy-backdated' },
    })
    expect(await book.attempt(closeWithin(0))).toMatchObject({ status: 422, refusal: { reason: 'policy-value' } })
  })

  test('whom a complaint is about is not shown it', async () => {
    const { id, turn } = must(await book.world.agent.call(staff.readAsStaff, { params: { id: filed.untouched.id } }))
    must(await book.world.agent.call(nameAbout, { params: { id }, body: { turn, personId: 'staff-chenli' } }))
    const his = await book.tried(closeWithin(3))
    expect(idsOf(clockOf(his, 'close')?.newlyLate)).toEqual([filed.answeredFriday.id])
    expect(his.complaints).toBe(6)
    const hers = await book.tried(closeWithin(3), book.world.auditor)
    expect(idsOf(clockOf(hers, 'close')?.newlyLate)).toContain(filed.untouched.id)
  })
})

test('a late one that would have been in time is named too', async () => {
  const { world, goOn, tried } = await aRuleBook()
  try {
    const { id, number } = await bring(world, 'submitted')
    await goOn('2026-12-01 10:00')
    const close = clockOf(await tried(closeWithin(10, { from: '2026-12-02' })), 'close')
    expect(close).toMatchObject({ judged: 1, lateBefore: 1, lateAfter: 0 })
    expect(close?.noLongerLate).toEqual({ count: 1, complaints: [{ id, number }] })
  } finally {
    await world.stack.close()
  }
})

test('what was received more than 90 days ago is left out', async () => {
  const { world, goOn, tried } = await aRuleBook({ at: Date.parse('2026-11-23T23:59:59+08:00') })
  try {
    must(await world.resident.call(fileComplaint, { body: aFiling() }))
    await goOn('2026-11-24 00:00')
    must(await world.resident.call(fileComplaint, { body: aFiling() }))
    await goOn('2027-02-22 12:00')
    expect((await tried(closeWithin(3, { from: '2027-03-01' }))).complaints).toBe(1)
  } finally {
    await world.stack.close()
  }
})

const longMs = 60_000

test(
  'no more than the newest 2,000 are judged, fifty of them named, and that is said',
  async () => {
    const { world, tried, goOn } = await aRuleBook()
    try {
      const { id } = await bring(world, 'submitted')
      const [original] = storedUnder(world.stack, `COMPLAINT#${id}`).filter(it => it.sk === 'COMPLAINT')
      const { put } = await registrar(world.stack)
      const copy = (item: StoredItem, index: number): StoredItem =>
        JSON.parse(JSON.stringify(item).replaceAll(id, `copy-${index}`), (key, value) =>
          key === 'receivedAt' ? value - index : key === 'ledgerSort' ? `${value}${index}` : value,
        )
      for (let index = 1; index <= 1999; index += 1) {
        await put(copy(original ?? {}, index))
        // The engine answers in this process: without a turn of its own nothing notices that a connection has ended.
        await setImmediate()
      }
      await goOn('2026-11-27 10:00')
      const all = await tried(closeWithin(3))
      expect(all).toMatchObject({ complaints: 2000, cut: false })
      const close = clockOf(all, 'close')
      expect(close).toMatchObject({ judged: 2000, newlyLate: { count: 2000 } })
      expect(close?.newlyLate.complaints).toHaveLength(50)
      expect(close?.newlyLate.complaints[0]?.id).toBe(id)

      await put(copy(original ?? {}, -1))
      const cut = await tried(closeWithin(3))
      expect(cut).toMatchObject({ complaints: 2000, cut: true })
      expect(clockOf(cut, 'close')?.newlyLate.complaints[0]?.id).toBe('copy--1')
      expect(storedItems(world.stack).length).toBeGreaterThan(2000)
    } finally {
      await world.stack.close()
    }
  },
  longMs,
)
