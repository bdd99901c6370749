// The rows the product is delivered with, and ready sets of rows that replace some of them for companies with another rule book.

import { type Severity, severities } from '../complaint/classes.ts'
import { day, hour, type Instant, type Milliseconds, minute } from '../time.ts'
import {
  type ClockKind,
  type ClockRow,
  type Figure,
  type Length,
  type PolicyRow,
  type Scope,
  scopeText,
} from './policy.ts'

const elapsed = (time: Milliseconds): Length => ({ counting: 'elapsed', time })
const dutyTime = (time: Milliseconds): Length => ({ counting: 'dutyTime', time })
const workingHours = (hours: number): Length => ({ counting: 'workingHours', time: hours * hour })
const workingDays = (days: number): Length => ({ counting: 'workingDays', days })
const sameDay: Length = { counting: 'sameDay', until: 20 * 60, lateFrom: 18 * 60, lateUntil: 12 * 60 }
const survey: Length = { counting: 'elapsed', time: 7 * day, remindAfter: 24 * hour }
const none: Length = { counting: 'none' }

type Cell = Pick<ClockRow, 'what' | 'length' | 'pausable' | 'note'> & { severity: Severity }

const pausableKinds: readonly ClockKind[] = ['handle', 'close']

/** The cells of one line of the table; severities left out stay as they are. */
const line = (what: ClockKind, note: string, lengths: Partial<Record<Severity, Length>>): Cell[] =>
  severities.flatMap(severity => {
    const length = lengths[severity]
    if (!length) return []
    return [{ what, severity, length, pausable: length !== none && pausableKinds.includes(what), note }]
  })

const each = (emergency: Length, major: Length, ordinary: Length, suggestion: Length): Record<Severity, Length> => ({
  emergency,
  major,
  ordinary,
  suggestion,
})

const defaultCells: readonly Cell[] = [
  line(
    'register',
    '听到诉求后，多久之内登记。',
    each(elapsed(10 * minute), elapsed(hour), elapsed(hour), elapsed(day)),
  ),
  line(
    'dispatch',
    '登记后，多久之内派工或当场解决；紧急的不分昼夜。',
    each(elapsed(5 * minute), dutyTime(5 * minute), dutyTime(5 * minute), elapsed(day)),
  ),
  line(
    'on-site',
    '事情正在发生时，登记后多久之内到现场；建议类不计。',
    each(elapsed(10 * minute), elapsed(10 * minute), elapsed(10 * minute), none),
  ),
  line(
    'first-answer',
    '收到后，多久之内给出第一次实质答复；紧急的不分昼夜。',
    each(elapsed(hour), workingHours(4), workingHours(8), workingHours(8)),
  ),
  line(
    'handle',
    '派工后，多久之内处理完成或约定日期；紧急的要先采取临时措施；建议类不计。',
    each(elapsed(4 * hour), dutyTime(12 * hour), dutyTime(12 * hour), none),
  ),
  line(
    'progress',
    '派工后，多久之内写一次进展；建议类不计。',
    each(elapsed(2 * hour), elapsed(24 * hour), elapsed(24 * hour), none),
  ),
  line(
    'other-department',
    '请别的部门协助后，多久之内回复，否则要写明原因；紧急的不另计。',
    each(none, workingDays(2), workingDays(2), workingDays(2)),
  ),
  line('investigation', '重大投诉派工后，多久之内交调查报告。', each(none, workingDays(3), none, none)),
  line(
    'written-answer',
    '收到来信或第三方转来的投诉后，多久之内书面答复；紧急的不另计。',
    each(none, workingDays(3), workingDays(3), workingDays(3)),
  ),
  line(
    'close',
    '收到后，多久之内办完并答复业主；紧急的不分昼夜。',
    each(elapsed(24 * hour), workingDays(5), workingDays(5), workingDays(5)),
  ),
  line(
    'escalation',
    '收到后，多久还没有办完就报给部门负责人；建议类不报。',
    each(elapsed(24 * hour), elapsed(24 * hour), elapsed(24 * hour), none),
  ),
  line(
    'visit',
    '答复后，多久之内回访；紧急和重大的当天，18:00 以后答复的次日 12:00 前；一般的 3 个工作日内；建议类不回访。',
    each(sameDay, sameDay, workingDays(3), none),
  ),
  line(
    'unsatisfied-visit',
    '业主不满意时，当天回访；18:00 以后的次日 12:00 前。',
    each(sameDay, sameDay, sameDay, sameDay),
  ),
  line('survey', '评价几天之内有效，过一天没有评价就提醒一次。', each(survey, survey, survey, survey)),
  line(
    'appeal',
    '业主对不予受理提出异议后，多久之内复核。',
    each(workingDays(3), workingDays(3), workingDays(3), workingDays(3)),
  ),
].flat()

const defaultFigures: readonly (readonly [Figure, number, string])[] = [
  ['most-pause-days', 10, '暂停一次最多几个工作日。'],
  ['most-agreed-dates', 2, '每轮最多约定几次日期，再多要由项目经理决定。'],
  ['objection-hours', 24, '业主在几小时内可以说“我没有同意”。'],
  ['hours-between-nudges', 4, '业主两次催办之间至少隔几小时。'],
  ['reopen-days', 7, '办结后几天之内业主可以要求重新处理。'],
  ['appeal-days', 7, '不予受理后几天之内业主可以提出异议。'],
  ['transfers-to-supervision', 3, '转派几次就进入督办。'],
  ['unsatisfied-ends-to-supervision', 2, '业主几次不满意就进入督办。'],
  ['most-visit-attempts', 3, '联系不上业主时，最多回访几次。'],
  ['similar-to-offer', 3, '公共区域的同一件事有几户反映，就提示邻居跟进。'],
  ['group-rooms', 3, '几户投诉同一件事就算群体投诉。'],
  ['group-days', 7, '群体投诉看最近几天。'],
  ['repeat-days', 90, '几天之内又投诉同一件事算重复投诉。'],
  ['most-open-orders', 8, '一位处理人手上最多几张没有完成的工单。'],
  ['major-amount', 35_000, '涉及金额超过多少元就是重大投诉。'],
  ['rounds-to-final-answer', 3, '从第几轮起可以给出书面最终答复。'],
  ['daily-note-hour', 17, '第一次进展说明之后，每天几点前再说明一次。'],
  ['appointment-days', 7, '业主最多可以约几天以后的上门和回访时间。'],
  ['appointment-notice-hours', 2, '离约好的时间不到几小时，业主就不能再改。'],
  ['most-appointments', 3, '一次上门或回访，业主最多自己选几次时间。'],
]

const pharmaCells: readonly Cell[] = [
  line('first-answer', '8 个工作小时内给出第一次实质答复；紧急的仍按默认。', {
    major: workingHours(8),
    ordinary: workingHours(8),
    suggestion: workingHours(8),
  }),
  line('close', 'A 类投诉（对应“重大”）3 个工作日办完并答复业主。', {
    major: workingDays(3),
  }),
  line('investigation', 'A 类投诉（对应“重大”）的调查报告 7 个工作日内交，可以晚于给业主的答复。', {
    major: workingDays(7),
  }),
].flat()

const exceptEmergency = (major: Length, others: Length) => ({ major, ordinary: others, suggestion: others })

const factoryCells: readonly Cell[] = line(
  'close',
  '13 个工作日办完；紧急的仍按默认 24 小时。',
  exceptEmergency(workingDays(13), workingDays(13)),
)

const factoryOverseasCells: readonly Cell[] = line(
  'close',
  '海外的投诉 16 个工作日办完，重大的多留一天，17 个工作日；紧急的仍按默认 24 小时。',
  exceptEmergency(workingDays(17), workingDays(16)),
)

const overseasCells: readonly Cell[] = line(
  'close',
  '一个月办完，按 30 个自然日算；紧急的仍按默认 24 小时。',
  exceptEmergency(elapsed(30 * day), elapsed(30 * day)),
)

const beijingCells: readonly Cell[] = [
  line(
    'dispatch',
    '派工：紧急 1 小时，重大 2 小时，一般和建议 24 小时，不分昼夜。',
    each(elapsed(hour), elapsed(2 * hour), elapsed(24 * hour), elapsed(24 * hour)),
  ),
  line(
    'close',
    '反馈：紧急 2 小时，重大 24 小时，一般 7 天，建议 15 天，都按自然日算。',
    each(elapsed(2 * hour), elapsed(24 * hour), elapsed(7 * day), elapsed(15 * day)),
  ),
].flat()

export const profileIds = [
  'default',
  'pharma-like',
  'factory',
  'factory-overseas',
  'overseas',
  'beijing-12345',
] as const
export type ProfileId = (typeof profileIds)[number]

export type Profile = {
  id: ProfileId
  name: string
  /** What it changes, in a sentence for whoever chooses. */
  explanation: string
  /** Its rows within a scope; where the scope names a severity, only that severity's. */
  rows: (scope: Scope, validFrom: Instant, decidedBy: string) => PolicyRow[]
}

const profile = (
  id: ProfileId,
  name: string,
  explanation: string,
  cells: readonly Cell[],
  numbers: typeof defaultFigures = [],
): Profile => ({
  id,
  name,
  explanation,
  rows: (scope, validFrom, decidedBy) => {
    const decision = { version: `${id}-1`, validFrom, decidedBy }
    const wanted = cells.filter(cell => cell.severity === (scope.severity ?? cell.severity))
    return [
      ...wanted.map(({ severity, ...cell }) => ({ ...decision, ...cell, scope: { ...scope, severity } })),
      ...numbers.map(([what, value, note]) => ({ ...decision, what, value, note, scope })),
    ]
  },
})

/** Every ready profile. All but `default` change only what they explain; the rest stays as the default has it. */
export const profiles: Readonly<Record<ProfileId, Profile>> = {
  default: profile('default', '默认', '系统自带的全套时限和数字。', defaultCells, defaultFigures),
  'pharma-like': profile(
    'pharma-like',
    '药企式',
    '第一次答复 8 个工作小时；重大投诉 3 个工作日办完，调查报告 7 个工作日内交；其余同默认。',
    pharmaCells,
  ),
  factory: profile('factory', '工厂式', '除紧急外，13 个工作日办完；其余同默认。', factoryCells),
  'factory-overseas': profile(
    'factory-overseas',
    '工厂式（海外）',
    '给海外项目或海外类别用：除紧急外 16 个工作日办完，重大的 17 个工作日；其余同默认。',
    factoryOverseasCells,
  ),
  overseas: profile('overseas', '海外', '除紧急外，一个月（30 天）办完；其余同默认。', overseasCells),
  'beijing-12345': profile(
    'beijing-12345',
    '北京 12345 式',
    '派工 1 小时、2 小时、24 小时；反馈 2 小时、24 小时、7 天、15 天，按紧急程度分；其余同默认。',
    beijingCells,
  ),
}

/**
 * A whole policy: the default's rows, with the profile's in the place of those they replace.
 * Without more it holds for everybody from the beginning; within a scope and from a later instant on, it replaces whatever was chosen there before.
 */
export const policyWith = (
  id: ProfileId,
  scope: Scope = {},
  validFrom: Instant = 0,
  decidedBy = '回音',
): PolicyRow[] => {
  const own = profiles[id].rows(scope, validFrom, decidedBy)
  const keyOf = (row: PolicyRow): string => `${row.what} ${scopeText(row.scope)}`
  const replaced = new Set(own.map(keyOf))
  return [...profiles.default.rows(scope, validFrom, decidedBy).filter(row => !replaced.has(keyOf(row))), ...own]
}

/** The rows the product is delivered with: version `default-1`, for everybody, from the beginning. */
export const defaultPolicy: readonly PolicyRow[] = policyWith('default')
