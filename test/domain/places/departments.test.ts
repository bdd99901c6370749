// 部门: what may be entered, and what keeps a department from being retired.

import { describe, expect, test } from 'vitest'
import { activeDepartments, type Department, mayRetire, withDepartment } from '#domain/places/departments.ts'

const engineering = { id: 'engineering', name: '工程部' }
const order = { id: 'order', name: '秩序维护部' }
const green = { id: 'green', name: '绿化部', retired: true }
const standing = {
  departments: [engineering, order, green],
  categories: [
    { name: '漏水', departmentId: 'engineering' },
    { name: '停车', departmentId: 'order', retired: true },
  ],
}
const saved = (entered: Department, departments: readonly Department[] = standing.departments) => {
  const done = withDepartment({ ...standing, departments }, entered)
  return done.ok ? done.value : done.reason
}

describe('a department', () => {
  test.each<[string, Department, unknown]>([
    [
      'is added at the end',
      { id: 'new', name: ' 维修部 ' },
      [engineering, order, green, { id: 'new', name: '维修部' }],
    ],
    ['is renamed in its place', { ...order, name: '安保部' }, [engineering, { ...order, name: '安保部' }, green]],
    ['is retired', { ...order, retired: true }, [engineering, { ...order, retired: true }, green]],
    ['comes back', { ...green, retired: false }, [engineering, order, { id: 'green', name: '绿化部' }]],
    ['keeps its own name', order, [engineering, order, green]],
    [
      'may have the name of a retired one',
      { id: 'new', name: '绿化部' },
      [engineering, order, green, { id: 'new', name: '绿化部' }],
    ],
    ['has no name of another one', { ...order, name: '工程部' }, 'department-name-taken'],
    ['has a name', { ...order, name: ' ' }, 'text-missing'],
    ['has a name of 12 characters at most', { ...order, name: '部'.repeat(13) }, 'text-too-long'],
    [
      'is not retired while a category on offer goes to it',
      { ...engineering, retired: true },
      'department-in-categories',
    ],
  ])('%s', (_, entered, expected) => {
    expect(saved(entered)).toEqual(expected)
  })

  test('the last one is not retired', () => {
    expect(saved({ ...order, retired: true }, [order, green])).toBe('department-last')
  })

  test('there are 30 at most', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ id: `d${at}`, name: `部门 ${at}` }))
    expect(saved({ id: 'new', name: '维修部' }, many)).toBe('departments-too-many')
    expect(saved({ id: 'd0', name: '维修部' }, many)).toHaveLength(30)
  })
})

test.each([
  ['nobody needs it', {}, true],
  ['a colleague holds a post in it', { posts: [{ name: '周建国', departmentId: 'order' }] }, 'department-in-posts'],
  [
    'a colleague holds a post elsewhere',
    { posts: [{ name: '周建国', departmentId: 'engineering' }, { name: '何敏' }] },
    true,
  ],
  ['a complaint is open with it', { open: 1 }, 'department-in-complaints'],
])('retired where %s', (_, part, expected) => {
  const may = mayRetire('order', { posts: [], open: 0, ...part })
  expect(may.ok || may.reason).toBe(expected)
})

test('those that are not retired are active', () => {
  expect(activeDepartments<Department>(standing.departments)).toEqual([engineering, order])
})
