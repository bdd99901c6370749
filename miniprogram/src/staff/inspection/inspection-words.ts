// 下班前巡查 in words: what stands under which heading, what each line says, what can be done.

import type { InspectionRow } from '#contract/inspection.ts'
import type { WatchedKind } from '#domain/complaint/inspection.ts'
import { whoName } from '../../features/complaint/who-words.ts'
import { deadlineWords, lengthWords, tagLines, timeWords } from '../../features/when.ts'
import type { ChipProps } from '../../ui/chip-props.ts'
import type { IconName } from '../../ui/icon-name.ts'
import type { TimeTagProps } from '../../ui/time-tag-props.ts'
import { deadlineVerb, type Reader } from '../features/complaint/whose-turn.ts'

type Kind = InspectionRow['of']

type Said = { title: string; chip: ChipProps }

const said: Record<WatchedKind, Said> = {
  overdue: { title: '已经超期', chip: { tone: 'warn-soft', icon: 'overdue', word: '已超期' } },
  'due-overnight': { title: '明天上班前到期', chip: { tone: 'warn-soft', icon: 'hourglass', word: '上班前到期' } },
  'no-progress': { title: '还差进展说明', chip: { tone: 'outline', icon: 'pen', word: '没写进展' } },
  'urge-unanswered': { title: '催办没答复', chip: { tone: 'warn-soft', icon: 'bell', word: '催办没答复' } },
  'no-instruction': { title: '上报了，等处理意见', chip: { tone: 'warn-soft', icon: 'warn', word: '等处理意见' } },
  'objection-open': { title: '签呈还没定', chip: { tone: 'warn-soft', icon: 'doc', word: '签呈没定' } },
  'no-delay-account': { title: '超期说明没写', chip: { tone: 'outline', icon: 'doc', word: '没写超期说明' } },
  supervised: { title: '督办中', chip: { tone: 'warn-soft', icon: 'flag', word: '督办中' } },
  'to-check': { title: '办完了，等审核', chip: { tone: 'outline', icon: 'search', word: '等审核' } },
  'ends-soon': { title: '暂停或约好的时间快到了', chip: { tone: 'outline', icon: 'calendar', word: '约定快到' } },
  'to-dispatch': { title: '还没派工', chip: { tone: 'outline', icon: 'inbox', word: '没派工' } },
  'visit-today': { title: '今天的回访没做', chip: { tone: 'outline', icon: 'chat', word: '没回访' } },
}

const other: Said = { title: '其他要看的', chip: { tone: 'outline', icon: 'info', word: '要看' } }

const saidOf = (kind: Kind): Said => (kind === 'unknown' ? other : said[kind])

/** The heading of those of a kind. Over a day off the next working day is not tomorrow. */
export const headingOf = (kind: Kind): string => saidOf(kind).title

/** What else there is about it, as chips. */
export const alsoChips = ({ also }: Pick<InspectionRow, 'also'>): ChipProps[] =>
  also.filter(it => it !== 'unknown').map(it => saidOf(it).chip)

const verbOf = ({ awaits }: InspectionRow): string => deadlineVerb(awaits ?? 'unknown')

const isPaused = ({ card }: InspectionRow): boolean => card.marks?.includes('paused') ?? false

/** The third line of the time tag: what the time is. */
const tagVerb = (row: InspectionRow, now: number): string => {
  switch (row.of) {
    case 'overdue':
      return `应${verbOf(row)}`
    case 'due-overnight':
      return `前${verbOf(row)}`
    case 'no-progress':
      return row.at < now ? '应写进展' : '前写进展'
    case 'urge-unanswered':
      return '催办'
    case 'no-instruction':
      return '上报'
    case 'objection-open':
      return '提签呈'
    case 'no-delay-account':
      return '要说明'
    case 'supervised':
      return '起督办'
    case 'to-check':
      return '报完工'
    case 'ends-soon':
      return isPaused(row) ? '恢复' : '前办完'
    case 'to-dispatch':
      return '起等着'
    case 'visit-today':
      return row.at < now ? '应回访' : '前回访'
    case 'unknown':
      return '起'
  }
}

const urgent: readonly Kind[] = ['overdue', 'due-overnight', 'no-progress', 'visit-today']

/** The time tag; only the first of the list is solid. */
export const tagOfRow = (row: InspectionRow, now: number, isFirst: boolean): TimeTagProps => ({
  ...tagLines(row.at, now),
  verb: tagVerb(row, now),
  tone: row.of === 'overdue' && isFirst ? 'over' : urgent.includes(row.of) ? 'near' : 'calm',
})

const waited = ({ at }: InspectionRow, now: number): string => lengthWords(now - at)

const nextOf = ({ card: { next } }: InspectionRow, now: number): string =>
  next ? `下一个时限：${deadlineWords(next.dueAt, now)}${deadlineVerb(next.awaits)}。` : ''

/** What is so, and for how long. */
const whatOf = (row: InspectionRow, now: number): string => {
  const by = row.by ?? '系统'
  switch (row.of) {
    case 'overdue':
      return `已超期 ${waited(row, now)}。`
    case 'due-overnight':
      return `还有 ${waited(row, now)}。`
    case 'no-progress':
      return row.at < now ? `该写没写，过了 ${waited(row, now)}。` : '下班前要写一条。'
    case 'urge-unanswered':
      return `${by}催的，${waited(row, now)}没答复。`
    case 'no-instruction':
      return `上报 ${waited(row, now)}了，还没有书面意见。`
    case 'objection-open':
      return `${by}提了签呈，${waited(row, now)}没定。`
    case 'no-delay-account':
      return '答复晚了，要写清楚为什么。'
    case 'supervised':
      return `${by}督办。${nextOf(row, now)}`
    case 'to-check':
      return `报完工 ${waited(row, now)}了。`
    case 'ends-soon':
      return isPaused(row) ? `${by}批的暂停，到时自动恢复。` : `${by}和住户约好的。`
    case 'to-dispatch':
      return `等了 ${waited(row, now)}。`
    case 'visit-today':
      return row.at < now ? '今天该回访，还没回访。' : '今天要回访。'
    case 'unknown':
      return ''
  }
}

/** 轮到刘强。已超期 1 小时 10 分。16:10 催过。 */
export const rowLine = (row: InspectionRow, now: number, { name, heads }: Pick<Reader, 'name' | 'heads'>): string => {
  const who = whoName(row.card)
  const isMine = who === name || (heads && row.card.who?.role === 'department-head')
  const urged = row.urgedAt === undefined ? '' : `今天 ${timeWords(row.urgedAt)} 催过。`
  return `轮到${isMine ? '您' : who}。${whatOf(row, now)}${urged}`
}

type Act = { word: string; icon: IconName }

const acts: Partial<Record<NonNullable<InspectionRow['act']>, Act>> = {
  urge: { word: '催办', icon: 'bell' },
  confirm: { word: '去审核', icon: 'search' },
  answerUrge: { word: '答复催办', icon: 'chat' },
  progress: { word: '写进展', icon: 'pen' },
  decideProposal: { word: '批申请', icon: 'check' },
  accept: { word: '去受理', icon: 'receive' },
  dispatch: { word: '去派工', icon: 'send' },
  visit: { word: '去回访', icon: 'phone' },
  instruct: { word: '写处理意见', icon: 'pen' },
  decideObjection: { word: '定签呈', icon: 'check' },
  accountForDelay: { word: '写超期说明', icon: 'doc' },
  endSupervision: { word: '结束督办', icon: 'check' },
  resume: { word: '恢复处理', icon: 'refresh' },
  agreeDate: { word: '改约时间', icon: 'calendar' },
}

const look: Act = { word: '打开看', icon: 'right' }

/** What the button says: the move that settles it, else a look at it. */
export const actOf = ({ act }: Pick<InspectionRow, 'act'>): Act => (act === undefined ? look : (acts[act] ?? look))
