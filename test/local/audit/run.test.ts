import { describe, expect, it, test } from 'vitest'
import type { ScreenFigures } from '../../../local/audit/figures.ts'
import { judge } from '../../../local/audit/rule.ts'
import { runRules } from '../../../local/audit/run-rules.ts'

const kilobyte = 1024

/** A screen just inside every limit. */
const good: ScreenFigures = {
  screen: 'home',
  route: 'pages/home/index',
  requests: 1,
  signIns: 1,
  setData: { bytesToReady: 64 * kilobyte, largestBytes: 256 * kilobyte, inBackground: 0, mostPerSecond: 20 },
  mostInFlight: 10,
  slowestRequestMs: 1000,
  longestRunMs: 250,
  tree: { nodes: 999, depth: 29, widest: 60 },
  picturesAtOnce: 6,
  uncachedPictures: [],
  stretchedPictures: [],
  repeated: [],
  failedRequests: [],
  errors: [],
  nameless: [],
}

const found = (...screens: ScreenFigures[]): Record<string, string[]> =>
  Object.fromEntries(
    judge(runRules, { screens })
      .filter(it => it.findings.length > 0)
      .map(({ name, findings }) => [name, findings.map(({ place, what }) => `${place}  ${what}`)]),
  )

const home = 'home (pages/home/index)'
const { setData, tree } = good

const misuses: readonly (readonly [rule: string, misuse: Partial<ScreenFigures>, finding: string])[] = [
  ['脚本执行时间', { longestRunMs: 251 }, '251 ms of script at a stretch, more than 250'],
  ['首屏时间', { requests: 2 }, '2 requests, more than 1'],
  [
    '渲染时间',
    { setData: { ...setData, bytesToReady: 65_537 } },
    '65537 bytes of setData until usable, more than 65536',
  ],
  ['setData 频率', { setData: { ...setData, mostPerSecond: 21 } }, '21 setData in a second, more than 20'],
  ['setData 大小', { setData: { ...setData, largestBytes: 262_145 } }, '262145 bytes in one setData, more than 262144'],
  ['setData 大小', { setData: { ...setData, inBackground: 1 } }, '1 setData in the background, more than 0'],
  ['WXML 节点数', { tree: { ...tree, nodes: 1000 } }, '1000 nodes, more than 999'],
  ['WXML 节点数', { tree: { ...tree, depth: 30 } }, '30 levels, more than 29'],
  ['WXML 节点数', { tree: { ...tree, widest: 61 } }, '61 children of one node, more than 60'],
  ['请求耗时', { slowestRequestMs: 1001 }, '1001 ms for an answer, more than 1000'],
  ['网络请求数', { mostInFlight: 11 }, '11 requests together, more than 10'],
  ['图片请求数', { picturesAtOnce: 7 }, '7 pictures at once, more than 6'],
  ['图片缓存', { uncachedPictures: ['/photo/1'] }, '/photo/1 may not be kept'],
  ['图片不变形', { stretchedPictures: ['/photo/1'] }, '/photo/1 is stretched'],
  ['网络请求缓存', { repeated: [{ url: '/v1/home', bytes: 131_073 }] }, '/v1/home: the same 131073 bytes again'],
  ['JS 异常', { errors: ['TypeError: x\n  at y'] }, 'TypeError: x'],
  ['请求异常', { failedRequests: ['GET /v1/home: 500'] }, 'GET /v1/home: 500'],
  ['无障碍名称', { nameless: ['<button>'] }, '<button> has no name'],
]

describe('the audit of the running app', () => {
  it('finds nothing just inside every limit', () => expect(found(good)).toEqual({}))

  it.each([
    ['mine', 'pages/mine/index', 2],
    ['staff-work', 'staff/work/index', 3],
  ])('lets %s ask as often as it may, not once more', (screen, route, most) => {
    const other = { ...good, screen, route }
    expect(found({ ...other, requests: most })).toEqual({})
    expect(found({ ...other, requests: most + 1 })).toEqual({
      首屏时间: [`${screen} (${route})  ${most + 1} requests, more than ${most}`],
    })
  })

  test.each(misuses)('%s: %o is found', (rule, misuse, finding) => {
    expect(found({ ...good, ...misuse })).toEqual({ [rule]: [`${home}  ${finding}`] })
  })

  it('has a misuse for each of its rules', () => {
    expect(new Set(misuses.map(([rule]) => rule))).toEqual(new Set(runRules.map(it => it.name)))
  })
})
