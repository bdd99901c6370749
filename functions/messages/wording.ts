// The words of a message: which template, what it says, which page it opens.

import { stateWords } from '#contract/words.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { orderOf } from '#domain/complaint/complaint.ts'
import type { MessageEvent } from '#domain/complaint/decision.ts'
import { deadlineOf } from '#domain/complaint/next-deadline.ts'
import { titleOf } from '#domain/complaint/wording.ts'
import type { Instant } from '#domain/time.ts'
import type { TemplateContent } from '../wechat/templates.ts'

type Worded = TemplateContent & { page: string }

const tasks: Partial<Record<MessageEvent, string>> = {
  'new-complaint': '有新投诉，请受理',
  'new-order': '新派给您，请接单',
  'co-handling': '请您协办，请看要求',
  'to-check': '已报完工，请审核',
  'sent-back': '审核退回，请再处理',
  'to-visit': '请回访住户',
  unsatisfied: '住户不满意，请安排回访',
  reopened: '住户要求继续处理，请派工',
  withdrawn: '住户已撤销，不用再办',
  reminder: '时限快到了',
  overdue: '已超期，请马上处理',
  'date-objected': '住户不同意约定时间',
  'offer-answered': '住户答复了处理方案',
  'appointment-chosen': '约了时间，请准时联系住户',
  proposal: '有申请等您批',
  'proposal-decided': '您的申请已批复',
  returned: '退单了，请重新派工',
  transferred: '已转派',
  nudged: '住户催办，请回应',
  urged: '收到催办单，请答复',
  'urge-answered': '催办单已答复',
  escalated: '超时未办完，请批示',
  'progress-demand': '请在 17:00 前说明进展',
  objected: '部门提了签呈，请您定',
  'objection-decided': '签呈有结果了，请查看',
  supervised: '已列入督办',
  'supervision-ended': '督办已结束',
  'department-asked': '有问题请您部门答复',
  'department-answered': '其他部门已答复',
  'handed-over': '交给您负责，请接手',
  'severity-raised': '级别升高，请马上关注',
  'delay-account': '请写超期情况说明',
  'corrective-due': '整改请跟进',
  'corrective-given': '整改交给您，请按时办',
  'corrective-reminder': '整改快到期，请办完',
  'corrective-overdue': '整改已超期，请马上办',
  'corrective-again': '整改没有效果，请再办',
  'final-answer': '最终答复等您签发',
  appealed: '住户申诉，请处理',
  split: '拆案了，请单独处理',
  unreachable: '回访三次未联系上',
}

const notes: Partial<Record<MessageEvent, (complaint: Complaint) => string>> = {
  accepted: ({ firstContact }) => (firstContact ? `${firstContact.name}已受理` : '已受理'),
  declined: () => '请看原因和您可以怎么办',
  dispatched: ({ stage }) => {
    const order = orderOf(stage)
    return order ? `已派给${order.handler.name}` : '已派工'
  },
  closed: () => '办结了，没解决可继续反映',
  message: () => '物业给您留言了',
  progress: () => '有新进展，请查看',
  paused: () => '暂停处理，请看原因',
  resumed: () => '恢复处理了',
  'date-agreed': () => '约定了时间，请核对',
  offered: () => '有处理方案，请答复',
  'appointment-set': () => '和您约了时间，请看几点',
  'new-hour': () => '上门没办成，请再约时间',
  'appeal-decided': () => '您的申诉有结果了',
  merged: () => '和同类投诉一起办理',
  answered: () => '办完了，解决没有请您说',
  'survey-reminder': () => '解决了没有，请您说一声',
}

const somethingNew = '有新进展，请查看'

/** What the customer is told, in a line. */
export const noteFor = (event: MessageEvent, complaint: Complaint): string => notes[event]?.(complaint) ?? somethingNew

/** Puts an event into a template; times fall back to the next deadline, then to now. */
export const wordMessage = (
  event: MessageEvent,
  complaint: Complaint,
  { by, note, now }: { by?: Instant | undefined; note?: string | undefined; now: Instant },
): Worded => {
  const matter = titleOf(complaint.text)
  const { number, id } = complaint
  if (event === 'answered')
    return {
      template: 'survey',
      fields: { matter, number, note: note ?? noteFor(event, complaint), finishedAt: now },
      page: `pages/survey/index?id=${id}`,
    }
  if (notes[event])
    return {
      template: 'progress',
      fields: {
        matter,
        number,
        state: stateWords[complaint.stage.state] ?? '',
        note: note ?? noteFor(event, complaint),
        at: now,
      },
      page: `pages/complaint/index?id=${id}`,
    }
  return {
    template: 'work',
    fields: { matter, number, task: tasks[event] ?? '请查看', dueAt: by ?? deadlineOf(complaint)?.dueAt ?? now },
    page: `staff/complaint/index?id=${id}`,
  }
}

const followerNotes: Partial<Record<MessageEvent, string>> = {
  message: '物业有新的说明，请查看',
  progress: '有新进展，请查看',
  answered: '物业已答复，请查看',
  closed: '办结了，没解决可单独反映',
}

/** Place and category: 电梯, 花园 环境卫生. */
export const matterForFollower = ({ place, category }: Pick<Complaint, 'place' | 'category'>): string => {
  const name = place.kind === 'public' ? place.name : undefined
  return [...new Set([name, category.name])].filter(Boolean).join(' ')
}

export const noteForFollower = (event: MessageEvent): string => followerNotes[event] ?? somethingNew

/** The same for a neighbour who follows: place and category, not a word of the one who filed it. */
export const wordForFollower = (event: MessageEvent, complaint: Complaint, now: Instant): Worded => {
  const { number, id, stage } = complaint
  const matter = matterForFollower(complaint)
  return {
    template: 'progress',
    fields: { matter, number, state: stateWords[stage.state] ?? '', note: noteForFollower(event), at: now },
    page: `pages/followed/index?id=${id}`,
  }
}
