import { expect, test } from 'vitest'
import { mayFindCaller } from '#contract/registering.ts'

const number = '13800001203'

test('a caller is looked for by the last four digits and by the whole number alone, whatever is typed on the way', () => {
  const asked = [...number].map((_, at) => number.slice(0, at + 1)).filter(mayFindCaller)
  expect(asked).toEqual(['1380', number])
  expect(mayFindCaller(`${number}0`)).toBe(false)
})
