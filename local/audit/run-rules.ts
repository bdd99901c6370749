// Rules over the app as it runs: what a walk through all screens measured.

import type { Figures, ScreenFigures } from './figures.ts'
import type { Finding, Rule } from './rule.ts'

const kilobyte = 1024

/** WeChat's limits; where ours is tighter it is ours. */
export const runLimits = {
  setDataBytes: 256 * kilobyte,
  bytesToReady: 64 * kilobyte,
  setDataPerSecond: 20,
  nodes: 1000,
  depth: 30,
  children: 60,
  inFlight: 10,
  picturesAtOnce: 6,
  /** A phone is taken to be four times slower than this machine. */
  runMs: 250,
  requestMs: 1000,
  requestsOfHome: 1,
  requests: 2,
  /** A desk asks who is at work there, and for its figures. */
  requestsAtWork: 3,
} as const

const perScreen =
  (find: (figures: ScreenFigures) => string[]) =>
  ({ screens }: Figures): Finding[] =>
    screens.flatMap(figures => find(figures).map(what => ({ place: `${figures.screen} (${figures.route})`, what })))

const over = (is: number, limit: number, what: string): string[] =>
  is > limit ? [`${Math.round(is)} ${what}, more than ${limit}`] : []

type RunRule = Rule<Figures>

const scriptTime: RunRule = {
  name: '脚本执行时间',
  weight: 7,
  says: `no run of script takes more than ${runLimits.runMs} ms here (a second on a phone)`,
  findings: perScreen(it => over(it.longestRunMs, runLimits.runMs, 'ms of script at a stretch')),
}

/** How many requests a screen may need until it is usable. */
export const mostRequests = ({ screen, route }: Pick<ScreenFigures, 'screen' | 'route'>): number => {
  if (screen === 'home') return runLimits.requestsOfHome
  return route.startsWith('staff/') ? runLimits.requestsAtWork : runLimits.requests
}

const firstScreen: RunRule = {
  name: '首屏时间',
  weight: 6,
  says: `the first screen is usable after ${runLimits.requestsOfHome} request, a resident's other after ${runLimits.requests}, the staff's after ${runLimits.requestsAtWork}`,
  findings: perScreen(it => over(it.requests, mostRequests(it), 'requests')),
}

const renderTime: RunRule = {
  name: '渲染时间',
  weight: 6,
  says: `at most ${runLimits.bytesToReady / kilobyte} KB of setData until a screen is usable`,
  findings: perScreen(it => over(it.setData.bytesToReady, runLimits.bytesToReady, 'bytes of setData until usable')),
}

const setDataRate: RunRule = {
  name: 'setData 频率',
  weight: 6,
  says: `at most ${runLimits.setDataPerSecond} setData a second while scrolling`,
  findings: perScreen(it => over(it.setData.mostPerSecond, runLimits.setDataPerSecond, 'setData in a second')),
}

const setDataSize: RunRule = {
  name: 'setData 大小',
  weight: 6,
  says: `no setData carries more than ${runLimits.setDataBytes / kilobyte} KB, none goes to a page in the background`,
  findings: perScreen(it => [
    ...over(it.setData.largestBytes, runLimits.setDataBytes, 'bytes in one setData'),
    ...over(it.setData.inBackground, 0, 'setData in the background'),
  ]),
}

const treeSize: RunRule = {
  name: 'WXML 节点数',
  weight: 6,
  says: `fewer than ${runLimits.nodes} nodes, ${runLimits.depth} levels and at most ${runLimits.children} children of one`,
  findings: perScreen(({ tree }) => [
    ...over(tree.nodes, runLimits.nodes - 1, 'nodes'),
    ...over(tree.depth, runLimits.depth - 1, 'levels'),
    ...over(tree.widest, runLimits.children, 'children of one node'),
  ]),
}

const requestTime: RunRule = {
  name: '请求耗时',
  weight: 5,
  says: `every request is answered within ${runLimits.requestMs} ms`,
  findings: perScreen(it => over(it.slowestRequestMs, runLimits.requestMs, 'ms for an answer')),
}

const inFlight: RunRule = {
  name: '网络请求数',
  weight: 5,
  says: `at most ${runLimits.inFlight} requests are under way together`,
  findings: perScreen(it => over(it.mostInFlight, runLimits.inFlight, 'requests together')),
}

const pictures: RunRule = {
  name: '图片请求数',
  weight: 5,
  says: `at most ${runLimits.picturesAtOnce} pictures are asked of one host at once; the others wait until they are seen`,
  findings: perScreen(it => over(it.picturesAtOnce, runLimits.picturesAtOnce, 'pictures at once')),
}

const pictureCache: RunRule = {
  name: '图片缓存',
  weight: 4,
  says: 'every picture may be kept by the phone (Cache-Control)',
  findings: perScreen(it => it.uncachedPictures.map(url => `${url} may not be kept`)),
}

const pictureShape: RunRule = {
  name: '图片不变形',
  weight: 0,
  says: 'no picture is drawn with the mode that stretches it',
  findings: perScreen(it => it.stretchedPictures.map(url => `${url} is stretched`)),
}

const sameAgain: RunRule = {
  name: '网络请求缓存',
  weight: 2,
  says: 'no answer over 128 KB is fetched again unchanged within three minutes',
  findings: perScreen(it => it.repeated.map(({ url, bytes }) => `${url}: the same ${bytes} bytes again`)),
}

const errors: RunRule = {
  name: 'JS 异常',
  weight: 3,
  says: 'nothing is thrown or written to the console as an error',
  findings: perScreen(it => it.errors.map(error => error.split('\n')[0] ?? error)),
}

const failures: RunRule = {
  name: '请求异常',
  weight: 3,
  says: 'no request is refused or fails',
  findings: perScreen(it => it.failedRequests),
}

const names: RunRule = {
  name: '无障碍名称',
  weight: 0,
  says: 'whatever can be pressed or written into has words or an aria-label',
  findings: perScreen(it => it.nameless.map(node => `${node} has no name`)),
}

export const runRules: readonly RunRule[] = [
  scriptTime,
  firstScreen,
  renderTime,
  setDataRate,
  setDataSize,
  treeSize,
  requestTime,
  inFlight,
  pictures,
  pictureCache,
  pictureShape,
  sameAgain,
  errors,
  failures,
  names,
]
