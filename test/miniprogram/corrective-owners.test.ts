import { describe, expect, test } from 'vitest'
import { reportDone } from '#contract/staff.ts'
import {
  ownersFor,
  type People,
  readyAmong,
} from '../../miniprogram/src/staff/features/corrective/corrective-owners.ts'
import {
  emptyReport,
  missingIn,
  type ReportForm,
  reportOf,
} from '../../miniprogram/src/staff/features/report/report-form.ts'

const post = (role: 'handler' | 'department-head' | 'agent', departmentId?: string) => ({
  role,
  ...(departmentId ? { departmentId } : {}),
})
const team: People = {
  departments: [
    { id: 'engineering', name: '工程部' },
    { id: 'order', name: '秩序维护部' },
  ],
  people: [
    { id: 'an', name: '何敏', posts: [post('agent')] },
    { id: 'else', name: '刘强', posts: [post('handler', 'order'), post('handler', 'engineering')] },
    { id: 'leaves', name: '王走', posts: [post('handler', 'engineering')], leavingJobId: 'job-1' },
    { id: 'far', name: '马卫东', posts: [post('department-head', 'order')] },
    { id: 'did', name: '周建国', posts: [post('handler', 'engineering')] },
    { id: 'head', name: '高明', posts: [post('department-head', 'engineering')] },
  ],
}
const order = {
  number: 'W2611-0001-A',
  departmentId: 'engineering',
  handler: '周建国',
  dispatchedBy: '何敏',
  dispatchedAt: 1,
}
const matter = { departmentId: 'engineering', order: { ...order, department: '工程部' } }

describe('who may be given a corrective action', () => {
  test('whoever did the work, his head and oneself stand ready, then the department, then the others; nobody who leaves', () => {
    const people = ownersFor(team, matter, 'an')
    expect(people.map(it => [it.word, it.hint])).toEqual([
      ['周建国', '工程部'],
      ['高明（部门负责人）', '工程部'],
      ['何敏（我）', '客服和管理'],
      ['刘强', '秩序维护部、工程部'],
      ['马卫东', '秩序维护部'],
    ])
    expect(readyAmong(people, undefined).map(it => it.id)).toEqual(['did', 'head', 'an'])
  })

  test('whoever was found in the list stays in sight', () => {
    const people = ownersFor(team, { departmentId: 'engineering' }, 'did')
    expect(readyAmong(people, 'far').map(it => it.word)).toEqual(['高明（部门负责人）', '周建国（我）', '马卫东'])
    expect(readyAmong(people, 'did').map(it => it.id)).toEqual(['head', 'did'])
  })
})

describe('整改 in a report', () => {
  const form: ReportForm = {
    ...emptyReport,
    did: ['已修好'],
    settlement: 'repaired',
    cause: 'material',
    liableParty: 'department',
    corrective: 'yes',
    what: '查同户型 12 户地漏',
    by: 1_800_000_000_000,
  }
  test('needs somebody of the staff; a name that was only written is asked for again', () => {
    expect(missingIn({ ...form, owner: '周师傅' }, { needsPhotos: false, photos: 0 }).map(it => it.button)).toEqual([
      '选谁来整改',
    ])
    expect(reportOf({ ...form, owner: '周师傅' })).toBeUndefined()
    const whole = { ...form, owner: '周建国', ownerId: 'did' }
    expect(missingIn(whole, { needsPhotos: false, photos: 0 })).toEqual([])
    const body = { turn: 1, photoIds: [], ...reportOf(whole) }
    expect(reportDone.body.safeParse(body).error?.issues).toBeUndefined()
    expect(body).toMatchObject({ correctiveAction: { owner: '周建国', ownerId: 'did' } })
  })
})
