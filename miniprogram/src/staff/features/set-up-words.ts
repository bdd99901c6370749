// 开始清单 in words: what each step is, what is there, what is missing.

import type { SetUp } from '#contract/set-up.ts'
import { roleWords } from '#contract/words.ts'

type Step = SetUp['steps'][number]['step']

export const stepWords: Record<Step, string> = {
  community: '小区',
  rooms: '房屋',
  people: '同事',
  phones: '紧急电话',
  wechat: '微信',
  duty: '值班和工作日历',
  rules: '规定',
  unknown: '其他',
}

const wechatWords: Record<SetUp['wechatLacking'][number], string> = {
  appid: '小程序的 AppID',
  progress: '进度通知的模板',
  survey: '满意度调查的模板',
  work: '员工待办的模板',
  unknown: '其他设置',
}

type Lacking = SetUp['postsLacking'][number]

/** 客服主管、处理人（工程部、环境部）: post by post, with the departments where it is missing. */
const postsWords = (lacking: readonly Lacking[]): string => {
  if (lacking.length === 0) return '该有的岗位都有人了'
  const roles = [...new Set(lacking.map(it => it.role))].filter(it => it !== 'unknown')
  const words = roles.map(role => {
    const departments = lacking.flatMap(it => (it.role === role && it.department ? [it.department] : []))
    return departments.length > 0 ? `${roleWords[role]}（${departments.join('、')}）` : roleWords[role]
  })
  return `还没有${words.join('、')}`
}

const wechatLackingWords = (lacking: SetUp['wechatLacking']): string =>
  lacking.length === 0
    ? 'AppID 和三个消息模板都设好了'
    : `还没有设${lacking.map(it => wechatWords[it]).join('、')}。请负责部署的人在部署参数里填上。`

/** What is there of a step, or what of it is missing: 还没有客服主管、处理人（工程部）. */
export const stepHint = (step: Step, setUp: Omit<SetUp, 'steps'>): string => {
  const { buildings, rooms, postsLacking, phones, wechatLacking } = setUp
  switch (step) {
    case 'community':
      return `${setUp.community}，有现成的部门、类别和公共区域`
    case 'rooms':
      return rooms === 0 ? '还没有房屋，住户现在只能提交公共区域的事' : `${buildings} 栋 ${rooms} 户`
    case 'people':
      return postsWords(postsLacking)
    case 'phones':
      return phones === 0 ? '还没有' : `${phones} 个，另有火警 119、报警 110、急救 120`
    case 'wechat':
      return wechatLackingWords(wechatLacking)
    case 'duty':
      return '按平常的上班和值班时间算，排了值班表就按表算'
    case 'rules':
      return '用现成的规定，定了新的就按新的算'
    case 'unknown':
      return ''
  }
}

/** How many steps are still missing. */
export const missingSteps = ({ steps }: Pick<SetUp, 'steps'>): number =>
  steps.filter(it => it.state === 'missing').length
