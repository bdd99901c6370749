// The room somebody means by what he types while the caller is on the line.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildingKey } from '#domain/places/building-name.ts'
import { buildingsTyped, mostBuildingsMeant, roomsTyped } from '#domain/places/room-typed.ts'

type Room = Parameters<typeof roomsTyped>[2][number]

const named = (...names: string[]) => names.map(name => ({ id: name, name }))
const roomsOf = (building: string, units: string[], numbers: string[]): Room[] =>
  units.flatMap(unit =>
    numbers.map(number => ({ buildingId: building, unit, number, label: `${building} ${unit} 单元 ${number}` })),
  )

const numbers = ['101', '501', '502', '1201', '501A']
const small = named('1 栋', '3 栋')
const smallRooms = small.flatMap(({ id }) => roomsOf(id, ['1', '2'], numbers))
const large = named('西区 3 栋', '东区 3 栋', '一期 3 栋', '十二栋', 'A 座', 'B1 栋', '7 栋', '8 栋')
const largeRooms = large.flatMap(({ id }) => roomsOf(id, ['1', '2'], numbers))

const inSmall = (typed: string) => roomsTyped(typed, small, smallRooms).map(it => it.label)
const inLarge = (typed: string) => roomsTyped(typed, large, largeRooms).map(it => it.label)

describe('the buildings of a text', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['--', []],
    ['3', []],
    ['3栋', []],
    ['3-', []],
    ['3-5', ['3 栋']],
    ['03栋2单元501', ['3 栋']],
    ['３－２－５０１', ['3 栋']],
    ['三号楼501', ['3 栋']],
    ['501', ['1 栋', '3 栋']],
    ['3单元501', ['1 栋', '3 栋']],
    ['9栋501', []],
    ['９号楼501', []],
  ])('of a small community: %s', (typed, ids) => {
    expect(buildingsTyped(typed, small)).toEqual(ids)
  })

  test.each<[string, string[]]>([
    ['501', []],
    ['西区3-501', ['西区 3 栋']],
    ['西3-501', ['西区 3 栋']],
    ['3-501', ['西区 3 栋', '东区 3 栋', '一期 3 栋']],
    ['1期3栋2-501', ['一期 3 栋', 'B1 栋']],
    ['12-501', ['十二栋']],
    ['a501', ['A 座']],
    ['B1-501', ['B1 栋']],
    ['7', []],
  ])('of a large community: %s', (typed, ids) => {
    expect(buildingsTyped(typed, large)).toEqual(ids)
  })

  test('one written out as it is called is asked before one that is merely like it, a whole name before a figure', () => {
    const alike = named('二期 1 栋', '一期 3 栋', '1 栋')
    expect(buildingsTyped('1 栋 3 单元 501', alike)).toEqual(['1 栋', '二期 1 栋'])
    expect(buildingsTyped('1-3-501', alike)).toEqual(['一期 3 栋', '1 栋', '二期 1 栋'])
  })

  test('no more are asked than can be waited for; a community of as many is looked through whole', () => {
    const phases = Array.from({ length: mostBuildingsMeant + 1 }, (_, at) => `${at + 1}期 3 栋`)
    expect(buildingsTyped('3-501', named(...phases))).toHaveLength(mostBuildingsMeant)
    expect(buildingsTyped('501', named(...phases))).toEqual([])
    expect(buildingsTyped('501', named(...phases.slice(1)))).toHaveLength(mostBuildingsMeant)
  })

  test('a name of nothing but a word for buildings is never meant', () => {
    expect(buildingsTyped('3-501', named('号楼', '3 栋'))).toEqual(['3 栋'])
  })
})

describe('the rooms of a text', () => {
  const both = ['3 栋 1 单元 501', '3 栋 2 单元 501']
  test.each<[string, string[]]>([
    ['', []],
    ['3', []],
    ['3-2-501', ['3 栋 2 单元 501']],
    ['3栋2单元501', ['3 栋 2 单元 501']],
    ['3栋2单元501室', ['3 栋 2 单元 501']],
    ['3#2-501', ['3 栋 2 单元 501']],
    ['３－２－５０１', ['3 栋 2 单元 501']],
    ['3 2 501', ['3 栋 2 单元 501']],
    ['3/2/501', ['3 栋 2 单元 501']],
    ['三栋二单元501', ['3 栋 2 单元 501']],
    ['03-02-0501', ['3 栋 2 单元 501']],
    ['3-2-501a', ['3 栋 2 单元 501A']],
    ['3 501', both],
    ['3-501', both],
    ['501', ['1 栋 1 单元 501', '1 栋 2 单元 501', ...both]],
    ['2单元501', ['1 栋 2 单元 501', '3 栋 2 单元 501']],
    // A building that is not there is no unit.
    ['2栋501', []],
    ['2-501', ['1 栋 2 单元 501', '3 栋 2 单元 501']],
    // While it is typed; floors in their order.
    ['3-2-50', ['3 栋 2 单元 501', '3 栋 2 单元 501A', '3 栋 2 单元 502']],
    ['3-2-1', ['3 栋 2 单元 101', '3 栋 2 单元 1201']],
    ['3-2单元', numbersOf('3 栋 2 单元')],
    ['3-2-9', []],
    ['3-2-501-9', []],
    ['张三', []],
  ])('of a small community: %s', (typed, labels) => {
    expect(inSmall(typed)).toEqual(labels)
  })

  test.each<[string, string[]]>([
    ['西区3-501', ['西区 3 栋 1 单元 501', '西区 3 栋 2 单元 501']],
    ['西区3-2-501', ['西区 3 栋 2 单元 501']],
    ['12栋1-1201', ['十二栋 1 单元 1201']],
    ['A座1单元101', ['A 座 1 单元 101']],
    ['B1-2-101', ['B1 栋 2 单元 101']],
  ])('of a large community: %s', (typed, labels) => {
    expect(inLarge(typed)).toEqual(labels)
  })

  test('a figure alone is the building of every phase', () => {
    expect(inLarge('3-1-101')).toEqual(['东区 3 栋 1 单元 101', '西区 3 栋 1 单元 101', '一期 3 栋 1 单元 101'].sort())
  })

  test('a whole name goes before its figure; what is like the figure stands behind it', () => {
    const alike = named('二期 1 栋', '1 栋')
    const rooms = alike.flatMap(({ id }) => roomsOf(id, ['1'], ['101']))
    expect(roomsTyped('1-101', alike, rooms).map(it => it.buildingId)).toEqual(['1 栋', '二期 1 栋'])
  })

  test('a room of a building nobody knows is found by itself alone', () => {
    expect(roomsTyped('501', [], roomsOf('3 栋', ['1'], ['501']))).toHaveLength(1)
    expect(roomsTyped('3-501', [], roomsOf('3 栋', ['1'], ['501']))).toEqual([])
  })
})

function numbersOf(before: string): string[] {
  return ['101', '501', '501A', '502', '1201'].map(it => `${before} ${it}`)
}

const phases = fc.constantFrom('', '一期 ', '二期 ', '西区 ', 'A 区 ', '北苑 ')
const figures = fc.oneof(fc.integer({ min: 1, max: 30 }).map(String), fc.constantFrom('A', 'B', 'A1', '十二'))
const buildingNames = fc
  .tuple(phases, figures, fc.constantFrom('栋', '座', '号楼', '幢'))
  .map(([phase, figure, word]) => `${phase}${figure} ${word}`)
const communities = fc.uniqueArray(buildingNames, { minLength: 1, maxLength: 12, selector: it => buildingKey('', it) })
const units = fc.constantFrom('1', '2', '3', '11', 'A', '东')
const roomNumbers = fc.oneof(
  fc.integer({ min: 1, max: 3402 }).map(String),
  fc.constantFrom('0101', '501A', 'B102', '12-01', '商铺3'),
)
const homes = fc.uniqueArray(fc.tuple(units, roomNumbers), {
  minLength: 1,
  maxLength: 12,
  selector: ([unit, number]) => `${unit}/${number}`,
})

test('a room written as it is called is always found first, and its building is asked for', () => {
  fc.assert(
    fc.property(communities, homes, fc.nat(), (names, inEach, pick) => {
      const buildings = named(...names)
      const rooms = names.flatMap(name =>
        inEach.map(([unit, number]) => ({ buildingId: name, unit, number, label: `${name} ${unit} 单元 ${number}` })),
      )
      const meant = rooms[pick % rooms.length]
      if (!meant) throw new Error('a community without rooms')
      const asked = buildingsTyped(meant.label, buildings)
      expect(asked).toContain(meant.buildingId)
      const loaded = rooms.filter(it => asked.includes(it.buildingId))
      expect(roomsTyped(meant.label, buildings, loaded)[0]).toEqual(meant)
    }),
    { numRuns: 500 },
  )
})
