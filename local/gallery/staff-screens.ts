// The staff's screens. A new page is one more entry.

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

const community = 'communityId=tingsongyuan'
const work = (page: string, story: string): string => `staff/${page}/index?id=${complaintOf(story)}`

export const staffScreens: readonly Screen[] = [
  { ...atWork('work', '工作台', 'hemin', 'staff/work/index', '先办最急的'), keeps: { ready: ['light'] } },
  {
    ...atWork('complaint', '投诉', 'hemin', work('complaint', 'date-to-agree'), '周建国'),
    keeps: { ready: ['light'] },
  },
  {
    ...atWork('complaint-long', '投诉，话很长', 'hemin', `staff/complaint/index?id=${longComplaint}`, '地下车库'),
    asks: false,
  },
  atWork('dispatch', '派工', 'xujing', work('dispatch', 'bedroom-crack'), '孙志平'),
  atWork('plan', '批量派工', 'xujing', `staff/plan/index?${community}`, '批量派工'),
  atWork('handle', '处理', 'zhoujianguo', work('handle', 'date-to-agree'), '处理'),
  atWork('check', '审核', 'maweidong', work('check', 'lift-light'), '审核'),
  atWork('visit', '回访', 'hemin', work('visit', 'basement-leak'), '回访'),
  atWork('register', '登记', 'hemin', `staff/register/index?${community}`, '登记'),
  atWork('ledger', '台账', 'hemin', `staff/ledger/index?${community}`, 'W2611'),
  atWork('hot-spots', '同类问题', 'hemin', `staff/hot-spots/index?${community}`, '热点'),
  atWork('calendar', '工作日历', 'xujing', `staff/calendar/index?${community}`, '2026'),
  atWork('policy', '规定', 'linyue', 'staff/policy/index', '规定'),
]
