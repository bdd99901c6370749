import { afterEach, beforeEach, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { must, signInAs } from '../../../local/client.ts'
import { aStack, type TestStack } from '../../support/stack.ts'
import { aCall, aFiling, aStranger } from '../people.ts'

let stack: TestStack
beforeEach(async () => {
  stack = await aStack()
})
afterEach(() => stack.close())

const serials = (sequence: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${sequence}-${String(index + 1).padStart(4, '0')}`)

test('forty filings at once by ten residents get forty numbers without gap or repetition', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, (_, index) => aStranger(stack, `neighbour-${index}`)))
  const filings = people.flatMap(person =>
    Array.from({ length: 4 }, () => person.call(complaints.fileComplaint, { body: aFiling() })),
  )
  const numbers = (await Promise.all(filings)).map(filed => must(filed).number)
  expect(numbers.toSorted()).toEqual(serials('W2611', 40))
})

test('a new month begins at midnight in Shanghai with number one', async () => {
  await stack.close()
  stack = await aStack({ at: Date.parse('2026-11-30T23:59:59.999+08:00') })
  const late = await signInAs(stack, 'chenguilan')
  const fileLate = async () => must(await late.call(complaints.fileComplaint, { body: aFiling() }))
  expect((await fileLate()).number).toBe('W2611-0001')
  stack.advance(1)
  expect((await fileLate()).number).toBe('W2612-0001')
  expect((await fileLate()).number).toBe('W2612-0002')
})

test('every way in counts for itself', async () => {
  const agent = await signInAs(stack, 'hemin')
  const resident = await signInAs(stack, 'chenguilan')
  const register = async (source: string) =>
    must(await agent.call(staff.registerForCaller, { body: aCall(stack.now(), { source }) })).number
  const numbers = [
    must(await resident.call(complaints.fileComplaint, { body: aFiling() })).number,
    await register('hotline'),
    await register('hotline'),
    await register('walk-in'),
    await register('other-department'),
    await register('online-monitoring'),
    await register('letter'),
    await register('third-party'),
  ]
  expect(numbers).toEqual([
    'W2611-0001',
    '2611-0001',
    '2611-0002',
    'V2611-0001',
    'Q2611-0001',
    'L2611-0001',
    'X2611-0001',
    'T2611-0001',
  ])
})

test('a withdrawn complaint keeps its number', async () => {
  const resident = await signInAs(stack, 'chenguilan')
  const file = async () => must(await resident.call(complaints.fileComplaint, { body: aFiling() }))
  const first = await file()
  must(await resident.call(complaints.withdrawMine, { params: { id: first.id }, body: { turn: first.turn } }))
  expect((await file()).number).toBe('W2611-0002')
})
