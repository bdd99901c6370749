import { describe, expect, test } from 'vitest'
import { measuredPhone } from '../../local/audit/measured-phone.ts'
import { judge } from '../../local/audit/rule.ts'
import { runRules } from '../../local/audit/run-rules.ts'
import { builtPhone } from '../../local/builds.ts'
import { harnessSupport } from './harness/compile-views.ts'

const support = harnessSupport()

describe.skipIf(!support.supported)(`the running app${support.supported ? '' : ` (${support.unsupported})`}`, () => {
  test('breaks no rule of the experience audit on any of its screens', async () => {
    const figures = await measuredPhone((await builtPhone('weapp')).folder)
    expect(figures.screens.length).toBeGreaterThan(20)
    const judged = judge(runRules, figures)
    expect(judged.flatMap(({ name, findings }) => findings.map(it => `${name}: ${it.place} ${it.what}`))).toEqual([])
  })
})
