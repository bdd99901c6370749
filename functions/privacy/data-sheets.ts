// What is kept of somebody in words and rows: himself, his complaints and their stories as he may read them, the rest.

import { relationWords, settlementWords, severityWords, sourceWords, stateWords } from '#contract/words.ts'
import { type Complaint, settlementOf } from '#domain/complaint/complaint.ts'
import type { Entry } from '#domain/ledger/entry.ts'
import { answerOf } from '#domain/survey/survey.ts'
import type { Core } from '../core.ts'
import { phoneContext } from '../session/enter.ts'
import { type DataSheet, moment } from './data-file.ts'
import { entryWord } from './entry-word.ts'
import { type Gathered, idOf, type OfPerson } from './gather.ts'

const kindWords = { complaint: '投诉', repair: '报修', question: '咨询建议', praise: '表扬' } as const
const sceneWords = { photos: '用照片前', phone: '取手机号前', place: '取位置前', 'privacy-page': '隐私页' } as const

const personSheet = (core: Core, { caller: { user, actor }, sessions, isWhole }: Gathered): DataSheet => ({
  sheet: '我',
  columns: [
    ['项目', 16],
    ['内容', 60],
  ],
  rows: [
    ['称呼', actor.name],
    ['手机号', user.phone === undefined ? '没有留' : core.seal.open(user.phone, phoneContext(user.id))],
    ...user.rooms.map(it => [`房屋（${relationWords[it.relation]}）`, `${it.communityName} ${it.label}`]),
    ['第一次登录', moment(user.createdAt)],
    ['还有效的登录', `${sessions} 次`],
    ['导出时间', moment(core.now())],
    ...(isWhole ? [] : [['说明', '太多的只列最新的，要全部的请联系客服。']]),
  ],
})

const answerIn = ({ stage }: Complaint): string => ('outcome' in stage ? stage.outcome.answer : '')
const endOf = ({ stage }: Complaint): string => (stage.state === 'closed' ? moment(stage.closedAt) : '')

const complaintsSheet = ({ complaints }: Gathered): DataSheet => ({
  sheet: '我的投诉',
  columns: [
    ['编号', 14],
    ['提交时间', 18],
    ['种类', 10],
    ['来源', 12],
    ['类别', 12],
    ['级别', 8],
    ['位置', 22],
    ['内容', 50],
    ['补充的问题', 30],
    ['诉求', 24],
    ['希望时间', 18],
    ['照片', 8],
    ['状态', 10],
    ['答复', 50],
    ['处理结果', 12],
    ['办结时间', 18],
  ],
  rows: complaints.map(it => [
    it.number,
    moment(it.receivedAt),
    kindWords[it.kind],
    sourceWords[it.source],
    it.category.name,
    severityWords[it.severity],
    it.place.label,
    it.text,
    (it.answers ?? []).map(({ question, words }) => `${question}：${words}`).join('\n'),
    it.demand ?? '',
    moment(it.wantedBy),
    `${it.photoIds.length} 张`,
    stateWords[it.stage.state] ?? '',
    answerIn(it),
    'outcome' in it.stage ? settlementWords[settlementOf(it.stage.outcome)] : '',
    endOf(it),
  ]),
})

const whoWord = ({ author }: Entry): string =>
  author.kind === 'staff' ? author.name : author.kind === 'customer' ? '您' : '系统'

const storySheet = (stories: readonly Story[]): DataSheet => ({
  sheet: '办理经过',
  columns: [
    ['编号', 14],
    ['时间', 18],
    ['谁', 10],
    ['做了什么', 18],
    ['写了什么', 70],
  ],
  rows: stories.flatMap(({ number, entries }) =>
    entries.map(entry => [
      number,
      moment(entry.occurredAt),
      whoWord(entry),
      entryWord(entry.kind),
      Object.values(entry.texts).join('\n'),
    ]),
  ),
})

const yes = (value: boolean): string => (value ? '是' : '否')

const surveysSheet = ({ complaints }: Gathered): DataSheet => ({
  sheet: '我的评价',
  columns: [
    ['编号', 14],
    ['时间', 18],
    ['解决了吗', 10],
    ['打分（1–5）', 12],
    ['标签', 24],
    ['写了什么', 50],
    ['请回电话', 10],
  ],
  rows: complaints.flatMap(({ number, stage }) => {
    const answer = 'survey' in stage ? answerOf(stage.survey) : undefined
    if (!answer || !('survey' in stage) || stage.survey.state !== 'answered') return []
    const { solved, overall, tags, text, callMe } = answer
    const at = moment(stage.survey.answeredAt)
    return [[number, at, yes(solved), String(overall), tags.join('、'), text ?? '', yes(callMe)]]
  }),
})

const photoStates: Readonly<Record<string, string>> = {
  ready: '已存',
  refused: '不是照片，没有存',
  awaited: '没有传完',
}

const photosSheet = ({ photos, complaints }: Gathered, links: ReadonlyMap<string, string>): DataSheet => ({
  sheet: '我的照片',
  columns: [
    ['时间', 18],
    ['用在哪件', 14],
    ['情况', 16],
    ['链接（1 小时内有效）', 80],
  ],
  rows: photos.map(it => [
    moment(it.createdAt),
    it.complaintId === undefined ? '没有用上' : (complaints.find(({ id }) => id === it.complaintId)?.number ?? ''),
    photoStates[it.state] ?? '',
    links.get(idOf(it)) ?? '',
  ]),
})

const messagesSheet = ({ messages, complaints }: Gathered): DataSheet => ({
  sheet: '给我的通知',
  columns: [
    ['时间', 18],
    ['编号', 14],
    ['说了什么', 50],
    ['微信', 14],
  ],
  rows: messages.map(it => [
    moment(it.createdAt),
    complaints.find(({ id }) => id === it.complaintId)?.number ?? '',
    it.note ?? '',
    wechatWord(it),
  ]),
})

const wechatWord = ({ state }: OfPerson): string =>
  state === 'sent' ? '发了' : state === 'refused' ? '没有发出' : '不清楚'

const followedSheet = ({ followed }: Gathered): DataSheet => ({
  sheet: '我跟进的',
  columns: [
    ['从什么时候', 18],
    ['到什么时候', 18],
  ],
  rows: followed.map(it => [moment(it.at), it.endedAt === undefined ? '还在跟进' : moment(it.endedAt)]),
})

const consentsSheet = ({ consents }: Gathered): DataSheet => ({
  sheet: '同意记录',
  columns: [
    ['时间', 18],
    ['同意还是撤回', 14],
    ['哪一版隐私说明', 18],
    ['在哪里', 14],
  ],
  rows: consents.map(it => [moment(it.at), it.given ? '同意' : '撤回', it.version, sceneWords[it.scene]]),
})

/** A complaint's number with the entries its filer may read. */
export type Story = { number: string; entries: readonly Entry[] }

/** All sheets, in the order people look for them. `links`: where each photo can be seen. */
export const sheetsOf = (
  core: Core,
  gathered: Gathered,
  stories: readonly Story[],
  links: ReadonlyMap<string, string>,
): DataSheet[] => [
  personSheet(core, gathered),
  complaintsSheet(gathered),
  storySheet(stories),
  surveysSheet(gathered),
  photosSheet(gathered, links),
  messagesSheet(gathered),
  followedSheet(gathered),
  consentsSheet(gathered),
]
