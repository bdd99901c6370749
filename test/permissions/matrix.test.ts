import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#contract/routes.ts'
import { signIn } from '#contract/session.ts'
import { signInAs } from '../../local/client.ts'
import { codeFor } from '../functions/wechat-panel.ts'
import { type Asked, asker } from './asking.ts'
import { communities, type Place } from './communities.ts'
import {
  communityMatrix,
  complaintMatrix,
  especially,
  leavingRoutes,
  ofNoCommunity,
  refusedWith,
  staffColumns,
} from './matrix.ts'
import { doneBy } from './matters.ts'
import { aboutComplaint, matterOfRow, requestAbout, requestOfResident, validFor } from './requests.ts'
import { residentColumns, residentMatrix } from './resident-matrix.ts'
import { linesOf, rowsOf } from './table.ts'
import { anInvited } from './team-requests.ts'
import { requestOfPerson, requestToCommunity } from './whole.ts'
import { aWorld, staffId, type World } from './world.ts'

let world: World
let asked: Asked
beforeAll(async () => {
  world = await aWorld()
  asked = await asker(world)
}, 600_000)
// What is still to be told of all these complaints is told first.
afterAll(() => world.stack.close(), 600_000)

const inOneLine = async (cells: Promise<string>[]): Promise<string> => (await Promise.all(cells)).join(' ')

const line = (cell: string, columns: readonly string[]): string => columns.map(() => cell).join(' ')

const named = (matrix: string) => rowsOf(matrix).map(it => [it.name, it] as const)

describe('a community at the staff’s door', () => {
  // Each of these names what it has seen of the one before.
  const oneByOne = /^(decidePolicy|save|startLeaving|withdrawColleague|inviteColleague|changeColleague|\w+Absence)/
  const inTurn = async (cells: (() => Promise<string>)[]): Promise<string> => {
    const letters: string[] = []
    for (const cell of cells) letters.push(await cell())
    return letters.join(' ')
  }

  test.each(named(communityMatrix))('%s', async (_, { name, expected }) => {
    const by = async (who: string, place: Place): Promise<string> =>
      asked.letter(who, name, await requestToCommunity(world, name, place, who))
    const cells = (place: Place) => staffColumns.map(who => () => by(who, place))
    const answered = (place: Place): Promise<string> =>
      oneByOne.test(name) ? inTurn(cells(place)) : inOneLine(cells(place).map(it => it()))
    const refused = refusedWith[name] ?? 'n'
    expect({
      own: await answered('own'),
      other: await answered('other'),
      'by residents': await inOneLine([by('filer', 'own'), by('stranger', 'own')]),
    }).toEqual({
      own: expected,
      other: ofNoCommunity.includes(name) ? expected : line(refused, staffColumns),
      'by residents': `${refused} ${refused}`,
    })
  })

  test('what is about an employee is missing for him alone', () => {
    expect([...asked.showing()].toSorted()).toEqual([
      'exportLedger',
      'listLedger',
      'listWork/community',
      'listWork/mine',
      'listWork/raised',
      'planDispatch',
      'readCallerPast',
      'readCustomer',
      'readHotSpot',
      'readInspection',
      'searchComplaints',
      'tryPolicy',
    ])
  })
})

describe('a complaint at the staff’s door', () => {
  test.each(named(complaintMatrix))('%s', async (_, { name, route, expected }) => {
    const by = async (who: string, where: Parameters<typeof matterOfRow>[2] = {}): Promise<string> => {
      const matter = await matterOfRow(world, name, where)
      return asked.letter(who, name, await requestAbout(world, route, matter, where.place))
    }
    expect({
      own: await inOneLine(staffColumns.map(it => by(it))),
      'of another community': await inOneLine(staffColumns.map(it => by(it, { place: 'other' }))),
      'about the reader': await inOneLine(staffColumns.map(it => by(it, { aboutId: staffId(it) }))),
      'filed by the reader': await inOneLine(staffColumns.map(it => by(it, { filerId: staffId(it) }))),
      'by its filer and a neighbour': await inOneLine([by('filer'), by('neighbour')]),
    }).toEqual({
      own: expected,
      'of another community': line('-', staffColumns),
      'about the reader': line('-', staffColumns),
      'filed by the reader': line('-', staffColumns),
      'by its filer and a neighbour': '- -',
    })
  })

  test.each(linesOf(especially))('%s: %s %s', async (who, route, letter) => {
    const matter = await world.matter(doneBy(who, route, { id: staffId(who), name: '员工' }))
    expect(await asked.letter(who, route, await requestAbout(world, route, matter))).toBe(letter)
  })
})

describe('the residents’ door', () => {
  test.each(named(residentMatrix).filter(([name]) => name !== 'leaveRoom'))(
    '%s',
    async (_, { name, route, expected }) => {
      const by = async (who: string): Promise<string> => {
        const request = aboutComplaint.has(route)
          ? await requestOfResident(world, name, await matterOfRow(world, name))
          : await requestOfPerson(world, name, who)
        return asked.letter(who, name, request)
      }
      expect(await inOneLine(residentColumns.map(by))).toBe(expected)
    },
  )

  test('the filer reads what the others do not', () => {
    expect(asked.showing()).toContain('listMine')
  })
})

describe('whoever is not signed in', () => {
  const closed = routes.filter(it => it.door !== 'public').map(it => [it.name] as const)

  test.each(closed)('%s', async name => {
    const request =
      name === 'readChanges' ? await requestToCommunity(world, `${name}/community`, 'own', 'agent') : validFor(name)
    expect(await asked.letterOfToken(undefined, name, request)).toBe('sign-in-again')
    expect(await asked.letterOfToken(asked.expired, name, request)).toBe('sign-in-again')
  })

  test('signs in, and is signed in again', async () => {
    const code = await codeFor(world.stack, 'login', 'stranger')
    expect(await asked.letterOfToken(undefined, signIn.name, { body: { code } })).toBe('y')
    const { session } = await signInAs(world.stack, 'stranger')
    const body = { refresh: session.tokens.refresh }
    expect(await asked.letterOfToken(undefined, 'refreshSession', { body })).toBe('y')
  })
})

describe('at the end', () => {
  test('somebody leaves a room of his, and nobody else’s', async () => {
    const row = rowsOf(residentMatrix).find(it => it.name === 'leaveRoom')
    const by = async (who: string) => asked.letter(who, 'leaveRoom', await requestOfPerson(world, 'leaveRoom', who))
    expect(await inOneLine(residentColumns.map(by))).toBe(row?.expected)
  })

  test('whoever was invited works here from then on', async () => {
    const recruit = world.person('recruit')
    const { access } = recruit.session.tokens
    const mine = { query: { communityId: communities.own, of: 'mine' } }
    expect(await asked.letterOfToken(access, 'listWork', mine)).toBe('n')
    expect(await asked.letterOfToken(access, 'joinTeam', { body: { code: (await anInvited(world)).code } })).toBe('y')
    expect(await asked.letterOfToken(access, 'listWork', mine)).toBe('y')
  })

  test('nobody signs somebody else out', async () => {
    const [, id] = world.person('filer').session.tokens.access.split('.')
    expect(await asked.letter('stranger', 'endSessions', { body: { id } })).toBe('y')
    expect(await asked.letter('filer', 'readMe', {})).toBe('y')
  })

  test.each(leavingRoutes)('%s is for whoever is signed in, once', async route => {
    world.stack.advance(1000)
    const { session } = await signInAs(world.stack, 'leaver')
    expect(await asked.letterOfToken(session.tokens.access, route, {})).toBe('y')
    expect(await asked.letterOfToken(session.tokens.access, 'readMe', {})).toBe('sign-in-again')
  })

  test('nothing failed unseen', () => {
    expect(world.stack.faults).toEqual([])
    expect(world.stack.logs.filter(it => it.level === 'error')).toEqual([])
  })
})
