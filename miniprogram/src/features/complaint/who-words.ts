// Who has the complaint and what they are doing, as a resident reads it.
import type { Card, Detail, Next } from '#contract/complaint-views.ts'
import { roleWords } from '#contract/words.ts'

const postWords: Readonly<Record<string, string>> = { ...roleWords, agent: '客服', dispatcher: '客服主管' }

/** A name, or the post where nobody is named yet: 何敏, 客服主管, 工程部. */
export const whoName = ({ who }: Pick<Card, 'who'>): string => {
  if (!who) return '物业'
  if (who.name) return who.name
  if (who.role === 'department-head' && who.department) return `${who.department}负责人`
  return postWords[who.role] ?? '物业'
}

/** Whether an offer can still be answered: only while the matter is in the office or at work. */
export const asksForOffer = ({ asks, state }: Pick<Card, 'asks' | 'state'>): boolean =>
  asks === 'offer' && (state === 'accepted' || state === 'handling')

/** The second line of a card: 何敏已受理，正在派人. */
export const whoWords = (card: Card): string => {
  const who = whoName(card)
  if (asksForOffer(card)) return '有处理方案，等您答复'
  if (card.marks?.includes('paused')) return `${who}在办，先停一停`
  switch (card.state) {
    case 'submitted':
      return `${who}正在看`
    case 'accepted':
      return card.round > 1 ? `${who}正在重新派人` : `${who}已受理，正在派人`
    case 'dispatched':
      return card.who?.department ? `已派给${card.who.department}，等接单` : '已派工，等接单'
    case 'handling':
      return `${who}正在处理`
    case 'checking':
      return `已办完，${who}在审核`
    case 'answered':
      if (card.asks === 'survey') return '已办完，等您说解决没有'
      if (card.asks === 'visit-confirmation') return '已回访，等您确认'
      return `已办完，${who}来回访`
    case 'closed':
      return card.asks === 'visit-confirmation' ? '已办结，等您确认回访' : '已办结'
    case 'declined':
      return card.who ? `${who}在复核您的申诉` : '不予受理，点开看原因'
    case 'withdrawn':
      return '您已撤销'
    case 'merged':
      return '和另一件一起办，办好答复您'
    case 'unknown':
      return card.place
  }
}

const kindVerbs: Record<Card['kind'], string> = {
  complaint: '来办',
  repair: '来修',
  question: '来答',
  praise: '来办',
  unknown: '来办',
}

const handlingWords = (detail: Detail, who: string): string => {
  if (detail.state === 'checking') return `${who}审核，最晚`
  return `${(detail.state === 'dispatched' && detail.who?.department) || who}${kindVerbs[detail.kind]}，最晚`
}

/** Who owes what on a detail page, before the time: 周建国来修，最晚. */
export const oweWords = (detail: Detail, awaits: Next['awaits'] | undefined): string => {
  const who = whoName(detail)
  switch (awaits) {
    case 'register':
      return `${who}登记，最晚`
    case 'dispatch':
      return `${who}派人，最晚`
    case 'on-site':
      return `${who}到现场，最晚`
    case 'first-answer':
      return `${who}先答复您，最晚`
    case 'progress':
      return `${who}告诉您进展，最晚`
    case 'written-answer':
      return `${who}书面答复您，最晚`
    case 'other-department':
      return '别的部门回复，最晚'
    case 'investigation':
      return `${who}查清情况，最晚`
    case 'escalation':
      return `${who}办完，不然就往上报`
    case 'visit':
    case 'unsatisfied-visit':
      return `${who}回访您，最晚`
    case 'survey':
      return '等您说说解决没有，最晚'
    case 'appeal':
      return `${who}复核申诉，最晚`
    case 'handle':
    case 'close':
      return handlingWords(detail, who)
    case 'unknown':
    case undefined:
      return `${who}给您回话，最晚`
  }
}
