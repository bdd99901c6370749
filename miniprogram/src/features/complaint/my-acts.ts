// What a resident can do with a complaint now, and where it stands: one button, at most two beside it, the rest behind 更多.
import type { Detail } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import type { IconName } from '../../ui/icon-name.ts'
import { momentWords } from '../when.ts'

export type MyAct =
  | 'survey'
  | 'visit'
  | 'acceptOffer'
  | 'refuseOffer'
  | 'appeal'
  | 'split'
  | 'remark'
  | 'nudge'
  | 'nextRound'
  | 'withdraw'

type ActWords = { id: string; word: string; icon: IconName; long?: string; hint?: string }

export const actWords: Record<MyAct, ActWords> = {
  survey: { id: 'survey', word: '说说解决没有', icon: 'face' },
  visit: { id: 'visit', word: '看回访记录', icon: 'calendar' },
  acceptOffer: { id: 'accept-offer', word: '同意方案', icon: 'check' },
  refuseOffer: { id: 'refuse-offer', word: '不同意', icon: 'close' },
  appeal: { id: 'appeal', word: '不同意，要申诉', icon: 'flag' },
  split: { id: 'split', word: '我要单独处理', icon: 'merge' },
  remark: { id: 'remark', word: '补充说明', icon: 'chat', hint: '有新情况，写给办事的人' },
  nudge: { id: 'nudge', word: '催一下', icon: 'bell' },
  nextRound: {
    id: 'next-round',
    word: '没解决',
    long: '没解决，继续处理',
    icon: 'refresh',
    hint: '换主管继续办，不用重填',
  },
  withdraw: { id: 'withdraw', word: '撤销', long: '撤销这件投诉', icon: 'undo', hint: '不再办，经过会留着' },
}

/** Acts that are not the next thing to do, only possible: an outlined button. */
export const quietActs: readonly MyAct[] = ['appeal', 'split', 'nextRound']

type Acting = Pick<Detail, 'asks' | 'kind' | 'moves' | 'nextNudgeAt'>

export type MyBar = { primary: MyAct | undefined; side: MyAct[]; more: MyAct[] }

const isBeforeAnswer = ({ moves }: Pick<Detail, 'moves'>): boolean => moves.includes('withdraw')

/** When the customer may remind again, while it is too early; undefined once he may, or where it is no matter. */
export const nudgeWaitsUntil = (detail: Pick<Detail, 'moves' | 'nextNudgeAt'>, now: Instant): Instant | undefined => {
  const { moves, nextNudgeAt } = detail
  if (moves.includes('nudge') || nextNudgeAt === undefined || !isBeforeAnswer(detail)) return undefined
  return now < nextNudgeAt ? nextNudgeAt : undefined
}

/** 已催过，今天 15:00 后可以再催。 */
export const nudgedWords = (until: Instant, now: Instant): string => `已经催过，${momentWords(until, now)} 后可以再催。`

const possible = (detail: Acting): MyAct[] => {
  const { asks, moves, nextNudgeAt, kind } = detail
  const has = (move: Detail['moves'][number]) => moves.includes(move)
  const candidates: readonly (readonly [MyAct, boolean])[] = [
    ['survey', asks === 'survey' && has('answerSurvey')],
    ['visit', asks === 'visit-confirmation' && has('confirmVisit')],
    ['acceptOffer', has('answerOffer')],
    ['refuseOffer', has('answerOffer')],
    ['appeal', has('appeal')],
    ['split', has('split')],
    ['nudge', has('nudge') || (nextNudgeAt !== undefined && isBeforeAnswer(detail))],
    ['remark', has('remark')],
    ['nextRound', has('nextRound') && kind !== 'praise'],
    ['withdraw', has('withdraw')],
  ]
  return candidates.flatMap(([act, may]) => (may ? [act] : []))
}

const firsts: readonly MyAct[] = ['survey', 'visit', 'acceptOffer', 'appeal', 'split', 'remark', 'nextRound']

/** The most useful act is the button; where more than two are left, all but one go behind 更多. */
export const myBar = (detail: Acting): MyBar => {
  const acts = possible(detail)
  const primary = firsts.find(act => acts.includes(act))
  const rest = acts.filter(act => act !== primary)
  return rest.length > 2 ? { primary, side: rest.slice(0, 1), more: rest.slice(1) } : { primary, side: rest, more: [] }
}
