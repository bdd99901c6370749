// 开始清单: which posts complaints cannot do without, and what counts as set up.

import { describe, expect, test } from 'vitest'
import type { Holding } from '#domain/people/team.ts'
import { type Furnished, postsLacking, setUpOf } from '#domain/places/set-up.ts'

const categories = [
  { departmentId: 'engineering' },
  { departmentId: 'engineering' },
  { departmentId: 'order', retired: true },
]
const words = (posts: readonly Holding[]) => posts.map(it => [it.role, it.departmentId].filter(Boolean).join(' '))
const crew: Holding[] = [
  { role: 'dispatcher' },
  { role: 'manager' },
  { role: 'department-head', departmentId: 'engineering' },
  { role: 'handler', departmentId: 'engineering' },
]

describe('posts nobody holds', () => {
  test.each<[string, Holding[], string[]]>([
    [
      'nobody but the administrator',
      [{ role: 'admin' }],
      ['dispatcher', 'agent', 'manager', 'department-head engineering', 'handler engineering'],
    ],
    ['an agent and nobody to dispatch', [{ role: 'agent' }, ...crew.slice(1)], ['dispatcher']],
    ['a dispatcher, who does what an agent does', crew, []],
    ['no manager', crew.filter(it => it.role !== 'manager'), ['manager']],
    [
      'head and handler of another department',
      [...crew.slice(0, 2), ...crew.slice(2).map(it => ({ ...it, departmentId: 'order' }))],
      ['department-head engineering', 'handler engineering'],
    ],
    ['a head who handles nothing', crew.slice(0, 3), ['handler engineering']],
  ])('%s', (_, posts, lacking) => {
    expect(words(postsLacking({ categories, posts }))).toEqual(lacking)
  })
})

describe('the check list', () => {
  const ready: Furnished = {
    rooms: 1,
    categories,
    posts: crew,
    phones: 1,
    wechatLacks: 0,
    rosterDays: 1,
    ownRules: 1,
  }
  const states = (furnished: Furnished) => setUpOf(furnished).filter(it => it.state !== 'done')

  test('of a community that has all is done, in the order in which it is gone through', () => {
    expect(setUpOf(ready).map(it => `${it.step} ${it.state}`)).toEqual([
      'community done',
      'rooms done',
      'people done',
      'phones done',
      'wechat done',
      'duty done',
      'rules done',
    ])
  })

  test.each<[string, Partial<Furnished>, string, string]>([
    ['no room', { rooms: 0 }, 'rooms', 'missing'],
    ['a post nobody holds', { posts: [] }, 'people', 'missing'],
    ['no emergency phone', { phones: 0 }, 'phones', 'missing'],
    ['something of WeChat not set', { wechatLacks: 1 }, 'wechat', 'missing'],
    ['no roster: everybody’s duty hours', { rosterDays: 0 }, 'duty', 'as-delivered'],
    ['no rule decided: the delivered ones', { ownRules: 0 }, 'rules', 'as-delivered'],
  ])('%s', (_, part, step, state) => {
    expect(states({ ...ready, ...part })).toEqual([{ step, state }])
  })
})
