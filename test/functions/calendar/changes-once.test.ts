import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCommunity } from '../../../functions/places/community.ts'
import { newKey } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { holdBack } from '../gate.ts'
import { pictureOf } from '../stored.ts'
import { aDesk, type Desk, dayIn, off, roster, type Wish } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.world.stack.close())

describe('once only', () => {
  const wishes: [string, (day: string) => Wish][] = [
    ['a day off', day => off(day)],
    ['a roster', day => roster(day)],
  ]

  test.each(wishes)('%s sent again under its key changes nothing', async (_, wish) => {
    const key = newKey()
    const first = await desk.changed(wish('2026-12-14'), { key })
    const before = pictureOf(desk.world.stack)
    expect(await desk.changed(wish('2026-12-14'), { key })).toEqual(first)
    expect(pictureOf(desk.world.stack)).toEqual(before)
  })

  test.each(wishes)('%s sent four times at once is one change', async (_, wish) => {
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 4 }, () => desk.changed(wish('2026-12-15'), { key })))
    expect(new Set(answers.map(it => JSON.stringify(it))).size).toBe(1)
  })

  test.each(wishes)('%s sent again while the first has been read and not yet written', async (_, wish) => {
    const key = newKey()
    const gate = holdBack(desk.world.stack, 'TransactWriteItems', '2026-12-16')
    const slow = desk.change(wish('2026-12-16'), { key })
    await gate.reached
    const quick = await desk.change(wish('2026-12-16'), { key })
    gate.open()
    expect(await slow).toEqual(quick)
    expect(quick.ok).toBe(true)
  })

  test('a roster sent again while the first has read its key and not yet the day', async () => {
    const key = newKey()
    const gate = holdBack(desk.world.stack, 'Query', 'ROSTER#2026-12-17')
    const slow = desk.change(roster('2026-12-17'), { key })
    await gate.reached
    const quick = await desk.change(roster('2026-12-17'), { key })
    gate.open()
    expect(await slow).toEqual(quick)
    expect(quick.ok).toBe(true)
  })

  test.each(wishes)('%s under the key of another wish is refused', async (_, wish) => {
    const key = newKey()
    await desk.changed(wish('2026-12-18'), { key })
    expect(await desk.refused(wish('2026-12-19'), { key })).toBe('key-reused')
    expect(await desk.refused({ name: 'clearLocalDay', body: { day: '2026-12-18', version: 1 } }, { key })).toBe(
      'key-reused',
    )
  })

  test.each(wishes)('%s entered by two people at once is one person’s; the other is told', async (_, wish) => {
    const gate = holdBack(desk.world.stack, 'TransactWriteItems', '2026-12-21')
    const slow = desk.change(wish('2026-12-21'))
    await gate.reached
    const quick = await desk.changed(wish('2026-12-21'), { as: desk.world.manager })
    gate.open()
    expect(await slow).toEqual({ ok: false, reason: 'day-changed-meanwhile' })
    const stands = dayIn(await desk.month('2026-12'), '2026-12-21')
    expect(stands).toEqual(quick)
  })
})

test('a day two people change again at once is changed once; the other is told', async () => {
  const { version } = await desk.changed(off('2026-12-22'))
  const gate = holdBack(desk.world.stack, 'TransactWriteItems', '2026-12-22')
  const slow = desk.change(off('2026-12-22', version, '检修'))
  await gate.reached
  const quick = await desk.changed(off('2026-12-22', version, '盘点'), { as: desk.world.manager })
  gate.open()
  expect(await slow).toEqual({ ok: false, reason: 'day-changed-meanwhile' })
  expect(dayIn(await desk.month('2026-12'), '2026-12-22')).toEqual(quick)
})

test('who asks the same process after a change gets the community anew', async () => {
  await readCommunity(desk.core, communityId)
  expect(desk.core.communities.has(communityId)).toBe(true)
  await desk.changed(off('2026-12-25'))
  expect(desk.core.communities.has(communityId)).toBe(false)
})
