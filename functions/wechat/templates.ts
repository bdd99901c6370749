// The three one-time templates of this product. Which id each has at WeChat is known only after they were chosen in the
// console, so ids come from the runtime; titles, keys and labels are fixed here and shared with the stand-in.
import type { Instant } from '#domain/time.ts'

/** The value types of subscription messages that this product uses. */
export type ValueType = 'thing' | 'name' | 'character_string' | 'phrase' | 'time'
export type TemplateKey = `${ValueType}${number}`
type TemplateRow = { readonly field: string; readonly key: TemplateKey; readonly label: string }
type Template = { readonly title: string; readonly rows: readonly TemplateRow[] }

export const templates = {
  progress: {
    title: '办理进度',
    rows: [
      { field: 'matter', key: 'thing1', label: '事项' },
      { field: 'number', key: 'character_string2', label: '编号' },
      { field: 'state', key: 'phrase3', label: '状态' },
      { field: 'note', key: 'thing4', label: '说明' },
      { field: 'at', key: 'time5', label: '时间' },
    ],
  },
  survey: {
    title: '满意度调查',
    rows: [
      { field: 'matter', key: 'thing1', label: '事项' },
      { field: 'number', key: 'character_string2', label: '编号' },
      { field: 'note', key: 'thing3', label: '说明' },
      { field: 'finishedAt', key: 'time4', label: '完成时间' },
    ],
  },
  work: {
    title: '工单提醒',
    rows: [
      { field: 'matter', key: 'thing1', label: '事项' },
      { field: 'number', key: 'character_string2', label: '编号' },
      { field: 'task', key: 'thing3', label: '要做什么' },
      { field: 'dueAt', key: 'time4', label: '截止时间' },
    ],
  },
} as const satisfies Record<string, Template>

export type TemplateName = keyof typeof templates

/** Template name → private template id at WeChat; differs per appid. */
export type TemplateIds = Readonly<Record<TemplateName, string>>

type FieldsOf<Row extends TemplateRow> = {
  [R in Row as R['field']]: R['key'] extends `time${number}` ? Instant : string
}

/** A template with its fields in our words: texts as strings of any length, times as instants. */
export type TemplateContent = {
  [Name in TemplateName]: { template: Name; fields: FieldsOf<(typeof templates)[Name]['rows'][number]> }
}[TemplateName]
