// What somebody typed into the one field of the search: a complaint's number, a phone number, the last four digits of one, a
// room, or words. What cannot be told apart is looked for as more than one thing by whoever searches.

/** Each as it is looked for: letters of a number in capitals, digits without spaces, words in small letters. */
export type Searched =
  /** `sequences`: all that the number can belong to; the month is part of each. */
  | { as: 'number'; yearMonth: string; sequences: readonly string[]; serial: number }
  /** A number of a ledger that was kept before: `466`, `Q001`. */
  | { as: 'old-number'; number: string }
  | { as: 'phone'; phone: string }
  | { as: 'last-four'; digits: string }
  /** `unit` is missing where the building has none, or none was typed. */
  | { as: 'room'; building: string; unit?: string; room: string }
  | { as: 'words'; words: readonly string[] }

/** Letters, digits and signs as a keyboard of ours has them: full-width ones and the many kinds of dash made alike. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−ー]/gu, '-')
    .trim()
    .replace(/\s+/gu, ' ')

/** The letters a sequence can begin with; none is the call centre's. */
const prefixes = ['', 'W', 'Q', 'L', 'V', 'X', 'T'] as const

// Rounds, orders and urges stand behind the number: /2, -A, -催1.
const numberShape = /^([WQLVXT]?)(\d{2}(?:0[1-9]|1[0-2]))-?(\d{4,8})(?:[/-].*)?$/u
const shortNumberShape = /^([WQLVXT]?)(\d{2}(?:0[1-9]|1[0-2]))-(\d{1,8})(?:[/-].*)?$/u

const numberIn = (compact: string): Searched | undefined => {
  const capitals = compact.toUpperCase()
  const [, prefix = '', yearMonth = '', serial = ''] =
    numberShape.exec(capitals) ?? shortNumberShape.exec(capitals) ?? []
  if (yearMonth === '') return undefined
  const possible = prefix === '' ? prefixes : [prefix]
  return { as: 'number', yearMonth, sequences: possible.map(it => it + yearMonth), serial: Number(serial) }
}

const phoneIn = (compact: string): Searched | undefined => {
  const digits = compact.replace(/^(?:\+|00)?86(?=1)/u, '').replaceAll('-', '')
  return /^1\d{10}$/u.test(digits) ? { as: 'phone', phone: digits } : undefined
}

const oldNumberIn = (compact: string): Searched | undefined => {
  // What an imported file without numbers was given.
  if (/^旧-.{1,29}$/u.test(compact)) return { as: 'old-number', number: compact }
  const capitals = compact.toUpperCase()
  if (/^[QLWVXT]\d{1,6}$/u.test(capitals) || /^\d{1,3}$/u.test(capitals) || /^\d{5,6}$/u.test(capitals))
    return { as: 'old-number', number: capitals }
  return undefined
}

const roomShapes = [
  /^(\w{1,4})(?:号楼|栋|幢|座|号)(?:(\w{1,3})单元)?(\w{1,6}?)(?:室|房|号)?$/u,
  /^(\w{1,4})-(\w{1,3})-(\w{1,6})$/u,
  /^(\d{1,3})-(\d{3,5})$/u,
] as const

const roomIn = (compact: string): Searched | undefined => {
  for (const shape of roomShapes) {
    const [, building, second, third] = shape.exec(compact) ?? []
    if (building === undefined) continue
    if (shape === roomShapes[2]) return { as: 'room', building, room: String(second) }
    return { as: 'room', building, ...(second === undefined ? {} : { unit: second }), room: String(third) }
  }
  return undefined
}

/** As words are compared: without spaces, in small letters. */
export const comparable = (text: string): string => plain(text).replaceAll(' ', '').toLowerCase()

/** What is meant; undefined where nothing was typed. */
export const recognise = (typed: string): Searched | undefined => {
  const text = plain(typed)
  if (text === '') return undefined
  const compact = text.replaceAll(' ', '')
  if (/^\d{4}$/u.test(compact)) return { as: 'last-four', digits: compact }
  return (
    phoneIn(compact) ??
    numberIn(compact) ??
    oldNumberIn(compact) ??
    roomIn(compact) ?? { as: 'words', words: [...new Set(text.split(' ').map(comparable))] }
  )
}

/** Whether all words stand in one of the texts or across them. */
export const hasWords = (words: readonly string[], texts: readonly string[]): boolean => {
  // A sign nobody types keeps one text from running into the next; made comparable once for all.
  const whole = comparable(texts.join('\u0000'))
  return words.every(it => whole.includes(it))
}
