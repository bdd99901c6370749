import { expect, test } from 'vitest'
import { agreeOn, type Clock, startClock } from '#domain/clocks/clock.ts'
import { clockView } from '../../functions/complaints/dealings-views.ts'
import {
  type Explanation,
  residentExplanation,
  staffExplanation,
} from '../../miniprogram/src/features/complaint/explain-words.ts'
import { calendar, matterOf, only, rules, shanghai } from '../domain/clocks/calendars.ts'

const now = shanghai('2026-11-18 11:00')
const sent = only(
  startClock(
    'close',
    { ...matterOf('ordinary'), closeBy: shanghai('2026-11-20 12:00') },
    shanghai('2026-11-18 10:00'),
    1,
    rules,
  ),
)
const told = (clock: Clock): Explanation => staffExplanation(clockView(clock, now, calendar), now)
const linesOf = ({ rows }: Explanation): Record<string, string> =>
  Object.fromEntries(rows.map(({ id, text }) => [id, text]))

test('an earlier date of a third party is said, with the one it stands in for', () => {
  expect(told(sent)).toMatchObject({
    promise: '最晚 后天 12:00 前办完答复',
    how: '按转来单位要求的时间，比公司自己的时限早。',
  })
  const { sender, ...others } = linesOf(told(sent))
  expect(sender).toBe('转来单位要求 后天 12:00 前答复；公司自己的时限是 11月25日 周三 18:00 前。哪个早按哪个。')
  expect(Object.keys(others)).not.toContain('passed')
  expect(Object.keys(others)).not.toContain('counted')
  expect(linesOf(residentExplanation(clockView(sent, now, calendar), now)).sender).toBe(sender)
})

test('beside a later agreed date it is said of that, and the agreed date is not said to count', () => {
  const agreed = only(agreeOn([sent], ['close'], { at: now, until: shanghai('2026-11-30 18:00') }))
  const lines = linesOf(told(agreed))
  expect(lines.sender).toBe('转来单位要求 后天 12:00 前答复；约好的时间是 11月30日 周一 18:00 前。哪个早按哪个。')
  expect(lines).not.toHaveProperty('agreed')
})
