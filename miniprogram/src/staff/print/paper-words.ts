// Words for paper: it is read on another day, so no 今天, every moment with its date and year.
import type { Card } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { severityWords, sourceWords, stateWords } from '#contract/words.ts'
import type { Instant } from '#domain/time.ts'
import { whoName } from '../../features/complaint/who-words.ts'
import { momentWords } from '../../features/when.ts'
import { deadlineVerb } from '../features/complaint/whose-turn.ts'
import { wordOf } from '../features/complaint/word-of.ts'

/** So long ago that nothing is near: what is told at this moment is told with date and year. */
export const longAgo: Instant = 0

/** 2026年11月24日 周二 10:20. */
export const onPaper = (at: Instant): string => momentWords(at, longAgo)

/** Who took it out, and when: at the foot of every sheet. */
export const footWords = (name: string, at: Instant): string => `${name} 打印于 ${onPaper(at)}`

export const insideWords = '含内部记录，只在公司里用，不给住户。'
export const outsideWords = '不含内部记录。'

type Row = readonly [name: string, words: string]

const deadlineOf = ({ next }: Card): string => (next ? `${onPaper(next.dueAt)} 前${deadlineVerb(next.awaits)}` : '')

/** The facts of a complaint, name and words; who acts and until when only for inside. */
export const factsOf = (detail: StaffDetail, withInside: boolean): Row[] => {
  const { customer, order, thirdParty, round } = detail
  const rows: Row[] = [
    ['状态', [wordOf(stateWords, detail.state), round > 1 && `第 ${round} 次处理`].filter(Boolean).join('，')],
    ['类别', detail.category],
    ['级别', withInside ? wordOf(severityWords, detail.severity) : ''],
    ['地点', detail.place],
    ['住户', [customer.name, customer.maskedPhone].filter(Boolean).join('，')],
    ['来源', wordOf(sourceWords, detail.source)],
    ['转来单位', thirdParty ? [thirdParty.sender, thirdParty.number].filter(Boolean).join('，') : ''],
    ['收到', onPaper(detail.receivedAt)],
    ['首问', withInside ? (detail.firstContact ?? '') : ''],
    ['处理人', order ? `${order.handler}${order.department ? `（${order.department}）` : ''}` : ''],
    ['轮到', withInside && detail.next ? whoName(detail) : ''],
    ['最晚', withInside ? deadlineOf(detail) : ''],
  ]
  return rows.filter(([, words]) => words !== '')
}

/** One row of the printed work list. */
export const workRowOf = (card: Card): { id: string; cells: readonly string[] } => ({
  id: card.id,
  cells: [
    card.number,
    card.title,
    card.place,
    wordOf(severityWords, card.severity),
    [wordOf(stateWords, card.state), card.round > 1 && `第 ${card.round} 次`].filter(Boolean).join('，'),
    card.next ? whoName(card) : '',
    deadlineOf(card),
  ],
})

export const workHeads = ['编号', '事项', '地点', '级别', '状态', '轮到', '最晚'] as const
