import { describe, expect, test } from 'vitest'
import { type Move, moveNames, moves } from '#domain/complaint/lifecycle.ts'
import { keptHandler } from '../../miniprogram/src/staff/features/moves/chosen-handler.ts'
import {
  bodyOf,
  type FormField,
  type MoveForm,
  type Said,
  wrongWith,
} from '../../miniprogram/src/staff/features/moves/move-form.ts'
import { moreForms, moveForms } from '../../miniprogram/src/staff/features/moves/move-forms.ts'
import { workForms } from '../../miniprogram/src/staff/features/moves/work-forms.ts'
import { shanghai } from '../support/builders.ts'
import { aStaffDetail } from '../support/staff-detail.ts'

const answerTo = (field: FormField): string | number | boolean => {
  switch (field.kind) {
    case 'text':
      return '周师傅今天下午再来'
    case 'choice':
      return field.items[0]?.value ?? ''
    case 'either':
      return true
    case 'moment':
      return shanghai('2026-11-30 09:00')
    default:
      return 'some-id'
  }
}

const filledIn = ({ fields }: MoveForm): Said => Object.fromEntries(fields.map(field => [field.name, answerTo(field)]))

/** The corrective action a form is about comes from the card it is opened from. */
const indexOf = ({ move }: MoveForm): Said =>
  ['completeCorrective', 'verifyCorrective', 'reassignCorrective', 'decideObjection'].includes(move) ? { index: 0 } : {}

describe.each(moveForms.map(form => [form.id, form] as const))('the form %s', (_id, form) => {
  test('filled in is what its endpoint takes', () => {
    const body = bodyOf(form, 3, { ...filledIn(form), ...indexOf(form) })
    expect(form.endpoint.body.safeParse(body).error?.issues).toBeUndefined()
  })

  test('without what may be left out is still what its endpoint takes', () => {
    const needed = Object.fromEntries(
      form.fields
        .filter(it => !it.optional)
        .map((field): [string, string | number | boolean] => [field.name, answerTo(field)]),
    )
    const optional = Object.fromEntries(form.fields.filter(it => it.optional).map(({ name }) => [name, '  ']))
    const body = bodyOf(form, 3, { ...needed, ...optional, ...indexOf(form) })
    expect(form.endpoint.body.safeParse(body).error?.issues).toBeUndefined()
  })

  test('asks for every answer it needs', () => {
    expect(form.fields.filter(it => !it.optional && wrongWith(it, {}) === undefined)).toEqual([])
    expect(form.fields.filter(it => it.optional && wrongWith(it, {}) !== undefined)).toEqual([])
  })
})

test.each([
  ['of the department it is with', keptHandler('handler-1', undefined), { handlerId: 'handler-1' }],
  ['of another one', keptHandler('handler-1', 'order'), { handlerId: 'handler-1', departmentId: 'order' }],
])('work goes to a handler %s', (_, handlerId, sent) => {
  expect(bodyOf(workForms.redispatch, 3, { handlerId, instruction: ' 带梯子 ' })).toEqual({
    turn: 3,
    instruction: '带梯子',
    ...sent,
  })
})

/** Made on pages of their own, or by the customer alone. */
const elsewhere: readonly Move[] = [
  'accept',
  'decline',
  'solve',
  'dispatch',
  'take',
  'report',
  'confirm',
  'sendBack',
  'visit',
]
const byFilerAlone = (move: Move): boolean => moves[move].by.every(mover => mover === 'filer')

test('every move of staff can be made somewhere', () => {
  const lacking = moveNames.filter(
    move => !byFilerAlone(move) && !elsewhere.includes(move) && !moveForms.some(form => form.move === move),
  )
  expect(lacking).toEqual([])
})

test('no two forms share a name', () => {
  expect(new Set(moveForms.map(form => form.id)).size).toBe(moveForms.length)
})

test('更多 offers what the server allows, without what has a button in its own card', () => {
  const detail = aStaffDetail({ moves: ['note', 'resume', 'pause', 'report'] })
  expect(moreForms(detail).map(form => form.id)).toEqual(['pause', 'note'])
})

test('words of signs alone are sent back with a sentence', () => {
  const field: FormField = { kind: 'text', name: 'words', label: '催什么' }
  expect(wrongWith(field, { words: '！！！' })).toMatch(/文字/)
  expect(wrongWith(field, { words: '今天要办完' })).toBeUndefined()
})
