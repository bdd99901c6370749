// The staff's screens in a browser at a desk. A new page is one more entry.

import type { OpenPhone } from './phone.ts'
import { complaintOf, type Screen } from './screen.ts'
import { community } from './staff-screens.ts'

const atDesk = (id: string, title: string, who: string, page: string, see: string): Screen => ({
  id: `desk-${id}`,
  title: `桌面 · ${title}`,
  who,
  page,
  see,
  view: 'desk',
  asks: false,
  keeps: {},
})

const story = 'overdue-bath'
const workList = 'staff/work/index'
const first = '先办最急的'

/** Opens a complaint from the list, and waits until it can be read beside it. */
const openBeside = async ({ page, tap }: OpenPhone): Promise<void> => {
  await tap(`case-${complaintOf(story)}`)
  const beside = page.frameLocator('#desk-frame')
  await beside.locator('#more').filter({ visible: true }).waitFor()
}

export const deskScreens: readonly Screen[] = [
  { ...atDesk('work', '工作台', 'hemin', workList, first), asks: true },
  {
    ...atDesk('complaint', '工作台，开着一件', 'hemin', workList, first),
    does: openBeside,
    keeps: { ready: ['light'] },
  },
  {
    ...atDesk('choosing', '工作台 · 选几件', 'xujing', workList, first),
    async does(phone) {
      await phone.tap('choose')
      await phone.see('已选 0 件')
      await phone.tap('choose-all')
    },
  },
  {
    ...atDesk('keys', '工作台 · 快捷键', 'hemin', workList, first),
    async does(phone) {
      await phone.page.keyboard.press('?')
      await phone.see('看快捷键')
    },
  },
  { ...atDesk('ledger', '台账', 'hemin', `staff/ledger/index?${community}`, 'W2611'), keeps: { ready: ['light'] } },
  {
    ...atDesk('search', '搜索', 'hemin', `staff/search/index?${community}`, '可以这样查'),
    async does(phone) {
      await phone.write('search', '漏水')
      await phone.page.keyboard.press('Enter')
      await phone.see('W2611')
    },
  },
  atDesk('customer', '客户', 'hemin', `staff/customer/index?${community}&userId=resident-chenguilan`, '陈桂兰'),
  atDesk('settings', '小区设置', 'linyue', `staff/settings/index?${community}`, '紧急电话'),
  atDesk('team', '班组', 'linyue', `staff/team/index?${community}`, '周建国'),
  atDesk('duty-week', '一周值班', 'xujing', `staff/duty-week/index?${community}`, '工程部'),
  atDesk('duty-plan', '排班', 'xujing', `staff/duty-plan/index?${community}`, '照抄上周'),
  atDesk('inspection', '下班前巡查', 'xujing', `staff/inspection/index?${community}`, '不能过夜'),
  atDesk('plan', '批量派工', 'xujing', `staff/plan/index?${community}`, '批量派工'),
  {
    ...atDesk('register', '登记', 'hemin', `staff/register/index?${community}`, '刚刚听到'),
    async does(phone) {
      await phone.write('phone', '1203')
      await phone.tap('caller-resident-chenguilan')
      await phone.tap('category-leak')
      await phone.see('以前反映过')
    },
  },
  atDesk('policy', '规定', 'linyue', 'staff/policy/index', '规定'),
  atDesk('audit', '操作记录', 'linyue', `staff/audit/index?${community}`, '许静'),
]
