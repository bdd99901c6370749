import { describe, expect, it } from 'vitest'
import { weighPackages } from '../../local/package-sizes.ts'

const kilobyte = 1024
const file = (path: string, kilobytes: number) => ({ path, bytes: kilobytes * kilobyte })

describe('a build for WeChat is weighed', () => {
  it('package by package: what stands in no subpackage is the main one', () => {
    const files = [file('app.js', 300), file('staff.js', 1), file('staff/work/index.js', 200), file('reports/a.js', 50)]
    const { lines, faults } = weighPackages(files, ['staff', 'reports/'])
    expect(lines.map(line => line.trim().split(/\s{2,}/)[0])).toEqual([
      'main package',
      'subpackage staff/',
      'subpackage reports/',
      'all packages',
    ])
    expect(lines.map(line => / (\d+) KB of/.exec(line)?.[1])).toEqual(['301', '200', '50', '551'])
    expect(faults).toEqual([])
  })

  it.each([
    ['exactly at the limit', 1024, []],
    ['a kilobyte over', 1025, ['the main package weighs 1025 KB, more than 1024 KB']],
  ])('the main package %s', (_what, kilobytes, faults) => {
    expect(weighPackages([file('app.js', kilobytes)], []).faults).toEqual(faults)
  })

  it('a subpackage over its limit is named', () => {
    expect(weighPackages([file('staff/a.js', 1537)], ['staff']).faults).toEqual([
      'the subpackage staff/ weighs 1537 KB, more than 1536 KB',
    ])
  })
})
