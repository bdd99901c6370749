import { expect, test } from 'vitest'
import { routes } from '#contract/routes.ts'
import { communityMatrix, complaintMatrix, especially, leavingRoutes, publicRoutes, staffColumns } from './matrix.ts'
import { residentColumns, residentMatrix } from './resident-matrix.ts'
import { letters, linesOf, rowsOf } from './table.ts'

const tables = [
  [complaintMatrix, staffColumns],
  [communityMatrix, staffColumns],
  [residentMatrix, residentColumns],
] as const

test('every route of the contract has a row in the matrix, and every row its route', () => {
  const rows = tables.flatMap(([matrix]) => rowsOf(matrix).map(({ route }) => route))
  const named = new Set([...rows, ...leavingRoutes, ...publicRoutes])
  const inContract = new Set(routes.map(it => it.name))
  expect({
    'without a row': [...inContract].filter(it => !named.has(it)),
    'without a route': [...named].filter(it => !inContract.has(it)),
  }).toEqual({ 'without a row': [], 'without a route': [] })
})

test('every row has one cell for each column, and stands there once', () => {
  const known = ['y', ...Object.keys(letters)]
  for (const [matrix, columns] of tables) {
    const rows = rowsOf(matrix)
    expect(new Set(rows.map(it => it.name)).size).toBe(rows.length)
    for (const { name, expected } of rows) {
      const cells = expected.split(' ')
      expect({ name, cells: cells.length, strange: cells.filter(it => !known.includes(it)) }).toEqual({
        name,
        cells: columns.length,
        strange: [],
      })
    }
  }
  for (const [, , letter] of linesOf(especially)) expect(known).toContain(letter)
})

test('before signing in only the public routes are open', () => {
  expect(routes.filter(it => it.door === 'public').map(it => it.name)).toEqual(
    expect.arrayContaining([...publicRoutes]),
  )
  expect(routes.filter(it => it.door === 'public')).toHaveLength(publicRoutes.length)
})
