// Which room somebody means by what he types: 3-2-501, 3栋2单元501, 3 501, 西区3-501, 501.

import { inFigures, plainly } from './building-name.ts'

type Building = { id: string; name: string }
type Room = { buildingId: string; unit: string; number: string; label: string }

/** As long as this stands behind a word, the word is a unit. */
const unitSign = '/'
/** Words that only say of a figure what it is. */
const saidAnyway = /号楼|号房|[栋幢座楼室房号户期区#]/gu
const saysBuilding = /号楼|[栋幢座]/u

/** Figures, letters and signs apart from each other, as every way to write them has them: 03栋2单元０5A is 3, 2, /, 5, A. */
const wordsIn = (text: string): string[] =>
  (
    inFigures(text.normalize('NFKC').toUpperCase())
      .replace(/\//g, ' ')
      .replace(/单元/g, unitSign)
      .replace(saidAnyway, ' ')
      .match(/\d+|[A-Z]+|[㐀-鿿]+|\//g) ?? []
  ).map(word => word.replace(/^0+(?=\d)/, ''))

const beginsWith = (words: readonly string[], first: readonly string[]): boolean =>
  first.length > 0 && first.every((word, at) => words[at] === word)

/** How sure it is that a building was meant: by its whole name, or by its figure without the phase; and what stands behind it. */
type Named = { sure: 2 | 1; rest: string[] }

const namedIn = (typed: readonly string[], name: readonly string[]): Named[] => {
  const ways = [
    { sure: 2, words: name },
    { sure: 1, words: name.length > 1 ? name.slice(-1) : [] },
  ] as const
  return ways
    .filter(({ words }) => beginsWith(typed, words))
    .map(({ sure, words }) => ({ sure, rest: typed.slice(words.length) }))
    .filter(({ rest }) => rest[0] !== unitSign)
}

/** So many buildings are looked into for one typed text. */
export const mostBuildingsMeant = 6

/**
 * The buildings in which the room that is being typed can be, likeliest first, at most `mostBuildingsMeant`; all of a
 * small community where no building was typed. Nothing as long as a building alone was typed, or one of many was not.
 */
export const buildingsTyped = (typed: string, buildings: readonly Building[]): string[] => {
  const words = wordsIn(typed)
  const literally = plainly(typed)
  const named = buildings.flatMap(({ id, name }) => {
    const nameWords = wordsIn(name)
    const [best] = namedIn(words, nameWords)
    if (!best) return []
    const isLiteral = literally.startsWith(plainly(name))
    const rank = (isLiteral ? 2000 : 0) + best.sure * 500 + nameWords.length
    return [{ id, rank, isLater: best.rest.length === 0 }]
  })
  if (named.length > 0) {
    return named
      .filter(it => !it.isLater)
      .sort((one, other) => other.rank - one.rank)
      .map(it => it.id)
      .slice(0, mostBuildingsMeant)
  }
  const isSmall = buildings.length <= mostBuildingsMeant
  return words.length > 0 && isSmall && !saysBuilding.test(typed.normalize('NFKC')) ? buildings.map(it => it.id) : []
}

type Fit = { isExact: boolean }

const fitOf = (rest: readonly string[], room: readonly string[]): Fit[] => {
  const last = rest.length - 1
  if (last < 0 || last >= room.length) return []
  const fits = room
    .slice(0, rest.length)
    .every((it, at) => (at < last ? it === rest[at] : it.startsWith(String(rest[at]))))
  return fits ? [{ isExact: room.join() === rest.join() }] : []
}

/** By unit and number, and by the number alone. */
const fitsIn = (rest: readonly string[], { unit, number }: Room): Fit[] => {
  const numberWords = wordsIn(number)
  const sign = rest.includes(unitSign) ? [unitSign] : []
  return [...fitOf(rest, [...wordsIn(unit), ...sign, ...numberWords]), ...fitOf(rest, numberWords)]
}

/** 301 before 1201. */
const inOrder = ({ label }: Room): string => label.replace(/\d+/g, figure => figure.padStart(6, '0'))

/**
 * The rooms somebody means by what he typed so far, likeliest first: written out as it is called, in a building named
 * whole, in one named without its phase, then, where no building fits, in any. While one fits whole, none that merely
 * begins so is named.
 */
export const roomsTyped = <R extends Room>(typed: string, buildings: readonly Building[], rooms: readonly R[]): R[] => {
  const words = wordsIn(typed)
  const literally = plainly(typed)
  const names = new Map(buildings.map(({ id, name }) => [id, namedIn(words, wordsIn(name))]))
  const isAnywhere = !saysBuilding.test(typed.normalize('NFKC'))
  const fitting = rooms.flatMap(room => {
    const isLiteral = plainly(room.label) === literally
    const readings = [...(names.get(room.buildingId) ?? []), ...(isAnywhere ? [{ sure: 0, rest: words }] : [])]
    const found = readings.flatMap(({ sure, rest }) => fitsIn(rest, room).map(it => ({ ...it, sure })))
    return found.map(it => ({ ...it, room, rank: (isLiteral ? 10 : 0) + it.sure * 2 + (it.isExact ? 1 : 0) }))
  })
  const sorted = fitting.sort(
    (one, other) => other.rank - one.rank || (inOrder(one.room) < inOrder(other.room) ? -1 : 1),
  )
  const [best] = sorted
  const shown = sorted.filter(
    ({ sure, isExact }) => (sure > 0 || best?.sure === 0) && (isExact || best?.isExact === false),
  )
  return [...new Set(shown.map(it => it.room))]
}
