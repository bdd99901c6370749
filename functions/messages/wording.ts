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
  'to-check': '已报完工，请审核',
  'sent-back': '审核退回，请再处理',
  'to-visit': '请回访住户',
  unsatisfied: '住户不满意，请安排回访',
  reopened: '住户要求继续处理，请派工',
  withdrawn: '住户已撤销，不用再办',
  reminder: '时限快到了',
  overdue: '已超期，请马上处理',
}

const notes: Partial<Record<MessageEvent, (complaint: Complaint) => string>> = {
  accepted: ({ firstContact }) => (firstContact ? `${firstContact.name}已受理` : '已受理'),
  declined: () => '请看原因和您可以怎么办',
  dispatched: ({ stage }) => {
    const order = orderOf(stage)
    return order ? `已派给${order.handler.name}` : '已派工'
  },
  closed: () => '办结了，没解决可继续反映',
}

/** Puts an event into a template; times fall back to the next deadline, then to now. */
export const wordMessage = (
  event: MessageEvent,
  complaint: Complaint,
  { by, now }: { by?: Instant | undefined; now: Instant },
): Worded => {
  const matter = titleOf(complaint.text)
  const { number, id } = complaint
  if (event === 'answered')
    return {
      template: 'survey',
      fields: { matter, number, note: '办完了，解决没有请您说', finishedAt: now },
      page: `pages/survey/index?id=${id}`,
    }
  const note = notes[event]
  if (note)
    return {
      template: 'progress',
      fields: { matter, number, state: stateWords[complaint.stage.state] ?? '', note: note(complaint), at: now },
      page: `pages/complaint/index?id=${id}`,
    }
  return {
    template: 'work',
    fields: { matter, number, task: tasks[event] ?? '请查看', dueAt: by ?? deadlineOf(complaint)?.dueAt ?? now },
    page: `staff/complaint/index?id=${id}`,
  }
}
