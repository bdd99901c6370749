import { describe, expect, test } from 'vitest'
import type { ClockView } from '#contract/complaint-views.ts'
import { sentenceFor } from '#contract/refusals.ts'
import type { Me } from '#contract/session.ts'
import { clockChip, marksOf } from '../../miniprogram/src/staff/features/complaint/case-chips.ts'
import { otherwiseLines, runningClocks } from '../../miniprogram/src/staff/features/complaint/otherwise.ts'
import { actorsOf } from '../../miniprogram/src/staff/features/complaint/who-acts.ts'
import { turnOf } from '../../miniprogram/src/staff/features/complaint/whose-turn.ts'
import { whyNot } from '../../miniprogram/src/staff/features/moves/why-not.ts'
import { shanghai } from '../support/builders.ts'
import { aStaffDetail } from '../support/staff-detail.ts'

const now = shanghai('2026-11-24 14:05')

const aClock = (part: Partial<ClockView> = {}): ClockView => ({
  kind: 'handle',
  round: 1,
  counting: 'dutyTime',
  length: 12 * 60 * 60_000,
  policy: 'default-1',
  startedAt: shanghai('2026-11-24 09:30'),
  remindAt: shanghai('2026-11-25 11:30'),
  dueAt: shanghai('2026-11-25 14:00'),
  level: 'ample',
  otherwise: { step: 'due', at: shanghai('2026-11-25 14:00') },
  ...part,
})

const nextOf = ({ kind, remindAt = 0, dueAt, level }: ClockView) => ({ awaits: kind, remindAt, dueAt, level })

describe('who acts next', () => {
  const detail = aStaffDetail({ state: 'submitted', who: { role: 'agent' }, answerable: ['何敏', '沈洁'] })

  test('everybody who answers for it is named, the reader as 您 and first', () => {
    expect(actorsOf(detail, '沈洁')).toEqual({ who: '您、何敏', task: '受理' })
    expect(actorsOf(detail, '许静').who).toBe('何敏、沈洁')
  })

  test('whoever stands in for somebody absent reads for whom', () => {
    const standIn = { ...detail, answerable: ['孙志平（代 周建国）', '沈洁'] }
    expect(actorsOf(standIn, '孙志平').who).toBe('您（代 周建国）、沈洁')
    expect(actorsOf(standIn, '沈洁').who).toBe('您、孙志平（代 周建国）')
    const order = aStaffDetail({ state: 'handling', who: { name: '周建国', role: 'handler' } })
    const mine = { mine: true, heads: false }
    expect(turnOf(order, { ...mine, name: '孙志平' })).toEqual({ who: '您（代 周建国）', task: '报完工' })
    expect(turnOf(order, { ...mine, name: '周建国' }).who).toBe('您')
    expect(turnOf(order, { mine: false, heads: false, name: '孙志平' }).who).toBe('周建国')
  })

  test('more than three are counted', () => {
    expect(actorsOf({ ...detail, answerable: ['何敏', '沈洁', '许静', '马卫东'] }, '周建国').who).toBe(
      '何敏、沈洁等 4 人',
    )
  })

  test('while another department is awaited it is that department', () => {
    const asked = aStaffDetail({
      next: nextOf(aClock({ kind: 'other-department' })),
      consultations: [{ department: '绿化部', question: '树归谁管', askedBy: '何敏', askedAt: now }],
      answerable: ['周建国'],
    })
    expect(actorsOf(asked, '何敏')).toEqual({ who: '绿化部负责人', task: '答复' })
    expect(actorsOf({ ...asked, moves: ['answerDepartment'] }, '林木').who).toBe('您')
  })
})

describe('what happens otherwise', () => {
  test('the next deadline says whom it tells, and the way up says when', () => {
    const handle = aClock()
    const up = aClock({
      kind: 'escalation',
      dueAt: shanghai('2026-11-25 09:20'),
      level: 'overdue',
      otherwise: { step: 'manager', at: shanghai('2026-11-26 09:00') },
    })
    expect(otherwiseLines(aStaffDetail({ next: nextOf(handle), clocks: [up, handle] }), now)).toEqual([
      '明天 14:00 没办完：催办单发给负责人，并通知客服主管。',
      '后天 09:00 还没办完：报项目经理。',
    ])
  })

  test('a reminder comes first, then what is due', () => {
    const clock = aClock({ otherwise: { step: 'reminder', at: shanghai('2026-11-25 11:30') } })
    expect(otherwiseLines(aStaffDetail({ next: nextOf(clock), clocks: [clock] }), now)).toEqual([
      '明天 11:30 提醒负责人。明天 14:00 没办完：催办单发给负责人，并通知客服主管。',
    ])
  })

  test('a time already over that nobody was told of yet is told at once', () => {
    const over = { dueAt: shanghai('2026-11-23 18:00'), level: 'overdue' as const }
    const clock = aClock({ ...over, otherwise: { step: 'reminder', at: shanghai('2026-11-23 16:24') } })
    expect(otherwiseLines(aStaffDetail({ next: nextOf(clock), clocks: [clock] }), now)).toEqual([
      '时间已过：催办单发给负责人，并通知客服主管。',
    ])
  })

  test('a clock that has told everything says nothing more', () => {
    const { otherwise: _, ...over } = aClock({ level: 'overdue' })
    expect(otherwiseLines(aStaffDetail({ next: nextOf(over), clocks: [over] }), now)).toEqual([])
  })
})

test('running clocks stand in the order they are due; stopped ones are left out', () => {
  const late = aClock({ kind: 'close', dueAt: shanghai('2026-12-01 18:00') })
  const stopped = aClock({ kind: 'dispatch', stoppedAt: now, end: 'met' })
  expect(runningClocks({ clocks: [late, stopped, aClock()] }).map(it => it.kind)).toEqual(['handle', 'close'])
})

test('a clock that stands still says so, unless it is late', () => {
  const pauses = [{ from: shanghai('2026-11-24 10:00'), to: shanghai('2026-11-30 09:00') }]
  expect(clockChip(aClock({ pauses }), now).word).toBe('暂停')
  expect(clockChip(aClock({ pauses, level: 'overdue' }), now).word).toBe('已超期')
  expect(clockChip(aClock(), now).word).toBe('充裕')
})

test('marks carry what the detail knows of them', () => {
  const detail = aStaffDetail({
    marks: ['paused', 'merged-others', 'urged', 'unknown'],
    pause: { from: now, to: shanghai('2026-11-30 09:00'), reason: 'parts', words: '等地漏' },
    children: [
      { id: 'c-2', number: 'W2611-0002' },
      { id: 'c-3', number: 'W2611-0003' },
    ],
    about: '保安小李',
  })
  expect(marksOf(detail, now).map(chip => chip.word)).toEqual(['暂停至 11月30日', '并入 2 件', '催办', '涉及员工'])
})

describe('why not', () => {
  const me = (role: Me['grants'][number]['role'], name = '周建国'): Me => ({
    userId: 'u-1',
    name,
    rooms: [],
    grants: [{ role, communityId: 'yunting' }],
  })
  const order = {
    number: 'W2611-0001-1',
    department: '工程部',
    handler: '周建国',
    dispatchedBy: '何敏',
    dispatchedAt: now,
  }

  test('nobody checks his own work, nobody visits for it', () => {
    expect(whyNot(aStaffDetail({ state: 'checking', order }), me('department-head'))).toBe(sentenceFor('own-work'))
    expect(whyNot(aStaffDetail({ state: 'answered', order }), me('agent'))).toBe(sentenceFor('visitor-was-handler'))
    expect(whyNot(aStaffDetail({ state: 'checking', order }), me('department-head', '马卫东'))).toBeUndefined()
  })

  test('an agent reads that a grave matter is the dispatcher’s', () => {
    const grave = aStaffDetail({ state: 'accepted', severity: 'major' })
    expect(whyNot(grave, me('agent', '何敏'))).toBe(sentenceFor('dispatcher-only'))
    expect(whyNot({ ...grave, moves: ['dispatch'] }, me('agent', '何敏'))).toBeUndefined()
  })

  test('a handler reads that it is paused', () => {
    const pause = { from: now, to: shanghai('2026-11-30 09:00'), reason: 'parts' as const, words: '等地漏' }
    expect(whyNot(aStaffDetail({ order, pause }), me('handler'))).toBe(sentenceFor('not-while-paused'))
  })
})
