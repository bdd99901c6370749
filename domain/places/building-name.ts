// One building, many ways to write it: 3栋, 3 栋, ３＃, 三号楼. And how it is shown.

/** Half-width, without blanks, upper case. */
export const plainly = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

// `figures.indexOf('')` is 0: what a missing ones place is worth.
const figures = '零一二三四五六七八九'
const numeral = /[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]/g

/** Chinese numerals up to 99 as figures: 十二 is 12. */
export const inFigures = (text: string): string =>
  text.replace(numeral, found => {
    const [tens = '', ones] = found.split('十')
    if (ones === undefined) return String(figures.indexOf(found))
    return String((tens === '' ? 1 : figures.indexOf(tens)) * 10 + figures.indexOf(ones))
  })

const buildingWord = /(?:号楼|栋|幢|座|楼|号|#)$/
const zeros = /(^|\D)0+(?=\d)/g

/** `1` is 1期, `A` is A区: without the word it would run into the building's own figure. */
const phaseWith = (phase: string): string => {
  if (/^\d+$/.test(phase)) return `${phase}期`
  return /^[A-Z]$/.test(phase) ? `${phase}区` : phase
}

const keyOf = (text: string): string => inFigures(text).replace(buildingWord, '').replace(zeros, '$1')

/** The same for every way to write a phase and a building of it; `phase` is empty where a community has none. */
export const buildingKey = (phase: string, building: string): string =>
  keyOf(phaseWith(inFigures(plainly(phase))) + plainly(building))

const spaced = (text: string): string => text.replace(/^(\d+|[A-Z])(?=[^\dA-Z])/, '$1 ')

/** As a new building is called: `3 栋`, `一期 3 栋`, `A 座`. */
export const buildingName = (phase: string, building: string): string => {
  const [, figure = '', word = ''] = /^([\dA-Z-]+)(号楼|栋|幢|座|楼|号|#)?$/.exec(plainly(building)) ?? []
  const own = figure === '' ? plainly(building) : `${figure} ${/^(?:号楼|幢|座)$/.test(word) ? word : '栋'}`
  const before = phaseWith(plainly(phase))
  return before === '' ? own : `${spaced(before)} ${own}`
}
