import { expect, test } from 'vitest'
import type { Detail } from '#contract/complaint-views.ts'
import type { Calendar } from '#domain/clocks/calendar.ts'
import { agreeOn, type Clock, pauseClocks, stopClocks } from '#domain/clocks/clock.ts'
import { day } from '#domain/time.ts'
import { clockView } from '../../functions/complaints/dealings-views.ts'
import { clockWords, laterPromises } from '../../miniprogram/src/features/complaint/clock-words.ts'
import { dayMarks, daysOff, daysWords } from '../../miniprogram/src/features/complaint/explain-days.ts'
import {
  type Explanation,
  residentExplanation,
  staffExplanation,
} from '../../miniprogram/src/features/complaint/explain-words.ts'
import { calendar, counting, delivered, only, shanghai, stretch, withRoster } from '../domain/clocks/calendars.ts'

type Pause = NonNullable<Detail['pause']>

const resident = (clock: Clock, at: string, pause?: Pause): Explanation =>
  residentExplanation(clockView(clock, shanghai(at), calendar), shanghai(at), pause)

const staff = (clock: Clock, at: string, of: Calendar = calendar): Explanation =>
  staffExplanation(clockView(clock, shanghai(at), of), shanghai(at))

const lines = ({ rows }: Explanation): string[] => rows.map(({ title, text }) => `${title}｜${text}`)
const line = (explanation: Explanation, id: string): string | undefined =>
  explanation.rows.find(row => row.id === id)?.text

const paused = (clock: Clock, from: string, to: string): Clock =>
  only(pauseClocks([clock], stretch(from, to), () => true, calendar))

const lastBeforeNationalDay = delivered('close', 'ordinary', '2026-09-30 17:55')

test('filed five minutes before the seven days of National Day: the holiday, the weekend and the make-up day each have a line', () => {
  const told = resident(lastBeforeNationalDay, '2026-09-30 18:05')
  expect(told).toMatchObject({
    promise: '最晚 10月13日 周二 18:00 前办完答复',
    how: '按 5 个工作日算，从第二天开始。',
    mayChange: '',
    rule: '',
  })
  expect(lines(told)).toEqual([
    '算进去｜10月8日至10日，10月12日、13日，共 5 天',
    '不算：收到那天｜9月30日 周三，17:55 收到，第二天起算',
    '不算：国庆节｜10月1日至7日 国庆节放假',
    '不算：周末｜10月11日',
    '要算：调休｜10月10日（周六）国庆节调休上班，算工作日',
    '走到哪了｜第 1 个工作日还没过完',
  ])
})

test('the strip numbers the counted days and leaves the others out', () => {
  const marks = dayMarks(clockView(lastBeforeNationalDay, shanghai('2026-10-01 10:00'), calendar))
  expect(marks.map(mark => (mark.is === 'counted' ? mark.count : mark.is))).toEqual([
    'start',
    ...Array<string>(7).fill('off'),
    1,
    2,
    3,
    'off',
    4,
    5,
  ])
})

test('what has passed and what is left is said in the unit of the clock', () => {
  expect(line(resident(lastBeforeNationalDay, '2026-10-10 18:00'), 'passed')).toBe('已过 3 个工作日，还剩 2 个工作日')
  expect(line(resident(lastBeforeNationalDay, '2026-10-14 09:00'), 'passed')).toBe('5 个工作日已经用完')
  const handle = delivered('handle', 'ordinary', '2026-11-24 17:55')
  expect(line(resident(handle, '2026-11-24 18:05'), 'passed')).toBe('已过 10 分钟，还剩 11 小时 50 分')
})

test.each([
  ['handle', 'ordinary', '按当班时间 12 小时算，没人当班的时候不计时。'],
  ['dispatch', 'ordinary', '按当班时间 5 分钟算，没人当班的时候不计时。'],
  ['close', 'emergency', '按 1 天算，白天夜里、周末节假日都算。'],
  ['first-answer', 'ordinary', '按 8 个工作小时算，只算工作日的上班时间。'],
  ['visit', 'major', '当天 20:00 前。'],
] as const)('a %s clock of the %s kind is counted like this: %s', (kind, severity, how) => {
  expect(resident(delivered(kind, severity, '2026-11-24 10:00'), '2026-11-24 10:00').how).toBe(how)
})

test('a visit of the evening moves to the next day', () => {
  expect(resident(delivered('visit', 'major', '2026-11-24 18:30'), '2026-11-24 19:00').how).toBe(
    '当天太晚了，第二天 12:00 前。',
  )
})

test('after hours the clock of working hours begins on the next working day', () => {
  const told = resident(delivered('first-answer', 'ordinary', '2026-11-20 18:30'), '2026-11-20 19:00')
  expect(lines(told)).toEqual([
    '不算：当天｜11月20日 周五，18:30 收到，已经下班',
    '不算：周末｜11月21日、22日',
    '走到哪了｜还没开始计时',
  ])
})

test('a pause has its reason, its span and the days it cost', () => {
  const clock = paused(delivered('close', 'ordinary', '2026-11-18 10:00'), '2026-11-20 10:00', '2026-11-24 10:00')
  const pause: Pause = { ...stretch('2026-11-20 10:00', '2026-11-24 10:00'), reason: 'parts', words: '等阀门' }
  const told = resident(clock, '2026-11-20 11:00', pause)
  expect(told.rows.find(it => it.icon === 'pause')).toMatchObject({
    title: '不算：等配件',
    text: '因等配件暂停：今天 10:00 到 11月24日 周二 10:00，11月20日，11月23日不算',
  })
})

test('a pause within a working day is said to have cost nothing', () => {
  const clock = paused(delivered('close', 'ordinary', '2026-11-18 10:00'), '2026-11-19 10:00', '2026-11-19 15:00')
  const told = resident(clock, '2026-11-19 16:00')
  expect(told.rows.find(it => it.icon === 'pause')?.text).toBe(
    '暂停，没有计时：今天 10:00 到 今天 15:00，没有跨过下班，时限不变',
  )
})

test('an agreed date is explained by the agreement, not by counting', () => {
  const at = shanghai('2026-09-30 18:00')
  const clock = only(agreeOn([lastBeforeNationalDay], ['close'], { at, until: shanghai('2026-10-16 12:00') }))
  const told = resident(clock, '2026-10-01 09:00')
  expect(told.promise).toBe('最晚 10月16日 周五 12:00 前办完答复')
  expect(told.how).toBe('这个时间是约好的，替换了原来算的时限。')
  expect(lines(told)).toEqual(['约好的时间｜昨天 18:00 约好 10月16日 周五 12:00 前'])
  expect(dayMarks(clockView(clock, at, calendar))).toEqual([])
})

test('a deadline in a year without announced holidays may still move', () => {
  expect(resident(delivered('close', 'ordinary', '2026-12-29 10:00'), '2026-12-29 10:00').mayChange).toBe(
    '2027 年的放假安排还没公布，公布后这个时间可能会变。',
  )
})

test('a weekend inside a holiday belongs to it, one beside it does not', () => {
  const skipped = [
    { day: '2026-10-01', why: 'holiday', name: '国庆节' },
    { day: '2026-10-02', why: 'holiday', name: '国庆节' },
    { day: '2026-10-03', why: 'weekend' },
    { day: '2026-10-04', why: 'weekend' },
    { day: '2026-10-05', why: 'holiday', name: '国庆节' },
    { day: '2026-10-10', why: 'weekend' },
  ] as const
  expect(daysOff([...skipped])).toEqual([
    { name: '国庆节', days: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05'] },
    { name: undefined, days: ['2026-10-10'] },
  ])
})

test('a weekend after a holiday is a weekend where the days off end with it', () => {
  const skipped = [
    { day: '2026-01-01', why: 'holiday', name: '元旦' },
    { day: '2026-01-02', why: 'holiday', name: '元旦' },
    { day: '2026-01-03', why: 'weekend' },
    { day: '2026-01-04', why: 'weekend' },
  ] as const
  expect(daysOff([...skipped])).toEqual([
    { name: '元旦', days: ['2026-01-01', '2026-01-02'] },
    { name: undefined, days: ['2026-01-03', '2026-01-04'] },
  ])
})

test('a due time that was moved by something else is not counted out day by day', () => {
  const late = { ...lastBeforeNationalDay, dueAt: shanghai('2026-10-14 15:00') }
  expect(dayMarks(clockView(late, shanghai('2026-10-14 15:00'), calendar))).toEqual([])
  expect(line(resident(late, '2026-10-14 15:00'), 'counted')).toBeUndefined()
})

test('days are said as spans, over a month’s end and into another year too', () => {
  const now = shanghai('2026-11-24 10:00')
  expect(daysWords(['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-09', '2026-10-10'], now)).toBe(
    '9月30日至10月2日，10月9日、10日',
  )
  expect(daysWords(['2026-12-31', '2027-01-01'], now)).toBe('12月31日、2027年1月1日')
})

test('staff read from when it counts, every counted stretch, what happens otherwise, and the rule', () => {
  const told = staff(delivered('handle', 'ordinary', '2026-11-24 17:55'), '2026-11-25 09:30')
  expect(told.promise).toBe('最晚 今天 15:55 前处理')
  expect(lines(told)).toEqual([
    '从什么时候算｜昨天 17:55 派工，转派、退单不重算',
    '走到哪了｜已过 5 小时 35 分，还剩 6 小时 25 分',
    '已经计时的｜11月24日 周二 17:55–22:00；11月25日 周三 08:00–09:30',
    '不办会怎样｜今天 13:31 还没处理好：提醒负责人',
  ])
  expect(told.rule).toBe('规则：默认规则第 1 版')
})

test('staff read on which days nobody was on duty, and the company’s own rule by its name', () => {
  const of = withRoster({ '2026-11-25': [] })
  const told = staff(counting({ counting: 'dutyTime', time: day / 2 }, '2026-11-24 20:00', of), '2026-11-24 21:00', of)
  expect(line(told, 'nobody')).toBe('11月25日')
  expect(told.rule).toBe('规则：2026-11 会议纪要')
})

test('after 24 hours each step up is named', () => {
  const clock = delivered('escalation', 'ordinary', '2026-11-24 10:00')
  const steps = (['reminder', 'due', 'manager', 'executive'] as const).map(step =>
    line(
      staffExplanation(
        { ...clockView(clock, shanghai('2026-11-24 10:00'), calendar), otherwise: { step, at: clock.dueAt } },
        shanghai('2026-11-24 10:00'),
      ),
      'otherwise',
    ),
  )
  expect(steps).toEqual([
    '明天 10:00 还没办完：提醒负责人',
    '明天 10:00 还没办完：报部门负责人，要书面指示',
    '明天 10:00 还没办完：报项目经理',
    '明天 10:00 还没办完：报分管副总',
  ])
})

test('one sentence says from when, how long and what does not count', () => {
  const now = shanghai('2026-11-19 09:00')
  const said = (clock: Clock) => clockWords(clockView(clock, now, calendar), now)
  expect(said(delivered('close', 'ordinary', '2026-11-18 17:56'))).toBe(
    '为什么是 18:00：昨天 17:56 收到，5 个工作日内办完答复。周末和节假日不算。',
  )
  expect(said({ ...delivered('close', 'ordinary', '2026-11-18 17:56'), round: 2 })).toContain('昨天 17:56 转入再次处理')
})

test('after the next deadline come the others that still run, in order; the survey is the customer’s own', () => {
  const now = shanghai('2026-11-25 12:00')
  const [close, handle, survey, answered] = [
    delivered('close', 'ordinary', '2026-11-24 10:00'),
    delivered('handle', 'ordinary', '2026-11-25 10:00'),
    delivered('survey', 'ordinary', '2026-11-25 10:00'),
    only(stopClocks([delivered('first-answer', 'ordinary', '2026-11-24 10:00')], ['first-answer'], now, 'done')),
  ].map(clock => clockView(clock, now, calendar))
  const clocks = [close, handle, survey, answered].filter(it => it !== undefined)
  expect(laterPromises({ clocks }, handle).map(it => it.kind)).toEqual(['close'])
  expect(laterPromises({ clocks }, undefined).map(it => it.kind)).toEqual(['handle', 'close'])
})
