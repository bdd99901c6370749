// The resident's own screens; those of one complaint stand in complaint-screens.ts. A new page is one more entry.

import { demoPhoto } from '../demo/photos.ts'
import type { OpenPhone } from './phone.ts'
import { complaintOf, everyState, type Screen } from './screen.ts'

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
    // Whose photos nobody counts on another picture.
    who: 'wangqiang',
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
    id: 'file-photo',
    title: '我要投诉 · 一张照片',
    who: 'wangqiang',
    page: 'pages/file/index?kind=complaint',
    see: '漏水渗水',
    async does(phone) {
      await phone.choosePhotos('add-photo', [await demoPhoto('leak', -2), await demoPhoto('leak', 4)])
      await phone.page.getByText('已传好').nth(1).waitFor()
      await phone.press('第 1 张，已传好，点开看大图')
      await phone.see('第 1 张，共 2 张')
    },
    asks: false,
    keeps: {},
  },
  {
    id: 'file-danger',
    title: '我要投诉 · 先打电话',
    who: 'chenguilan',
    page: 'pages/file/index?kind=complaint',
    see: '漏水渗水',
    async does(phone) {
      await phone.tap('danger-first')
      await phone.see('接着填')
    },
    asks: false,
    keeps: {},
  },
  {
    id: 'consent',
    title: '同意隐私说明',
    who: 'sunyan',
    page: 'pages/file/index?kind=complaint',
    see: '漏水渗水',
    async does(phone) {
      await phone.tap('add-photo')
      await phone.see('不同意')
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
    id: 'complaints-long',
    title: '我的投诉 · 话很长',
    who: 'zhaodagang',
    page: 'pages/complaints/index',
    see: '从上个月开始',
    asks: false,
    keeps: {},
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
    id: 'invite',
    title: '邀请家人、租户',
    who: 'chenguilan',
    page: 'pages/homes/index',
    see: '1202',
    async does(phone) {
      await phone.press('邀请家人、租户')
      await phone.see('生成邀请码')
    },
    asks: false,
    keeps: {},
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
    // The first look marks them as read: no later one is kept.
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
