import { expect, test } from 'vitest'
import { explainSurvivors, type MutationReport, scoresOf } from '../../../local/mutate/survivors.ts'

type Mutant = MutationReport['files'][string]['mutants'][number]

const file = 'domain/clocks/calendar.ts'
const source = ['const a = days < most', 'const b = days < most', 'const open = () => {', '  return true', '}'].join(
  '\n',
)

const mutant = (line: number, status: string, changes: Partial<Mutant> = {}): Mutant => ({
  mutatorName: 'EqualityOperator',
  replacement: 'days <= most',
  status,
  location: { start: { line, column: 11 }, end: { line, column: 22 } },
  ...changes,
})

const reportOf = (...mutants: Mutant[]): MutationReport => ({ files: { [file]: { source, mutants } } })
const reason = { file, code: 'days < most', replacement: 'days <= most', reason: 'no such day' }

test('a survivor is named by file and line, with its code and what replaced it', () => {
  const { survivors } = explainSurvivors(reportOf(mutant(2, 'Survived'), mutant(1, 'Killed')), [])
  expect(survivors).toEqual([
    {
      file,
      line: 2,
      mutator: 'EqualityOperator',
      code: 'days < most',
      replacement: 'days <= most',
      reached: true,
      reason: undefined,
    },
  ])
})

test('code over several lines is shown on one', () => {
  const block = mutant(3, 'NoCoverage', {
    replacement: '{}',
    location: { start: { line: 3, column: 20 }, end: { line: 5, column: 2 } },
  })
  expect(explainSurvivors(reportOf(block), []).survivors).toMatchObject([{ code: '{ return true }', reached: false }])
})

test('a known survivor carries its reason, wherever its line has moved to', () => {
  const { survivors, outlived } = explainSurvivors(reportOf(mutant(2, 'Survived')), [reason])
  expect(survivors.map(it => it.reason)).toEqual(['no such day'])
  expect(outlived).toEqual([])
})

test('one reason excuses one survivor: the second that looks the same has none', () => {
  const { survivors } = explainSurvivors(reportOf(mutant(2, 'Survived'), mutant(1, 'Survived')), [reason])
  expect(survivors.map(it => [it.line, it.reason])).toEqual([
    [1, 'no such day'],
    [2, undefined],
  ])
})

test('a reason of another replacement excuses nothing, and a reason whose mutant died has outlived it', () => {
  const other = { ...reason, replacement: 'days > most' }
  const { survivors, outlived } = explainSurvivors(reportOf(mutant(1, 'Survived')), [other])
  expect(survivors.map(it => it.reason)).toEqual([undefined])
  expect(outlived).toEqual([other])
})

test('a reason for a file that was not tried is neither used nor outlived', () => {
  expect(explainSurvivors(reportOf(mutant(1, 'Killed')), [{ ...reason, file: 'domain/time.ts' }]).outlived).toEqual([])
})

test('a timeout is a death; what could not run counts for nothing', () => {
  const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError', 'CompileError']
  expect(scoresOf(reportOf(...statuses.map(it => mutant(1, it))))).toEqual([{ file, detected: 2, mutants: 4 }])
})
