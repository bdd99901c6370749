import { expect, test } from 'vitest'
import { judgePackage } from '../../local/audit/judge-package.ts'
import { builtPhone } from '../../local/builds.ts'

test('the built package breaks no rule that can be seen without running it', async () => {
  const judged = await judgePackage((await builtPhone('weapp')).folder)
  expect(judged.length).toBeGreaterThan(15)
  expect(
    judged.flatMap(({ name, findings }) => findings.map(({ place, what }) => `${name}: ${place} ${what}`)),
  ).toEqual([])
})
