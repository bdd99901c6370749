import { describe, expect, test } from 'vitest'
import { type Move, moveNames, moves as table } from '#domain/complaint/lifecycle.ts'
import { type Choice, choicesFor, isStaffAct, type StaffAct } from '../../../miniprogram/src/staff/offline/choices.ts'

// A for 再提交, N for 留作内部备注, T for 扔掉.
const letters: Record<string, Choice> = { A: 'again', N: 'note', T: 'throw-away' }
const read = (word: string): Choice[] => [...word].map(letter => letters[letter] ?? 'rewrite')

// Written by hand. Each with words; while it was on its way …
type Row = [
  act: StaffAct,
  /** somebody did something else, and it may still be done */
  changed: string,
  /** it was done, ended or closed by somebody else */
  over: string,
  /** the person sees the complaint no longer */
  gone: string,
  /** it became somebody else's to do */
  notAllowed: string,
]
const rows: Row[] = [
  ['accept', 'ANT', 'NT', 'NT', 'NT'],
  ['decline', 'ANT', 'NT', 'NT', 'NT'],
  ['solve', 'ANT', 'NT', 'NT', 'NT'],
  ['dispatch', 'ANT', 'NT', 'NT', 'NT'],
  ['claim', 'AT', 'T', 'T', 'T'],
  ['take', 'AT', 'T', 'T', 'T'],
  ['redispatch', 'ANT', 'NT', 'NT', 'NT'],
  ['return', 'ANT', 'NT', 'NT', 'NT'],
  ['addCoHandler', 'AT', 'T', 'T', 'T'],
  ['removeCoHandler', 'AT', 'T', 'T', 'T'],
  ['arrive', 'ANT', 'NT', 'NT', 'NT'],
  ['comeInVain', 'ANT', 'NT', 'NT', 'NT'],
  ['progress', 'ANT', 'NT', 'NT', 'NT'],
  ['propose', 'ANT', 'NT', 'NT', 'NT'],
  ['decideProposal', 'ANT', 'NT', 'NT', 'NT'],
  ['pause', 'ANT', 'NT', 'NT', 'NT'],
  ['resume', 'AT', 'T', 'T', 'T'],
  ['agreeDate', 'ANT', 'NT', 'NT', 'NT'],
  ['offer', 'ANT', 'NT', 'NT', 'NT'],
  ['recordOfferAnswer', 'ANT', 'NT', 'NT', 'NT'],
  ['report', 'ANT', 'NT', 'NT', 'NT'],
  ['confirm', 'ANT', 'NT', 'NT', 'NT'],
  ['sendBack', 'ANT', 'NT', 'NT', 'NT'],
  ['visit', 'ANT', 'NT', 'NT', 'NT'],
  ['attemptVisit', 'ANT', 'NT', 'NT', 'NT'],
  ['message', 'ANT', 'NT', 'NT', 'NT'],
  ['note', 'ANT', 'NT', 'NT', 'NT'],
  ['writeAnswer', 'ANT', 'NT', 'NT', 'NT'],
  ['investigate', 'ANT', 'NT', 'NT', 'NT'],
  ['askDepartment', 'ANT', 'NT', 'NT', 'NT'],
  ['answerDepartment', 'ANT', 'NT', 'NT', 'NT'],
  ['changeSeverity', 'ANT', 'NT', 'NT', 'NT'],
  ['changeCategory', 'ANT', 'NT', 'NT', 'NT'],
  ['nameAbout', 'AT', 'T', 'T', 'T'],
  ['confirmRepeat', 'AT', 'T', 'T', 'T'],
  ['handOver', 'ANT', 'NT', 'NT', 'NT'],
  ['rebase', 'ANT', 'NT', 'NT', 'NT'],
  ['urge', 'ANT', 'NT', 'NT', 'NT'],
  ['answerUrge', 'ANT', 'NT', 'NT', 'NT'],
  ['instruct', 'ANT', 'NT', 'NT', 'NT'],
  ['object', 'ANT', 'NT', 'NT', 'NT'],
  ['decideObjection', 'ANT', 'NT', 'NT', 'NT'],
  ['supervise', 'ANT', 'NT', 'NT', 'NT'],
  ['endSupervision', 'ANT', 'NT', 'NT', 'NT'],
  ['accountForDelay', 'ANT', 'NT', 'NT', 'NT'],
  ['completeCorrective', 'ANT', 'NT', 'NT', 'NT'],
  ['verifyCorrective', 'ANT', 'NT', 'NT', 'NT'],
  ['reassignCorrective', 'ANT', 'NT', 'NT', 'NT'],
  ['proposeFinalAnswer', 'ANT', 'NT', 'NT', 'NT'],
  ['signFinalAnswer', 'AT', 'T', 'T', 'T'],
  ['decideAppeal', 'ANT', 'NT', 'NT', 'NT'],
  ['merge', 'AT', 'T', 'T', 'T'],
  ['split', 'AT', 'T', 'T', 'T'],
  ['appoint', 'ANT', 'NT', 'NT', 'NT'],
  ['makeComplaint', 'AT', 'T', 'T', 'T'],
  ['left-note', 'AT', 'AT', 'T', 'AT'],
]

describe.each(rows)('%s, refused', (act, changed, over, gone, notAllowed) => {
  const said = { act, hasWords: true, hasPhotos: false }
  const may: Move[] = act === 'left-note' ? [] : [act]

  test('can be made again where it is still possible', () => {
    expect(choicesFor({ ...said, reason: 'changed-meanwhile', moves: may })).toEqual(read(changed))
  })

  test('is kept as a note or thrown away where it is over, gone or not allowed', () => {
    expect(choicesFor({ ...said, reason: 'not-now', moves: [] })).toEqual(read(over))
    expect(choicesFor({ ...said, reason: 'not-found', moves: undefined })).toEqual(read(gone))
    expect(choicesFor({ ...said, reason: 'not-allowed', moves: [] })).toEqual(read(notAllowed))
  })
})

test('every move of staff is in the table', () => {
  const byStaff = moveNames.filter(move => table[move].by.some(mover => mover !== 'filer'))
  expect([...rows.map(([act]) => act)].toSorted()).toEqual([...byStaff, 'left-note'].toSorted())
  expect(byStaff.filter(move => !isStaffAct(move))).toEqual([])
  expect(isStaffAct('withdraw')).toBe(false)
})

describe('what there is to keep', () => {
  const over = { reason: 'not-now', moves: [] }
  test.each([
    ['arrive', false, false, ['note', 'throw-away']],
    ['message', true, false, ['note', 'throw-away']],
    ['message', false, true, ['note', 'throw-away']],
    ['message', false, false, ['throw-away']],
    ['accept', false, false, ['throw-away']],
    ['take', true, true, ['throw-away']],
  ] as const)('%s with words %s and photos %s', (act, hasWords, hasPhotos, choices) => {
    expect(choicesFor({ act, hasWords, hasPhotos, ...over })).toEqual(choices)
  })
})

describe('by the reason', () => {
  const report = { act: 'report', hasWords: true, hasPhotos: true } as const
  const moves: Move[] = ['report']
  const may = { moves }
  test.each([
    ['happened-in-the-future', ['as-of-now', 'note', 'throw-away']],
    ['happened-too-long-ago', ['as-of-now', 'note', 'throw-away']],
    ['photo-broken', ['without-photos', 'note', 'throw-away']],
    ['photo-unknown', ['without-photos', 'note', 'throw-away']],
    ['photo-needed', ['rewrite', 'note', 'throw-away']],
    ['corrective-action-needed', ['rewrite', 'note', 'throw-away']],
    ['text-too-long', ['rewrite', 'note', 'throw-away']],
    ['client-too-old', ['again', 'note', 'throw-away']],
    ['not-while-paused', ['again', 'note', 'throw-away']],
    ['a reason of a later version', ['again', 'note', 'throw-away']],
  ])('%s', (reason, choices) => {
    expect(choicesFor({ ...report, ...may, reason })).toEqual(choices)
  })

  test('nothing is offered that is not possible any more', () => {
    for (const reason of ['happened-too-long-ago', 'photo-broken', 'photo-needed', 'changed-meanwhile'])
      expect(choicesFor({ ...report, moves: [], reason })).toEqual(['note', 'throw-away'])
    expect(choicesFor({ ...report, moves: undefined, reason: 'not-now' })).toEqual(['note', 'throw-away'])
    expect(choicesFor({ ...report, moves: [], reason: 'client-too-old' })).toEqual(['again', 'note', 'throw-away'])
  })
})
