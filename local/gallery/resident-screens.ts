// The resident's screens. A new page is one more entry.

import { demoPhoto } from '../demo/photos.ts'
import type { OpenPhone } from './phone.ts'
import { complaintOf, type Look, type Screen, type State } from './screen.ts'

const everyState: Partial<Record<State, readonly Look[]>> = {
  ready: ['light', 'dark-elder'],
  empty: ['light'],
  loading: ['light'],
  failed: ['light'],
}

const complaint = (story: string): string => `pages/complaint/index?id=${complaintOf(story)}`

const submitWithoutNetwork = async (phone: OpenPhone): Promise<void> => {
  await phone.tap('category-other')
  await phone.write('text', '花园的灯不亮，晚上看不见路。')
  await phone.tap('place-public')
  await phone.tap('public-place-花园')
  await phone.cut()
  await phone.tap('submit')
  await phone.see('已经存好，没有丢')
}

export const residentScreens: readonly Screen[] = [
  {
    id: 'home',
    title: '首页',
    who: 'chenguilan',
    page: 'pages/home/index',
    see: '正在办理',
    empty: { who: 'sunyan', see: '没有在办的投诉' },
    asks: true,
    keeps: { ...everyState, ready: ['light', 'dark', 'light-elder', 'dark-elder'], kept: ['light'] },
  },
  {
    id: 'phones',
    title: '首页 · 紧急电话',
    who: 'chenguilan',
    page: 'pages/home/index',
    see: '正在办理',
    async does(phone) {
      await phone.tap('more-phones')
      await phone.see('值班')
    },
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'file',
    title: '我要投诉',
    who: 'chenguilan',
    page: 'pages/file/index?kind=complaint',
    see: '漏水渗水',
    asks: true,
    keeps: { ready: ['light', 'dark-elder'] },
  },
  {
    id: 'file-filled',
    title: '我要投诉 · 填好了',
    who: 'chenguilan',
    page: 'pages/file/index?kind=complaint',
    see: '漏水渗水',
    async does(phone) {
      await phone.tap('category-leak')
      await phone.write('text', '卫生间吊顶漏水，昨晚开始的，今天水滴变密，地上接了半盆。')
      await phone.choosePhotos('add-photo', [await demoPhoto('leak', -2), await demoPhoto('leak', 4)])
      await phone.page.getByText('已传好').nth(1).waitFor()
      await phone.tap('demand-修好')
    },
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'file-repair',
    title: '报修',
    who: 'chenguilan',
    page: 'pages/file/index?kind=repair',
    see: '漏水渗水',
    asks: false,
    keeps: {},
  },
  {
    id: 'file-praise',
    title: '表扬',
    who: 'chenguilan',
    page: 'pages/file/index?kind=praise',
    see: '漏水渗水',
    asks: false,
    keeps: {},
  },
  {
    id: 'submitted',
    title: '提交成功',
    who: 'chenguilan',
    page: `pages/submitted/index?id=${complaintOf('date-to-agree')}`,
    see: 'W2611',
    asks: true,
    keeps: { ready: ['light'] },
  },
  {
    id: 'complaints',
    title: '我的投诉',
    who: 'chenguilan',
    page: 'pages/complaints/index',
    see: '全部',
    empty: { who: 'sunyan', see: '没有进行中的投诉' },
    asks: true,
    keeps: everyState,
  },
  {
    id: 'complaint',
    title: '投诉详情 · 改约待同意',
    who: 'chenguilan',
    page: complaint('date-to-agree'),
    see: '周建国',
    asks: true,
    keeps: { ...everyState, ready: ['light', 'dark', 'light-elder', 'dark-elder'], empty: [] },
  },
  {
    id: 'complaint-offer',
    title: '投诉详情 · 方案待答',
    who: 'chenguilan',
    page: complaint('offer-to-answer'),
    see: '刘强',
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'complaint-overdue',
    title: '投诉详情 · 已超期',
    who: 'wangqiang',
    page: complaint('overdue-bath'),
    see: '孙志平',
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'complaint-paused',
    title: '投诉详情 · 暂停',
    who: 'lixiaomei',
    page: complaint('paused-for-parts'),
    see: '孙志平',
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'complaint-answered',
    title: '投诉详情 · 已答复，前后对照',
    who: 'zhaodagang',
    page: complaint('basement-leak'),
    see: '周建国',
    asks: false,
    keeps: { ready: ['light', 'dark-elder'] },
  },
  {
    id: 'complaint-closed',
    title: '投诉详情 · 已办结',
    who: 'lixiaomei',
    page: complaint('wall-crack-two'),
    see: '已办结',
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'complaint-declined',
    title: '投诉详情 · 不予受理',
    who: 'zhaodagang',
    page: complaint('private-space'),
    see: '不予受理',
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'explanation',
    title: '为什么是这个时间',
    who: 'chenguilan',
    page: complaint('bedroom-crack'),
    see: '周建国',
    async does(phone) {
      await phone.tap('why')
      await phone.see('这个时间怎么算的')
    },
    asks: false,
    keeps: { ready: ['light', 'dark-elder'] },
  },
  {
    id: 'survey',
    title: '评价',
    who: 'zhaodagang',
    page: `pages/survey/index?id=${complaintOf('basement-leak')}`,
    see: '解决了吗',
    empty: { who: 'chenguilan', page: `pages/survey/index?id=${complaintOf('date-to-agree')}`, see: '现在不用评价' },
    asks: true,
    keeps: { ready: ['light', 'dark-elder'] },
  },
  {
    id: 'appointment',
    title: '上门时间',
    who: 'chenguilan',
    page: `pages/visit/index?id=${complaintOf('date-to-agree')}`,
    see: '哪一天',
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'visit',
    title: '回访记录',
    who: 'lixiaomei',
    page: `pages/visit/index?id=${complaintOf('trapped-lift')}`,
    see: '回访人',
    empty: { who: 'chenguilan', page: `pages/visit/index?id=${complaintOf('guard-manners')}`, see: '这件事还没有回访' },
    asks: true,
    keeps: { ready: ['light'] },
  },
  {
    id: 'followed',
    title: '我跟进的',
    who: 'chenguilan',
    page: 'pages/followed/index',
    see: '儿童乐园',
    empty: { who: 'sunyan', see: '没有跟进的' },
    asks: true,
    keeps: { ready: ['light'] },
  },
  {
    id: 'mine',
    title: '我的',
    who: 'chenguilan',
    page: 'pages/mine/index',
    see: '我的房屋',
    empty: { who: 'sunyan', see: '还没有绑定房屋' },
    asks: true,
    keeps: { ready: ['light', 'dark-elder'] },
  },
  {
    id: 'room',
    title: '绑定房屋',
    who: 'sunyan',
    page: 'pages/room/index',
    see: '听松苑',
    asks: true,
    keeps: { ready: ['light'] },
  },
  {
    id: 'homes',
    title: '我的房屋',
    who: 'chenguilan',
    page: 'pages/homes/index',
    see: '1202',
    empty: { who: 'sunyan', see: '还没有房屋' },
    asks: true,
  },
  {
    id: 'join',
    title: '加入房屋',
    who: 'sunyan',
    page: 'pages/join/index',
    see: '邀请',
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'sharing',
    title: '给家人看',
    who: 'chenguilan',
    page: `pages/sharing/index?id=${complaintOf('date-to-agree')}`,
    see: '家人',
    asks: true,
    keeps: { ready: ['light'] },
  },
  {
    id: 'shared',
    title: '家人给我看的',
    who: 'chenguilan',
    page: 'pages/shared/index',
    see: '家人',
    asks: true,
    keeps: { ready: ['light'] },
  },
  {
    id: 'messages',
    title: '通知',
    who: 'chenguilan',
    page: 'pages/messages/index',
    see: 'W2611',
    empty: { who: 'sunyan', see: '还没有通知' },
    asks: true,
    keeps: { ready: ['light'] },
  },
  {
    id: 'guide',
    title: '投诉指南',
    who: 'chenguilan',
    page: 'pages/guide/index',
    see: '怎么找我们',
    asks: true,
  },
  {
    id: 'privacy',
    title: '隐私',
    who: 'chenguilan',
    page: 'pages/privacy/index',
    see: '隐私',
    asks: true,
    keeps: { ready: ['light', 'dark-elder'] },
  },
  {
    id: 'receipt',
    title: '投诉回执',
    who: 'chenguilan',
    page: `pages/receipt/index?id=${complaintOf('date-to-agree')}`,
    see: '核对',
    asks: true,
    keeps: { ready: ['light'] },
  },
  {
    id: 'queued',
    title: '没有网络时提交',
    who: 'chenguilan',
    page: 'pages/file/index?kind=complaint',
    see: '漏水渗水',
    does: submitWithoutNetwork,
    asks: false,
    keeps: { ready: ['light'] },
  },
  {
    id: 'unsent',
    title: '没提交的',
    who: 'chenguilan',
    page: 'pages/file/index?kind=complaint',
    see: '漏水渗水',
    async does(phone) {
      await submitWithoutNetwork(phone)
      await phone.page.evaluate(`location.hash = '#/pages/unsent/index'`)
      await phone.see('等着提交')
    },
    empty: { who: 'chenguilan', page: 'pages/unsent/index', see: '都提交了' },
    asks: false,
    keeps: { ready: ['light'] },
  },
]
