import { expect, test } from 'vitest'
import { buildingsAway, farAway, inARow } from '#domain/dispatch/distance.ts'

const between = inARow(
  new Map([
    ['gate', 0],
    ['middle', 4],
    ['end', 30],
  ]),
)

test('buildings in a row are as far apart as their places, either way', () => {
  expect([between('gate', 'middle'), between('middle', 'gate'), between('end', 'middle')]).toEqual([4, 4, 26])
})

test('a building is not away from itself, even one nobody placed', () => {
  expect([between('gate', 'gate'), between('new', 'new')]).toEqual([0, 0])
})

test('a building nobody placed is far from all others', () => {
  expect(buildingsAway(['new'], 'gate', between)).toBe(farAway)
  expect(buildingsAway(['gate'], 'new', between)).toBe(farAway)
  expect(buildingsAway(['old'], 'new', between)).toBe(farAway)
})

test('the nearest building of an area counts, and beyond twenty all are equally far', () => {
  expect(buildingsAway(['end', 'gate'], 'middle', between)).toBe(4)
  expect(buildingsAway(['gate'], 'end', between)).toBe(20)
})

test('without an area or a place it is far', () => {
  expect(buildingsAway([], 'gate', between)).toBe(farAway)
  expect(buildingsAway(['gate'], undefined, () => 0)).toBe(farAway)
})
