import { describe, expect, test } from 'vitest'
import type { Guide, GuideClock } from '#contract/guide.ts'
import { defaultPolicy } from '#domain/clocks/profiles.ts'
import { guideOf } from '#domain/complaint/guide.ts'
import { day, hour, minute } from '#domain/time.ts'
import {
  clockTime,
  countingWords,
  limitWords,
  linesOf,
  stretchWords,
  waysOf,
} from '../../miniprogram/src/features/guide/guide-words.ts'
import { communityId, shanghai } from '../support/builders.ts'

const now = shanghai('2026-11-23 10:00')

/** The guide of the delivered rules, as the phone gets it. */
const delivered = (): Pick<Guide, 'clocks' | 'figures'> => {
  const { clocks, figures } = guideOf(defaultPolicy, { communityId, categoryIds: [], at: now })
  return {
    clocks: clocks.map(({ what, severity, value }) => ({ what, severity, length: { ...value }, byCategory: [] })),
    figures: figures.map(({ what, value }) => ({ what, value, byCategory: [] })),
  }
}

test.each<[GuideClock['length'], limit: string, how: string]>([
  [{ counting: 'elapsed', time: 10 * minute }, '10 分钟内', '全天都算'],
  [{ counting: 'elapsed', time: 24 * hour }, '24 小时内', '全天都算'],
  [{ counting: 'elapsed', time: 2 * day }, '48 小时内', '全天都算'],
  [{ counting: 'elapsed', time: 7 * day }, '7 天内', '全天都算'],
  [{ counting: 'dutyTime', time: 12 * hour }, '12 小时内', '只算有人当班的时间'],
  [{ counting: 'workingHours', time: 8 * hour }, '8 小时内', '只算工作时间'],
  [{ counting: 'workingDays', days: 5 }, '5 个工作日内', '只算工作日'],
  [
    { counting: 'sameDay', until: 1200, lateFrom: 1080, lateUntil: 720 },
    '当天 20:00 前',
    '18:00 以后的，次日 12:00 前',
  ],
  [{ counting: 'none' }, '不设时限', ''],
  [{ counting: 'unknown' }, '请更新小程序再看', ''],
])('%j is %s, %s', (length, limit, how) => {
  expect([limitWords(length), countingWords(length)]).toEqual([limit, how])
})

test('a time of day has two figures each', () => {
  expect([clockTime(0), clockTime(9 * 60 + 5), clockTime(24 * 60)]).toEqual(['00:00', '09:05', '24:00'])
})

describe('what is promised, step by step', () => {
  test('for an ordinary matter', () => {
    expect(linesOf(delivered(), 'ordinary').map(({ word, limit, how }) => `${word}：${limit}（${how}）`)).toEqual([
      '人到现场：10 分钟内（正在发生的事，登记后，全天都算）',
      '派人：5 分钟内（登记后，只算有人当班的时间）',
      '第一次答复：8 小时内（收到后，只算工作时间）',
      '处理好：12 小时内（派人后，只算有人当班的时间）',
      '说一次进展：24 小时内（派人后，全天都算）',
      '办完答复：5 个工作日内（收到后，只算工作日）',
      '回访：3 个工作日内（答复后，只算工作日）',
      '书面答复：3 个工作日内（来信和别处转来的，收到后，只算工作日）',
    ])
  })

  test('in an emergency the danger comes first, and nothing is written that has no limit', () => {
    const lines = linesOf(delivered(), 'emergency')
    expect(lines.find(it => it.what === 'handle')).toMatchObject({ word: '先止住危险', limit: '4 小时内' })
    expect(lines.map(it => it.what)).not.toContain('written-answer')
  })

  test('a category of its own stands below, also where the others have no limit', () => {
    const length = { counting: 'workingDays', days: 2 } as const
    const clocks: GuideClock[] = [
      { what: 'close', severity: 'ordinary', length: { counting: 'none' }, byCategory: [{ category: '电梯', length }] },
    ]
    expect(linesOf({ clocks }, 'ordinary')).toEqual([
      {
        what: 'close',
        word: '办完答复',
        limit: '不设时限',
        how: '收到后',
        others: ['电梯：2 个工作日内，只算工作日'],
      },
    ])
  })

  test('what a newer server promises beside is left out', () => {
    const clocks: GuideClock[] = [
      { what: 'unknown', severity: 'ordinary', length: { counting: 'elapsed', time: hour }, byCategory: [] },
    ]
    expect(linesOf({ clocks }, 'ordinary')).toEqual([])
  })
})

test('what can be done where it does not go well has the numbers of the rules', () => {
  expect(waysOf(delivered(), 'ordinary').map(({ word, text }) => `${word}：${text}`)).toEqual([
    '等急了：每 4 小时可以点一次“催一下”',
    '约定时间：约定后 24 小时内，可以说“我没有同意”',
    '暂停处理：一次最多 10 个工作日，到期自己恢复',
    '没解决：点“没解决，继续处理”，办结后 7 天内都可以，换上一级来管',
    '不满意：当天 20:00 前有人回访，来的不是办事的人',
    '不予受理：7 天内可以申诉',
    '申诉以后：项目经理 3 个工作日内复核，还不同意，由分管副总定',
    '多次没好：第 3 次处理起，可以出书面最终答复',
  ])
})

test('a number that is another one for a category says so; one the server does not send is left out', () => {
  const figures: Guide['figures'] = [{ what: 'appeal-days', value: 7, byCategory: [{ category: '电梯', value: 14 }] }]
  expect(waysOf({ clocks: [], figures }, 'ordinary')).toEqual([
    { word: '不予受理', text: '7 天内可以申诉；电梯：14 天内可以申诉' },
  ])
})

test('days off that follow each other are one stretch', () => {
  const days = (name: string, ...all: string[]) => all.map(it => ({ day: it, name }))
  expect(
    stretchWords(
      [
        ...days('中秋', '2026-09-30'),
        ...days('国庆节', '2026-10-01', '2026-10-02', '2026-10-04'),
        ...days('元旦', '2026-12-31', '2027-01-01'),
      ],
      now,
    ),
  ).toEqual(['9月30日 中秋', '10月1日至2日 国庆节', '10月4日 国庆节', '12月31日至2027年1月1日 元旦'])
  expect(stretchWords([], now)).toEqual([])
})
