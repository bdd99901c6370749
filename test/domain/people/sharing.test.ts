import { describe, expect, test } from 'vitest'
import { type Belonging, mayReadShared, mostReaders, share, togetherSince } from '#domain/people/sharing.ts'

const of = (userId: string, ...rooms: Belonging[]) => ({ userId, rooms })
const home = (since?: number): Belonging => ({ roomId: 'home', since })
const second = (since?: number): Belonging => ({ roomId: 'second', since })
const complaint = { customer: { userId: 'filer', name: '李小梅', relation: 'tenant' as const } }
const aboutReader = { ...complaint, about: { person: { id: 'reader', name: '刘强' }, superiorIds: [] } }

describe('two people live together', () => {
  test.each<[string, Belonging[], Belonging[], number | undefined]>([
    ['never', [home(1)], [second(1)], undefined],
    ['never, without rooms', [], [], undefined],
    ['since the later of them came', [home(5)], [home(9)], 9],
    ['since ever, where neither time was kept', [home()], [home()], 0],
    ['since the one whose time was kept', [home()], [home(7)], 7],
    ['since the longest, with two rooms', [home(5), second(1)], [second(2), home(3)], 2],
  ])('%s', (_, one, other, since) => {
    expect(togetherSince(one, other)).toBe(since)
    expect(togetherSince(other, one)).toBe(since)
  })
})

describe('adding somebody to a complaint', () => {
  const reasonFor = (...given: Parameters<typeof share>) => {
    const result = share(...given)
    return result.ok ? '' : result.reason
  }
  const filer = of('filer', home(1))
  const reader = of('reader', home(2))

  test.each<[string, Parameters<typeof share>, string]>([
    ['somebody of the same room', [complaint, filer, reader, 0], ''],
    ['by somebody else than the filer', [complaint, of('other', home(1)), reader, 0], 'not-found'],
    [
      'by somebody of a complaint nobody filed here',
      [{ customer: { ...complaint.customer, userId: undefined } }, filer, reader, 0],
      'not-found',
    ],
    ['oneself', [complaint, filer, filer, 0], 'member-unknown'],
    ['nobody', [complaint, filer, undefined, 0], 'member-unknown'],
    ['a neighbour', [complaint, filer, of('reader', second(1)), 0], 'member-unknown'],
    ['the employee it is about', [aboutReader, filer, reader, 0], 'member-unknown'],
    ['the last one that may be', [complaint, filer, reader, mostReaders - 1], ''],
    ['one more than may be', [complaint, filer, reader, mostReaders], 'too-many-readers'],
  ])('%s: %s', (_, given, reason) => {
    expect(reasonFor(...given)).toBe(reason)
  })
})

describe('reading what was shared', () => {
  const filer = of('filer', home(1))
  const reader = of('reader', home(2))

  test.each<[string, Parameters<typeof mayReadShared>, boolean]>([
    ['while both live there', [complaint, 5, filer, reader], true],
    ['added the moment he moved in', [complaint, 2, filer, reader], true],
    ['never added, or taken back', [complaint, undefined, filer, reader], false],
    ['after he moved out', [complaint, 5, filer, of('reader')], false],
    ['after the filer moved out', [complaint, 5, of('filer', second(1)), reader], false],
    ['after he moved out and in again', [complaint, 5, filer, of('reader', home(6))], false],
    ['after the filer moved out and in again', [complaint, 5, of('filer', home(6)), reader], false],
    ['where the filer is gone', [complaint, 5, undefined, reader], false],
    ['of somebody else', [complaint, 5, of('other', home(1)), reader], false],
    ['about himself', [aboutReader, 5, filer, reader], false],
  ])('%s: %s', (_, given, may) => {
    expect(mayReadShared(...given)).toBe(may)
  })
})
