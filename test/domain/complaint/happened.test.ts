import { describe, expect, test } from 'vitest'
import { arrive } from '#domain/complaint/coming.ts'
import { happenedAt } from '#domain/complaint/happened.ts'
import { leaveNote, mayLeaveNote, onceHad } from '#domain/complaint/left-note.ts'
import { progress } from '#domain/complaint/words.ts'
import { reportDone, take } from '#domain/complaint/work.ts'
import type { Actor } from '#domain/people/actor.ts'
import { day, hour, minute } from '#domain/time.ts'
import {
  aComplaint,
  accepted,
  aMoment,
  aReport,
  communityId,
  departmentId,
  otherDepartmentId,
  people,
  received,
} from '../../support/builders.ts'
import { arrivedUnder, decided, ended, inside, noon, orderIn, publicly, staff } from './decided.ts'

const { handler, otherHandler, head, agent, owner } = people
const byHandler = aMoment({ actor: handler })
const earlier = noon - 20 * minute

describe('when something was done that is told later', () => {
  const since = noon - 2 * hour
  test.each([
    ['told as it happens: now', undefined, noon],
    ['told later: when it was done', noon - hour, noon - hour],
    ['the moment it became possible', since, since],
    ['a phone that is slow by ten minutes', since - 10 * minute, since],
    ['a phone that is slow by more', since - 10 * minute - 1, 'happened-too-long-ago'],
    ['a phone that is fast by ten minutes', noon + 10 * minute, noon],
    ['a phone that is fast by more', noon + 10 * minute + 1, 'happened-in-the-future'],
  ])('%s', (_name, told, then) => {
    const at = happenedAt({ happenedAt: told }, noon, since)
    expect(at.ok ? at.value : at.reason).toBe(then)
  })

  test('is three days ago at most', () => {
    const longAgo = noon - 30 * day
    expect(happenedAt({ happenedAt: noon - 3 * day }, noon, longAgo)).toEqual({ ok: true, value: noon - 3 * day })
    expect(happenedAt({ happenedAt: noon - 3 * day - 1 }, noon, longAgo)).toEqual({
      ok: false,
      reason: 'happened-too-long-ago',
    })
  })
})

describe('what was done without network counts from when it was done', () => {
  const future = { happenedAt: noon + hour }

  test('接单', () => {
    const before = aComplaint({ state: 'dispatched' })
    const order = orderIn(before)
    expect(take(before, byHandler, { happenedAt: earlier })).toEqual(
      decided(before, { stage: { state: 'handling', order, takenAt: earlier } }, [
        publicly('taken', staff(handler), earlier, { facts: { order: order.number } }),
      ]),
    )
    expect(take(before, byHandler, future)).toMatchObject({ reason: 'happened-in-the-future' })
    const beforeTheOrder = { happenedAt: order.dispatchedAt - 11 * minute }
    expect(take(before, byHandler, beforeTheOrder)).toMatchObject({ reason: 'happened-too-long-ago' })
  })

  test('到场, and the clock of it', () => {
    const before = aComplaint({ state: 'handling', happeningNow: true })
    const inTime = received + 9 * minute
    expect(arrive(before, byHandler, { happenedAt: inTime })).toEqual(
      decided(before, { ...arrivedUnder(before, inTime), clocks: ended(before.clocks, ['on-site'], inTime) }, [
        publicly('arrived', staff(handler), inTime),
      ]),
    )
    expect(arrive(before, byHandler, future)).toMatchObject({ reason: 'happened-in-the-future' })
  })

  test('写进展', () => {
    const before = aComplaint({ state: 'handling' })
    const said = { text: '换了水管', public: false }
    const { entries } = accepted(progress(before, { ...said, happenedAt: earlier }, byHandler))
    expect(entries).toEqual([inside('progressed', staff(handler), earlier, { texts: { text: '换了水管' } })])
    expect(progress(before, { ...said, ...future }, byHandler)).toMatchObject({ reason: 'happened-in-the-future' })
  })

  test('报完工, and the clocks of the work', () => {
    const before = aComplaint({ state: 'handling' })
    const { complaint, entries } = accepted(reportDone(before, aReport(), byHandler, { happenedAt: earlier }))
    expect(complaint.stage).toMatchObject({ state: 'checking', report: { reportedAt: earlier } })
    expect(complaint.clocks.find(it => it.kind === 'handle')?.stoppedAt).toBe(earlier)
    expect(entries.map(it => it.occurredAt)).toEqual([earlier, earlier])
    expect(reportDone(before, aReport(), byHandler, future)).toMatchObject({ reason: 'happened-in-the-future' })
  })
})

describe('留作内部备注', () => {
  const states = ['handling', 'closed', 'withdrawn', 'declined', 'merged'] as const
  test.each(states)('keeps words and photos in every state, without a turn: %s', state => {
    const before = aComplaint({ state })
    const input = { text: ' 换了水管 ', photoIds: ['photo-1', 'photo-1'], happenedAt: earlier }
    expect(leaveNote(before, input, byHandler)).toEqual({
      ok: true,
      value: {
        complaint: before,
        entries: [
          inside('noted', staff(handler), earlier, { facts: { photos: ['photo-1'] }, texts: { text: '换了水管' } }),
        ],
        messages: [],
      },
    })
  })

  test('may be photos alone, or words alone, never nothing', () => {
    const before = aComplaint({ state: 'closed' })
    expect(accepted(leaveNote(before, { text: '', photoIds: ['photo-1'] }, byHandler)).entries[0]?.texts).toEqual({})
    expect(accepted(leaveNote(before, { text: '好了' }, byHandler)).entries[0]?.facts).toEqual({})
    expect(leaveNote(before, { text: ' ' }, byHandler)).toMatchObject({ reason: 'text-missing' })
  })

  test('is not of tomorrow', () => {
    const input = { text: '好了', happenedAt: noon + hour }
    expect(leaveNote(aComplaint(), input, byHandler)).toMatchObject({ reason: 'happened-in-the-future' })
  })

  const given = [inside('dispatched', staff(agent), noon, { facts: { handlerId: handler.id } })]
  const claimed = [publicly('claimed', staff(handler), noon)]
  const had = (entries: Parameters<typeof onceHad>[0], actor: Actor) => onceHad(entries, actor, communityId)
  test('is for whom the work once was given to, who claimed it, and the head of a department that had it', () => {
    expect(had(given, handler)).toBe(true)
    expect(had(given, otherHandler)).toBe(false)
    expect(had(given, { ...otherHandler, standsInFor: [{ userId: handler.id, communityId }] })).toBe(true)
    expect(had(claimed, handler)).toBe(true)
    expect(had(claimed, otherHandler)).toBe(false)
    expect(had([publicly('taken', staff(handler), noon)], handler)).toBe(false)
    expect(had([publicly('claimed', { kind: 'customer', id: handler.id }, noon)], handler)).toBe(false)
    const toDepartment = [publicly('dispatched', staff(agent), noon, { facts: { departmentId } })]
    expect(had(toDepartment, head)).toBe(true)
    expect(had(toDepartment, handler)).toBe(false)
    expect(
      had([publicly('dispatched', staff(agent), noon, { facts: { departmentId: otherDepartmentId } })], head),
    ).toBe(false)
  })

  test('is not for somebody the matter is about, who filed it, or who has left the community', () => {
    const elsewhere = { ...handler, grants: handler.grants.map(it => ({ ...it, communityId: 'elsewhere' })) }
    expect(mayLeaveNote(aComplaint(), given, handler)).toBe(true)
    expect(mayLeaveNote(aComplaint(), given, otherHandler)).toBe(false)
    expect(mayLeaveNote(aComplaint(), given, elsewhere)).toBe(false)
    const about = { person: { id: handler.id, name: handler.name }, superiorIds: [] }
    expect(mayLeaveNote(aComplaint({ about }), given, handler)).toBe(false)
    const asOwner = { ...handler, id: owner.id }
    const ownGiven = [inside('dispatched', staff(agent), noon, { facts: { handlerId: owner.id } })]
    expect(mayLeaveNote(aComplaint(), ownGiven, asOwner)).toBe(false)
  })
})
