// Makes any text fit the type of its template key. WeChat refuses the whole message (47003) for one bad value, and a
// resident's own words reach these fields, so a value is bent into shape rather than refused.
import { dayOf, type Instant, minutesIntoDay } from '#domain/time.ts'
import type { TemplateKey, ValueType } from './templates.ts'

type TextType = Exclude<ValueType, 'time'>

/** The text WeChat accepts for `key`: never empty, never too long. Throws if a time is given as text or a text as time. */
export const templateValue = (key: TemplateKey, value: string | Instant): string => {
  const type = key.replace(/\d+$/, '')
  if (type === 'time' && typeof value === 'number') return shanghaiTime(value)
  if (isTextType(type) && typeof value === 'string') return fitters[type](onOneLine(value))
  throw new TypeError(`${key} cannot hold a ${typeof value}`)
}

const fitters: Record<TextType, (text: string) => string> = {
  thing: text => cut(withoutEmoji(text), 20, '…') || '无',
  name: text => {
    const name = onOneLine(withoutEmoji(text).replace(/\p{Nd}/gu, ''))
    return cut(name, /^[\p{Script=Latin}\p{P}\p{S} ]*$/u.test(name) ? 20 : 10, '…') || '无'
  },
  // Ascii only, so the ellipsis is three dots.
  character_string: text => cut(onOneLine(text.replace(/[^\x20-\x7e]/g, '')), 32, '...') || '-',
  // Han only: not even an ellipsis fits.
  phrase: text => cut(text.replace(/[^\p{Script=Han}]/gu, ''), 5, '') || '无',
}

const isTextType = (type: string): type is TextType => Object.hasOwn(fitters, type)

// Format characters go first: \s would take the zero-width U+FEFF for a space.
const onOneLine = (text: string): string =>
  text
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .normalize('NFC')

const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Variation_Selector}|\u{20e3}/gu

const withoutEmoji = (text: string): string => onOneLine(text.replace(emoji, ''))

const cut = (text: string, limit: number, ellipsis: string): string => {
  const characters = [...text]
  if (characters.length <= limit) return text
  return (
    characters
      .slice(0, limit - ellipsis.length)
      .join('')
      .trimEnd() + ellipsis
  )
}

const shanghaiTime = (at: Instant): string => {
  const [year, month, date] = dayOf(at).split('-').map(Number)
  const minutes = Math.floor(minutesIntoDay(at))
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}年${month}月${date}日 ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
