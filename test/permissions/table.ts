// The matrix as a test reads it: rows, cells, and what is answered to each letter.

type Row = { name: string; route: string; expected: string }

/** The rows of a table: name, route, and its cells as `y n -`. */
export const rowsOf = (matrix: string): Row[] =>
  matrix
    .split('\n')
    .filter(line => /^[a-z]/.test(line))
    .map(line => {
      const [name = '', ...cells] = line.trim().split(/\s+/)
      return { name, route: name.split('/')[0] ?? '', expected: cells.join(' ') }
    })

/** Person, row and letter of each line. */
export const linesOf = (lines: string): (readonly [who: string, row: string, letter: string])[] =>
  lines
    .split('\n')
    .filter(line => /^[a-z]/.test(line))
    .map(line => {
      const [who = '', row = '', letter = ''] = line.trim().split(/\s+/)
      return [who, row, letter] as const
    })

/** What is answered to whom a cell does not say `y`. */
export const letters = {
  n: ['not-allowed'],
  '-': ['not-found'],
  d: ['dispatcher-only'],
  m: ['manager-only'],
  s: ['not-your-supervision'],
  o: ['own-work'],
  v: ['visitor-was-handler'],
  t: ['not-now'],
  a: ['nothing-to-answer'],
  h: ['not-the-owner'],
  r: ['room-not-yours'],
  e: ['own-complaint'],
  p: ['photo-unknown'],
  w: ['phone-does-not-match'],
  u: ['invitation-unknown'],
  c: ['already-colleague'],
  q: ['page-token-invalid'],
  f: ['first-start-over'],
  x: ['not-your-corrective'],
} as const
