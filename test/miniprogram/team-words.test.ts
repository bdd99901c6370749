// 班组 and 操作记录 in words, and what a choice of posts sends.

import { describe, expect, test } from 'vitest'
import { type AuditEntry, auditActs, auditFields } from '#contract/audit.ts'
import type { Colleague } from '#contract/team.ts'
import { actTitle, changeName, changeWords } from '../../miniprogram/src/staff/audit/audit-words.ts'
import {
  absenceDays,
  delegateWords,
  groupsOf,
  joinTeamText,
  postsWords,
  standingInWords,
  todayWords,
} from '../../miniprogram/src/staff/features/team/team-words.ts'
import {
  emptyWork,
  missingIn,
  postsOfDraft,
  workDraftOf,
} from '../../miniprogram/src/staff/features/team/work-draft.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const now = at('2026-11-24 10:00')
const departments = [
  { id: 'engineering', name: '工程部' },
  { id: 'order', name: '秩序维护部' },
]
const handler = { role: 'handler', departmentId: 'engineering' } as const
const colleague = (changes: Partial<Colleague> = {}): Colleague => ({
  id: 'zhou',
  name: '周建国',
  isMe: false,
  posts: [handler],
  skills: ['防水'],
  buildingIds: ['b2'],
  version: 0,
  absences: [],
  standsInFor: [],
  mayChange: true,
  mayEnterAbsence: true,
  delegateIds: [],
  ...changes,
})
const absence = (from: string, to: string) => ({ id: 'a', from: at(from), to: at(to) })

test('posts name their department; a role of a newer version is left out', () => {
  expect(postsWords([handler, { role: 'agent' }, { role: 'unknown' }], departments)).toBe('处理人（工程部）、客服专员')
})

test('an absence names both days, a single one alone, and the last day though it ended early', () => {
  expect(absenceDays(absence('2026-11-24 00:00', '2026-11-27 00:00'), now)).toBe('11月24日 至 11月26日')
  expect(absenceDays(absence('2026-11-24 00:00', '2026-11-25 00:00'), now)).toBe('11月24日')
  expect(absenceDays(absence('2026-11-24 00:00', '2026-11-25 09:00'), now)).toBe('11月24日 至 11月25日')
  const delegate = { id: 'sun', name: '孙志平' }
  expect(delegateWords({ ...absence('2026-11-24 00:00', '2026-11-25 00:00'), delegate })).toBe('孙志平代班')
  expect(delegateWords(absence('2026-11-24 00:00', '2026-11-25 00:00'))).toBe('没有人代班，由客服主管安排')
})

test.each<[string, Colleague['posts'], string]>([
  ['one of the same post goes on with the work', [{ role: 'agent' }, handler], '孙志平能接着办他手上的'],
  [
    'one of another department is told',
    [{ ...handler, departmentId: 'order' }],
    '该他办的会提醒孙志平，孙志平按自己的岗位处理',
  ],
  ['one from above is told', [{ role: 'manager' }], '该他办的会提醒孙志平，孙志平按自己的岗位处理'],
  [
    'of a post this version does not know nothing is the same',
    [{ role: 'unknown' }],
    '该他办的会提醒孙志平，孙志平按自己的岗位处理',
  ],
])('standing in, %s', (_name, posts, words) => {
  expect(standingInWords([handler, { role: 'unknown' }], { name: '孙志平', posts })).toBe(words)
  expect(standingInWords([handler], undefined)).toBe('代班的人能接着办他手上的')
})

describe('beside a name stands today', () => {
  const on = absence('2026-11-24 00:00', '2026-11-27 00:00')
  const later = absence('2026-11-25 00:00', '2026-11-26 00:00')
  test.each([
    ['nothing', colleague(), ''],
    ['an absence that is on', colleague({ absences: [on] }), '请假到 11月26日'],
    ['nothing of one to come', colleague({ absences: [later] }), ''],
    ['for whom he stands in', colleague({ standsInFor: [{ id: 'sun', name: '孙志平' }] }), '代 孙志平'],
    ['that he leaves', colleague({ absences: [on], leavingJobId: 'job' }), '正在移交'],
  ])('%s', (_name, person, words) => expect(todayWords(person, now)).toBe(words))
})

test('people stand under each of their departments, the others under one heading', () => {
  const both = colleague({ id: 'both', posts: [handler, { role: 'handler', departmentId: 'order' }] })
  const office = colleague({ id: 'office', posts: [{ role: 'agent' }] })
  const groups = groupsOf({ departments, people: [both, office, colleague()] })
  expect(groups.map(it => [it.title, it.people.map(({ person, words }) => `${person.id} ${words}`)])).toEqual([
    ['工程部', ['both 处理人', 'zhou 处理人']],
    ['秩序维护部', ['both 处理人']],
    ['客服和管理', ['office 客服专员']],
  ])
  expect(groupsOf({ departments, people: [office] }).map(it => it.id)).toEqual(['all'])
})

test('what is copied names who, where, the address and the code as it is read out', () => {
  const sent = { communityName: '听松苑', name: '钱进', code: 'K7QM2XRP9DTA', expiresAt: at('2026-12-01 10:00') }
  const text = joinTeamText(sent, 'https://x', now)
  for (const part of ['钱进', '听松苑', 'https://x#/staff/join-team/index?code=K7QM2XRP9DTA', 'K7QM 2XRP 9DTA'])
    expect(text).toContain(part)
})

describe('choosing posts', () => {
  test('what somebody holds comes back as it was', () => {
    const posts = [{ role: 'agent' } as const, handler, { role: 'handler', departmentId: 'order' } as const]
    expect(postsOfDraft(workDraftOf(colleague({ posts })))).toEqual(posts)
  })
  test('a departmental post goes out once for each department, and not without', () => {
    const draft = { ...emptyWork, roles: ['department-head' as const, 'manager' as const] }
    expect(postsOfDraft(draft)).toEqual([{ role: 'manager' }])
    expect(postsOfDraft({ ...draft, departments: { 'department-head': ['order'] } })).toEqual([
      { role: 'department-head', departmentId: 'order' },
      { role: 'manager' },
    ])
  })
  test('what is missing is named', () => {
    expect(missingIn(emptyWork)).toBe('先选岗位')
    expect(missingIn({ ...emptyWork, roles: ['handler'] })).toBe('先选部门')
    expect(missingIn({ ...emptyWork, roles: ['handler'], departments: { handler: ['order'] } })).toBeUndefined()
    expect(missingIn({ ...emptyWork, roles: ['agent'] })).toBeUndefined()
  })
})

describe('操作记录', () => {
  const acts: AuditEntry['act'][] = [...auditActs, 'unknown']
  test.each(acts)('%s has its words', act => expect(actTitle({ by: '林悦', act })).toMatch(/^林悦\p{Script=Han}/u))
  test.each(auditFields)('the field %s has its word', field =>
    expect(changeName({ field })).toMatch(/^\p{Script=Han}+$/u),
  )
  test('a change names which one, what it was and what it is', () => {
    expect(changeName({ field: 'rule', of: '办完答复 · 一般' })).toBe('办完答复 · 一般')
    expect(changeWords({ field: 'posts', before: '客服专员', after: '处理人' })).toBe('客服专员 → 处理人')
    expect(changeWords({ field: 'posts', before: '', after: '处理人' })).toBe('新增 处理人')
    expect(changeWords({ field: 'posts', before: '处理人' })).toBe('取消 处理人')
  })
})
