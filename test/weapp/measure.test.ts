import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judge } from '../../local/audit/rule.ts'
import { runRules } from '../../local/audit/run-rules.ts'
import { aDesk, type Desk } from './fixture/a-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'
import { busiestSecond } from './harness/meters.ts'
import { figuresOf } from './measure/measure.ts'

const support = harnessSupport()

test.each([
  ['nothing', [], 0],
  ['one', [5000], 1],
  ['a second apart', [0, 1000, 2000], 1],
  ['just within a second', [0, 999, 1998], 2],
  ['a burst after a pause', [0, 5000, 5001, 5002, 5999, 6000], 4],
])('the busiest second of %s', (_what, times, most) => expect(busiestSecond(times)).toBe(most))

describe.skipIf(!support.supported)(
  `a page that breaks rules${support.supported ? '' : ` (${support.unsupported})`}`,
  () => {
    let desk: Desk
    beforeAll(async () => {
      desk = await aDesk()
    })
    afterAll(() => desk.close())

    test('is measured, and every rule it breaks is found', async () => {
      const phone = await desk.open({ open: 'pages/audit/index' })
      await phone.see('第 60 行')
      const figures = await figuresOf(phone, 'audit')
      phone.errors.splice(0)
      phone.close()
      expect(figures).toMatchObject({
        route: 'pages/audit/index',
        requests: 2,
        mostInFlight: 2,
        tree: { depth: 4, widest: 67 },
        picturesAtOnce: 7,
        stretchedPictures: [`${desk.server.origin}/kept-picture`],
        repeated: [{ url: `${desk.server.origin}/large` }],
        failedRequests: Array(2).fill(`GET ${desk.server.origin}/broken: 500`),
        errors: ['应用自己的错', '应用自己的错'],
        nameless: ['<view #nothing-said class="">', '<input #unnamed class="">'],
      })
      expect(figures.uncachedPictures).toEqual(Array.from({ length: 7 }, (_, index) => `/picture/${index}`))
      expect(figures.setData.mostPerSecond).toBeGreaterThan(50)
      expect(figures.setData.inBackground).toBe(1)
      expect(figures.longestRunMs).toBeGreaterThan(10)
      const broken = judge(runRules, { screens: [figures] }).filter(it => it.findings.length > 0)
      expect(broken.map(it => it.name)).toEqual(
        expect.arrayContaining([
          'setData 频率',
          'setData 大小',
          'WXML 节点数',
          '图片请求数',
          '图片缓存',
          '图片不变形',
          '网络请求缓存',
          'JS 异常',
          '请求异常',
          '无障碍名称',
        ]),
      )
    })
  },
)
