import { expect, test } from 'vitest'
import { buildingScene } from '#domain/places/building-code.ts'

test.each([
  ['tsy-b2', 'b.tsy-b2'],
  ['kD8_wq-0Zb1xQ2rT5uV7yA', 'b.kD8_wq-0Zb1xQ2rT5uV7yA'],
  ['x'.repeat(30), `b.${'x'.repeat(30)}`],
  ['x'.repeat(31), undefined],
  ['5b1f0c9e-7f5a-4f0b-9f0e-0a1b2c3d4e5f', undefined],
  ['3 栋', undefined],
  ['b%2', undefined],
  ['', undefined],
])('the code of %s says %s', (id, scene) => {
  expect(buildingScene(id)).toBe(scene)
})
