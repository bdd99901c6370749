import { describe, expect, test } from 'vitest'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Act } from '../../../miniprogram/src/features/acts/act.ts'
import { noteOf, saidIn } from '../../../miniprogram/src/staff/offline/act-words.ts'
import { asIf } from '../../../miniprogram/src/staff/offline/as-if.ts'
import { choiceWord, meanwhileOf, standWords } from '../../../miniprogram/src/staff/offline/unsent-words.ts'
import { shanghai } from '../../support/builders.ts'
import { aStaffDetail } from '../../support/staff-detail.ts'
import { aPhoto } from '../filing/a-draft.ts'
import { anAct, tapped } from './an-act.ts'

const detail = (part: Partial<StaffDetail>): StaffDetail => ({ ...aStaffDetail(), ...part })
const act = (name: string, part: Partial<Act> = {}): Act => anAct(name, { name, ...part })
const given: StaffDetail['moves'] = ['take', 'return', 'progress', 'message', 'note']
const dispatched = detail({ state: 'dispatched', moves: given })

describe('the screen shows what was done as if it had arrived', () => {
  test('接单: the work begins', () => {
    const order = { number: 'A', department: '工程部', handler: '周建国', dispatchedBy: '何敏', dispatchedAt: tapped }
    const head = { name: '马卫东', role: 'department-head' as const, department: '工程部' }
    const { state, moves, who } = asIf({ ...dispatched, order, who: head }, [act('take')])
    expect(state).toBe('handling')
    expect(who).toEqual({ name: '周建国', role: 'handler', department: '工程部' })
    expect(moves.toSorted()).toEqual([
      'appoint',
      'arrive',
      'comeInVain',
      'message',
      'note',
      'progress',
      'propose',
      'report',
      'return',
    ])
  })

  test('到场 is offered once under an order', () => {
    const now = { ...dispatched, happeningNow: true }
    expect(asIf(now, [act('take')]).moves).toContain('arrive')
    const there = asIf(now, [act('take'), act('arrive')])
    expect(there.moves).not.toContain('arrive')
    expect(there.arrivedAt).toBe(tapped)
    const next = { remindAt: tapped, dueAt: tapped, level: 'near' as const }
    const awaited = (awaits: 'on-site' | 'handle') => asIf({ ...now, next: { ...next, awaits } }, [act('arrive')]).next
    expect(awaited('on-site')).toBeUndefined()
    expect(awaited('handle')).toEqual({ ...next, awaits: 'handle' })
  })

  test('上门没办成: counted, and he may come again', () => {
    const vain = (why: string) => act('comeInVain', { body: { why } })
    const after = asIf(dispatched, [act('take'), act('arrive'), vain('nobody-home')])
    expect(after).toMatchObject({ arrivedAt: undefined, inVain: { why: 'nobody-home', at: tapped, times: 1 } })
    expect(after.moves).toContain('arrive')
    expect(asIf(after, [vain('a-later-version')]).inVain).toEqual({ why: 'unknown', at: tapped, times: 2 })
    const next = { remindAt: tapped, dueAt: tapped, level: 'near' as const, awaits: 'on-site' as const }
    expect(asIf({ ...dispatched, next }, [vain('no-access')]).next).toBeUndefined()
    expect(asIf({ ...dispatched, next }, [vain('unreachable')]).next).toEqual(next)
    expect(asIf({ ...dispatched, next, arrivedAt: tapped }, [vain('unreachable')]).next).toBeUndefined()
  })

  test('认领: who came before there was an order has not come under it', () => {
    const waiting = detail({ state: 'accepted', moves: ['claim'], arrivedAt: tapped })
    expect(asIf(waiting, [act('claim')])).toMatchObject({ arrivedAt: undefined })
    expect(asIf(waiting, [act('claim')]).moves).toContain('arrive')
  })

  test('报完工: with the head; no second report', () => {
    const { state, moves } = asIf(dispatched, [act('take'), act('report')])
    expect(state).toBe('checking')
    expect(moves.toSorted()).toEqual(['message', 'note', 'progress'])
  })

  test('a paused matter is not reported', () => {
    const pause = { from: tapped, to: tapped, reason: 'parts' as const, words: '等配件' }
    expect(asIf({ ...dispatched, pause }, [act('take')]).moves).not.toContain('report')
  })

  test.each([
    ['accept', 'submitted', 'accepted'],
    ['decline', 'submitted', 'declined'],
    ['solve', 'accepted', 'answered'],
    ['dispatch', 'accepted', 'dispatched'],
    ['claim', 'accepted', 'handling'],
    ['return', 'handling', 'accepted'],
    ['confirm', 'checking', 'answered'],
    ['sendBack', 'checking', 'handling'],
    ['redispatch', 'handling', 'dispatched'],
  ] as const)('%s leads from %s to %s', (name, from, to) => {
    expect(asIf(detail({ state: from, moves: [name] }), [act(name)]).state).toBe(to)
  })

  test('words change nothing, a visit is recorded once', () => {
    expect(asIf(dispatched, [act('progress'), act('message'), act('left-note')])).toEqual(dispatched)
    const answered = detail({ state: 'answered', moves: ['visit', 'attemptVisit', 'note'] })
    expect(asIf(answered, [act('visit')])).toMatchObject({ state: 'answered', moves: ['attemptVisit', 'note'] })
  })

  test('nothing of a refused act and what stands behind it', () => {
    const refused = act('arrive', { given: { trouble: { reason: 'not-now', sentence: '' } } })
    expect(asIf(dispatched, [act('take'), refused, act('report')]).state).toBe('handling')
    expect(asIf(dispatched, [refused, act('report')])).toEqual(dispatched)
  })
})

describe('an act in words', () => {
  test('as a note: when, what, why not, and what was said', () => {
    const body = { remedialAction: '换了水管', settlement: 'repaired', cause: 'material', photoIds: [] }
    const report = act('report', { word: '报完工', body })
    expect(saidIn(report)).toBe('换了水管')
    expect(noteOf(report, '这一步现在做不了。')).toBe(
      '11月24日 10:05 做的：报完工。没提交成：这一步现在做不了。\n处理结果：修好，原因：材料。\n换了水管',
    )
    const materials = [{ name: '角阀', thousandths: 2000, unit: '个', cost: 7300 }]
    const costly = act('report', { word: '报完工', body: { ...body, expenses: { materials } } })
    expect(noteOf(costly, '做不了。')).toContain('用料和费用：角阀 2 个，共 73.00 元。')
    const vain = act('comeInVain', { word: '上门没办成', body: { why: 'no-access', words: '门禁坏了' } })
    expect(noteOf(vain, '做过了。')).toBe('11月24日 10:05 做的：上门没办成。没提交成：做过了。\n进不了门\n门禁坏了')
    expect(noteOf(act('arrive', { word: '已到场' }), '做过了。')).toBe(
      '11月24日 10:05 做的：已到场。没提交成：做过了。',
    )
  })

  test('as a note it is never longer than a note may be', () => {
    const long = act('progress', { body: { text: '字'.repeat(3000) } })
    expect([...noteOf(long, '不行。')]).toHaveLength(1000)
  })
})

describe('what a person reads', () => {
  test.each([
    [{ at: 'queued', tries: 0 }, '等着传'],
    [{ at: 'waiting', for: 'network', tries: 1 }, '等着传'],
    [{ at: 'waiting', for: 'server', tries: 1 }, '服务正忙，稍后再传'],
    [{ at: 'photos', sent: 0, of: 2, tries: 0 }, '正在传第 1 张照片'],
    [{ at: 'photos', sent: 2, of: 2, tries: 0 }, '正在传第 2 张照片'],
    [{ at: 'sending', tries: 0 }, '正在传'],
    [{ at: 'stuck', trouble: { reason: '', sentence: '' } }, '没传上，请选怎么办'],
  ] as const)('%o', (standing, word) => {
    expect(standWords(standing).word).toBe(word)
  })

  test('each choice says what it does', () => {
    const photos = [aPhoto('photo-1')]
    expect(choiceWord('note', { photos })).toBe('话和照片留作内部备注')
    expect(choiceWord('note', { photos: [] })).toBe('留作内部备注')
    expect(choiceWord('again', { photos })).toBe('按现在的情况再提交')
    expect(choiceWord('as-of-now', { photos })).toBe('按现在的时间提交')
    expect(choiceWord('without-photos', { photos })).toBe('去掉传不了的照片再提交')
    expect(choiceWord('rewrite', { photos })).toBe('改一改')
    expect(choiceWord('throw-away', { photos })).toBe('扔掉')
  })

  test('what others did meanwhile, newest first, without what the person had seen or did', () => {
    const at = shanghai('2026-11-24 11:00')
    const entry = (
      seq: number,
      kind: 'taken' | 'withdrawn' | 'noted',
      name: string,
    ): StaffDetail['entries'][number] => ({
      seq,
      kind,
      author: { kind: 'staff', name },
      visibility: 'internal',
      occurredAt: at,
      recordedAt: at,
      facts: {},
      texts: kind === 'noted' ? { text: '业主说不用来了' } : {},
    })
    const entries = [entry(1, 'noted', '徐静'), entry(3, 'taken', '周建国'), entry(4, 'noted', '徐静')]
    expect(meanwhileOf(detail({ entries }), { seenSeq: 2 }, '周建国', at)).toEqual([
      { id: '4', when: '今天 11:00', what: '徐静内部备注', quote: '业主说不用来了' },
    ])
  })
})
