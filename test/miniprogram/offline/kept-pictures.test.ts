// The pictures of the orders in hand on a phone: what is kept, what goes first, and that nobody else finds them.

import { beforeEach, describe, expect, test } from 'vitest'
import { type KeptPictures, mostBytes, openKeptPictures } from '../../../miniprogram/src/features/acts/kept-pictures.ts'
import { aStorage, type MemoryStorage } from '../filing/a-draft.ts'

const megabyte = 1024 * 1024
const nobody: ReadonlySet<string> = new Set()

let storage: MemoryStorage
let files: Map<string, string>
let sizes: Map<string, number>
let holder: string | undefined
let isOff: boolean
let hasRoom: boolean
let fetched: string[]
let whileFetching: () => void
let whilePutting: () => Promise<unknown>
let clock: number
let kept: KeptPictures

const start = (): KeptPictures =>
  openKeptPictures(
    storage,
    {
      pathOf: id => `folder/${id}`,
      async fetch(url) {
        if (isOff) return 'offline'
        fetched.push(url)
        whileFetching()
        const bytes = sizes.get(url) ?? megabyte
        return bytes === 0 ? 'refused' : { path: `run/${url}`, bytes }
      },
      async put(id, path) {
        await whilePutting()
        if (!hasRoom) return false
        files.set(id, path)
        return true
      },
      remove: id => void files.delete(id),
    },
    () => holder,
    () => {
      clock += 1
      return clock
    },
  )

beforeEach(() => {
  storage = aStorage()
  files = new Map()
  sizes = new Map()
  holder = 'staff-zhou'
  isOff = false
  hasRoom = true
  fetched = []
  whileFetching = () => undefined
  whilePutting = async () => undefined
  clock = 0
  kept = start()
})

const keep = (id: string, { wanted = nobody, complaintId = 'leak' } = {}) =>
  kept.keep({ id, complaintId, url: `${id}.jpg` }, wanted)

describe('a picture that was fetched', () => {
  test('lies on the phone after the app was killed, and is not fetched twice', async () => {
    expect(await keep('p1')).toBe('kept')
    expect(await keep('p1')).toBe('kept')
    expect([fetched, kept.pathOf('p1')]).toEqual([['p1.jpg'], 'folder/p1'])
    kept = start()
    expect([kept.pathOf('p1'), kept.pathOf('p2'), kept.complaints()]).toEqual(['folder/p1', undefined, ['leak']])
  })

  test('is none where the link brings none; without network nothing more is tried', async () => {
    sizes.set('dead.jpg', 0)
    expect(await keep('dead')).toBe('not-kept')
    isOff = true
    expect(await keep('p1')).toBe('stop')
    expect([kept.pathOf('dead'), kept.pathOf('p1'), kept.complaints(), files.size]).toEqual([
      undefined,
      undefined,
      [],
      0,
    ])
  })

  test('is none where the phone has no room for the file', async () => {
    hasRoom = false
    expect(await keep('p1')).toBe('stop')
    expect([kept.pathOf('p1'), kept.complaints()]).toEqual([undefined, []])
  })

  test('is none where the phone has no room to remember it', async () => {
    storage.fill(true)
    expect(await keep('p1')).toBe('stop')
    expect([kept.pathOf('p1'), files.size]).toEqual([undefined, 0])
  })

  test('is known before its file lies there: killed in between, nothing is shown and nothing stays for good', async () => {
    whilePutting = async () => {
      files.set('p1', 'half')
      throw new Error('killed')
    }
    await expect(keep('p1')).rejects.toThrow('killed')
    kept = start()
    expect([kept.pathOf('p1'), kept.complaints()]).toEqual([undefined, ['leak']])
    kept.forget('leak')
    expect(files.size).toBe(0)
  })
})

describe('the room for all of them', () => {
  const mostAtOnce = mostBytes / megabyte

  test('is 40 MB: the oldest goes first', async () => {
    for (let at = 1; at <= mostAtOnce; at += 1) await keep(`p${at}`)
    expect(files.size).toBe(40)
    expect(await keep('new')).toBe('kept')
    expect([kept.pathOf('p1'), kept.pathOf('p2'), kept.pathOf('new'), files.size]).toEqual([
      undefined,
      'folder/p2',
      'folder/new',
      40,
    ])
    sizes.set('large.jpg', 2 * megabyte + 1)
    await keep('large')
    expect([kept.pathOf('p4'), kept.pathOf('p5'), files.size]).toEqual([undefined, 'folder/p5', 38])
  })

  test('is not taken from what is wanted as well', async () => {
    const wanted = new Set(['new'])
    for (let at = 1; at <= mostAtOnce; at += 1) wanted.add(`p${at}`)
    for (let at = 1; at <= mostAtOnce; at += 1) await keep(`p${at}`, { wanted })
    expect(await keep('new', { wanted })).toBe('stop')
    expect([kept.pathOf('new'), files.size]).toEqual([undefined, 40])
    wanted.delete('p7')
    expect(await keep('new', { wanted })).toBe('kept')
    expect([kept.pathOf('p7'), kept.pathOf('new')]).toEqual([undefined, 'folder/new'])
  })
})

describe('they leave the phone', () => {
  const leave = () => {
    holder = undefined
    kept.forgetOthers(holder)
  }

  test('with their order', async () => {
    await keep('p1')
    await keep('p2', { complaintId: 'noise' })
    kept.forget('leak')
    expect([kept.complaints(), [...files.keys()]]).toEqual([['noise'], ['p2']])
    expect(start().complaints()).toEqual(['noise'])
  })

  test.each([
    ['signing out', undefined],
    ['somebody else', 'staff-liu'],
  ])('with the person: %s', async (_, next) => {
    await keep('p1')
    holder = next
    expect([kept.pathOf('p1'), kept.complaints()]).toEqual([undefined, []])
    kept.forgetOthers(holder)
    expect([files.size, storage.read('pictures')]).toEqual([0, ''])
    holder = 'staff-zhou'
    expect(kept.pathOf('p1')).toBeUndefined()
  })

  test('but stay with a person who signs in again', async () => {
    await keep('p1')
    kept.forgetOthers('staff-zhou')
    expect([kept.pathOf('p1'), files.size]).toEqual(['folder/p1', 1])
  })

  test('also what somebody left behind, before another keeps anything', async () => {
    await keep('p1')
    holder = 'staff-liu'
    await keep('p2')
    expect([[...files.keys()], kept.complaints()]).toEqual([['p2'], ['leak']])
  })

  test.each([
    ['the person', leave, 'stop'],
    ['the order', () => kept.forget('leak'), 'not-kept'],
  ])('also the one on its way to its place when %s goes', async (_, go, then) => {
    whilePutting = async () => go()
    expect(await keep('p1')).toBe(then)
    expect([files.size, kept.pathOf('p1')]).toEqual([0, undefined])
  })
  test('also the one that was still being fetched', async () => {
    whileFetching = leave
    // Nothing more of his is fetched for whoever comes next.
    expect(await keep('p1')).toBe('stop')
    holder = 'staff-zhou'
    expect([files.size, start().complaints()]).toEqual([0, []])
  })

  test('and take nothing with them of what the next person has fetched', async () => {
    whilePutting = async () => {
      whilePutting = async () => undefined
      holder = 'staff-liu'
      kept.forgetOthers(holder)
      await keep('p1')
    }
    expect(await keep('p1')).toBe('stop')
    expect([kept.pathOf('p1'), files.has('p1'), kept.complaints()]).toEqual(['folder/p1', true, ['leak']])
    holder = 'staff-zhou'
    expect(kept.pathOf('p1')).toBeUndefined()
  })
})
