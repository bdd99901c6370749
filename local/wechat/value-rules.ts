// What WeChat accepts for each type of template value. Written from the platform's rules, apart from the client's own
// sanitising, so that the two can disagree.
import type { RegisteredTemplate } from './template-registry.ts'
import { isObject } from './wechat-answer.ts'

const time = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?'
const day = '(\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{4}([-/.])\\d{1,2}\\LINK\\d{1,2})'
const dayWithLink = (link: number) => day.replace('LINK', String(link))
const shortDay = '(\\d{4}年\\d{1,2}月|\\d{1,2}月\\d{1,2}日|\\d{4}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2})'
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u

const isRangeOf = (one: RegExp, value: string): boolean => {
  const parts = value.split('~')
  return parts.length <= 2 && parts.every(part => one.test(part.trim()))
}

const oneTime = new RegExp(`^(${dayWithLink(3)} ?)?${time}$`)
const oneDate = new RegExp(`^(${dayWithLink(3)}|${shortDay})( ?${time})?$`)

const rules: Record<string, (value: string) => boolean> = {
  thing: value => /^[^\p{Cc}]{1,20}$/u.test(value) && !emoji.test(value) && value === value.trim(),
  number: value => value.length <= 32 && /^-?\d{1,32}(\.\d+)?$/.test(value),
  letter: value => /^[A-Za-z]{1,32}$/.test(value),
  symbol: value => /^[\p{P}\p{S}]{1,5}$/u.test(value),
  character_string: value => /^[\x20-\x7e]{1,32}$/.test(value),
  time: value => isRangeOf(oneTime, value),
  date: value => isRangeOf(oneDate, value),
  amount: value => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: value => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: value => /^(\p{Script=Han}|[A-Z0-9])[A-Z0-9·]{1,6}(\p{Script=Han}|[A-Z0-9])$/u.test(value),
  name: value => {
    if (/[\p{Nd}\p{Cc}]/u.test(value) || emoji.test(value)) return false
    return /^[\p{Script=Latin}\p{P}\p{S} ]{1,20}$/u.test(value) || /^.{1,10}$/u.test(value)
  },
  phrase: value => /^\p{Script=Han}{1,5}$/u.test(value),
}

type CardRow = { readonly label: string; readonly value: string }

/** The card's rows, or why WeChat refuses the data (47003), naming the first bad field in the template's order. */
export const rowsOrFault = (template: RegisteredTemplate, data: unknown): { rows: CardRow[] } | { fault: string } => {
  if (!isObject(data)) return { fault: 'argument invalid! data is not an object' }
  const rows: CardRow[] = []
  for (const { key, label, choices } of template.rows) {
    const entry = data[key]
    const value = isObject(entry) ? entry.value : undefined
    // The platform's own spelling.
    if (value === undefined || value === '') return { fault: `argument invalid! data.${key}.value is emtpy` }
    const isFit = typeof value === 'string' && isLegal(key, value, choices)
    if (!isFit) return { fault: `argument invalid! data.${key}.value invalid` }
    rows.push({ label, value })
  }
  const extra = Object.keys(data).find(key => !template.rows.some(row => row.key === key))
  return extra === undefined ? { rows } : { fault: `argument invalid! data.${extra}.value invalid` }
}

const isLegal = (key: string, value: string, choices: readonly string[] | undefined): boolean => {
  const type = key.replace(/\d+$/, '')
  if (type === 'enum') return choices?.includes(value) ?? false
  return rules[type]?.(value) ?? false
}
