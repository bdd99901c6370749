// The staff's screens. A new page is one more entry.

import { demoPhoto } from '../demo/photos.ts'
import { complaintOf, longComplaint, type Screen } from './screen.ts'

const atWork = (id: string, title: string, who: string, page: string, see: string): Screen => ({
  id: `staff-${id}`,
  title: `员工 · ${title}`,
  who,
  page,
  see,
  asks: true,
  keeps: {},
})

export const community = 'communityId=tingsongyuan'
const work = (page: string, story: string): string => `staff/${page}/index?id=${complaintOf(story)}`

export const staffScreens: readonly Screen[] = [
  { ...atWork('work', '工作台', 'hemin', 'staff/work/index', '先办最急的'), keeps: { ready: ['light'] } },
  {
    ...atWork('work-filter', '工作台 · 筛选', 'xujing', 'staff/work/index', '先办最急的'),
    async does(phone) {
      await phone.tap('to-filter')
      await phone.see('办到哪一步')
    },
    asks: false,
  },
  { ...atWork('unsent', '还没传的', 'zhoujianguo', 'staff/unsent/index', '都传上去了'), asks: false },
  {
    ...atWork('work-choosing', '工作台 · 选几件', 'xujing', 'staff/work/index', '先办最急的'),
    async does(phone) {
      await phone.tap('choose')
      await phone.see('已选 0 件')
      await phone.tap('choose-all')
    },
    asks: false,
  },
  {
    ...atWork('complaint', '投诉', 'hemin', work('complaint', 'date-to-agree'), '周建国'),
    keeps: { ready: ['light'] },
  },
  atWork('work-head', '工作台 · 负责人', 'maweidong', 'staff/work/index', '先办最急的'),
  {
    ...atWork('merge', '并案', 'xujing', work('complaint', 'bedroom-crack'), '更多'),
    async does(phone) {
      await phone.tap('more')
      await phone.tap('move-merge')
      await phone.see('并到哪一件')
    },
    asks: false,
  },
  {
    ...atWork('change-category', '改类别', 'xujing', work('complaint', 'bedroom-crack'), '更多'),
    async does(phone) {
      await phone.tap('more')
      await phone.tap('move-change-category')
      await phone.tap('category-noise')
    },
    asks: false,
  },
  {
    ...atWork('canned', '处理 · 常用语', 'zhoujianguo', work('handle', 'date-to-agree'), '处理'),
    async does(phone) {
      await phone.tap('did-text-canned')
      await phone.see('试用正常')
    },
    asks: false,
  },
  {
    ...atWork('complaint-long', '投诉，话很长', 'hemin', `staff/complaint/index?id=${longComplaint}`, '地下车库'),
    asks: false,
  },
  atWork('dispatch', '派工', 'xujing', work('dispatch', 'bedroom-crack'), '孙志平'),
  atWork('plan', '批量派工', 'xujing', `staff/plan/index?${community}`, '批量派工'),
  atWork('inspection', '下班前巡查', 'xujing', `staff/inspection/index?${community}`, '不能过夜'),
  atWork('correctives', '整改', 'xujing', `staff/correctives/index?${community}&of=community`, '责任人'),
  atWork('handle', '处理', 'zhoujianguo', work('handle', 'date-to-agree'), '处理'),
  atWork('check', '审核', 'maweidong', work('check', 'lift-light'), '审核'),
  atWork('visit', '回访', 'hemin', work('visit', 'basement-leak'), '回访'),
  atWork('register', '登记', 'hemin', `staff/register/index?${community}`, '登记'),
  {
    ...atWork('register-found', '登记 · 来电人', 'hemin', `staff/register/index?${community}`, '刚刚听到'),
    async does(phone) {
      await phone.write('phone', '1203')
      await phone.tap('caller-resident-chenguilan')
      await phone.tap('category-leak')
      await phone.see('以前反映过')
    },
    asks: false,
  },
  {
    ...atWork('register-letter', '登记 · 来信', 'hemin', `staff/register/index?${community}`, '刚刚听到'),
    async does(phone) {
      await phone.tap('choose-source')
      await phone.page.getByText('来信', { exact: true }).filter({ visible: true }).first().click()
      await phone.tap('source-done')
      await phone.choosePhotos('add-paper', [await demoPhoto('leak', -2)])
      await phone.see('请拍下来信')
    },
    asks: false,
  },
  {
    ...atWork('registered', '登记 · 已登记', 'hemin', `staff/register/index?${community}`, '刚刚听到'),
    async does(phone) {
      await phone.write('name', '方芳')
      await phone.tap('place-public')
      await phone.tap('public-place-花园')
      await phone.tap('category-noise')
      await phone.write('text', '夜里十一点还在装修。')
      await phone.tap('register')
      await phone.see('发给对方的短信')
    },
    asks: false,
  },
  atWork('ledger', '台账', 'hemin', `staff/ledger/index?${community}`, 'W2611'),
  { ...atWork('search', '搜索', 'hemin', `staff/search/index?${community}`, '可以这样查'), asks: false },
  atWork('customer', '客户', 'hemin', `staff/customer/index?${community}&userId=resident-chenguilan`, '陈桂兰'),
  atWork('hot-spots', '同类问题', 'hemin', `staff/hot-spots/index?${community}`, '热点'),
  atWork('calendar', '工作日历', 'xujing', `staff/calendar/index?${community}`, '2026'),
  atWork('sessions', '登录的设备', 'hemin', 'staff/sessions/index', '登录着的设备'),
  atWork('settings', '小区设置', 'linyue', `staff/settings/index?${community}`, '紧急电话'),
  { ...atWork('first-start', '开始使用', 'wangqiang', 'staff/first-start/index', '开通码'), asks: false },
  atWork('communities', '小区和部门', 'linyue', `staff/communities/index?${community}`, '工程部'),
  {
    ...atWork('department', '小区和部门 · 部门', 'linyue', `staff/communities/index?${community}`, '工程部'),
    async does(phone) {
      await phone.tap('department-order')
      await phone.see('停用')
    },
    asks: false,
  },
  atWork('set-up', '开始清单', 'linyue', `staff/set-up/index?${community}`, '可以用了'),
  {
    ...atWork('category', '小区设置 · 类别', 'linyue', `staff/settings/index?${community}`, '紧急电话'),
    async does(phone) {
      await phone.tap('category-leak')
      await phone.see('补充问题')
    },
    asks: false,
  },
  atWork('building-codes', '楼栋码', 'linyue', `staff/building-codes/index?${community}`, '生成 3 个码'),
  {
    ...atWork('import-rooms', '导入房屋', 'linyue', `staff/import-rooms/index?${community}`, '表格怎么填'),
    asks: false,
  },
  {
    ...atWork('reply', '小区设置 · 常用语', 'linyue', `staff/settings/index?${community}`, '紧急电话'),
    async does(phone) {
      await phone.tap('reply-add')
      await phone.write('reply-text', '{处理人}已经出发，大约半小时到。')
      await phone.tap('placeholder-时限')
    },
    asks: false,
  },
  atWork('duty-week', '一周值班', 'xujing', `staff/duty-week/index?${community}`, '工程部'),
  {
    ...atWork('duty-plan', '排班', 'xujing', `staff/duty-plan/index?${community}`, '照抄上周'),
    async does(phone) {
      await phone.tap('plan-staff-zhoujianguo-2026-11-28')
      await phone.see('改了 1 天')
    },
  },
  atWork('policy', '规定', 'linyue', 'staff/policy/index', '规定'),
  atWork('team', '班组', 'linyue', `staff/team/index?${community}`, '周建国'),
  atWork('colleague', '同事', 'linyue', `staff/colleague/index?${community}&userId=staff-zhoujianguo`, '登记请假'),
  atWork('leaving', '离职移交', 'linyue', `staff/leaving/index?${community}&userId=staff-zhoujianguo`, '手上'),
  atWork('phone-looks', '号码查看记录', 'linyue', `staff/phone-looks/index?${community}`, '没有人看过'),
  atWork('audit', '操作记录', 'linyue', `staff/audit/index?${community}`, '许静'),
  { ...atWork('join-team', '加入班组', 'wangqiang', 'staff/join-team/index', '邀请码'), asks: false },
]
