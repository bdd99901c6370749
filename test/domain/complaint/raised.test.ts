import { expect, test } from 'vitest'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { raisedFor } from '#domain/complaint/raised.ts'
import { aComplaint, departmentId, otherDepartmentId, people, received } from '../../support/builders.ts'

const by = { id: people.dispatcher.id, name: people.dispatcher.name }
const answer = { words: '马上去', by, at: received }
const urge = { number: 'W2611-0001-C1', at: received, by, words: '已经超期' }
const asked = { departmentId: otherDepartmentId, question: '绿化带归谁管', askedBy: by, askedAt: received }

const raising: [string, Partial<Complaint>][] = [
  ['an urge nobody has answered', { urges: [urge] }],
  ['a question to another department', { consultations: [asked] }],
  ['a delay to account for', { delayAccount: { askedAt: received } }],
  ['an escalation', { instruction: { askedAt: received } }],
  ['a supervision', { supervision: { at: received, by, reason: '盯着办' } }],
  ['a proposal of the handler', { proposal: { kind: 'transfer', departmentId: 'x', by, at: received, words: '转' } }],
  ['a final answer to sign', { finalAnswer: { words: '最终答复', proposedBy: by } }],
]

test.each(raising)('%s raises a complaint in work for the department that has the order', (_, changes) => {
  expect(raisedFor(aComplaint({ state: 'handling', ...changes }))).toContain(departmentId)
})

test.each(raising)('%s raises nothing any more once it is closed', (_, changes) => {
  expect(raisedFor(aComplaint({ state: 'closed', ...changes }))).toBeUndefined()
})

test('an appeal raises a declined complaint, which is no department’s', () => {
  const declined = { state: 'declined' as const, reason: '不归物业管', declinedAt: received }
  const appeal = { reason: '就是物业管', at: received, level: 'manager' as const }
  expect(raisedFor(aComplaint({ stage: { ...declined, appeal } }))).toEqual([])
  expect(raisedFor(aComplaint({ stage: declined }))).toBeUndefined()
})

test('nothing is raised by what has been answered', () => {
  const settled = {
    urges: [{ ...urge, answer }],
    consultations: [{ ...asked, answer }],
    delayAccount: { askedAt: received, words: '配件晚到', by },
  }
  expect(raisedFor(aComplaint({ state: 'handling', ...settled }))).toBeUndefined()
})

test('before there is an order a raised complaint concerns the departments that were asked, each once', () => {
  const consultations = [asked, { ...asked, answer }, { ...asked, departmentId: 'order', answer }]
  expect(raisedFor(aComplaint({ state: 'accepted', consultations }))).toEqual([otherDepartmentId])
})

test('what has gone up before there is an order concerns the department that would get it', () => {
  const up = { state: 'accepted' as const, instruction: { askedAt: received } }
  expect(raisedFor(aComplaint(up))).toEqual([departmentId])
  expect(raisedFor(aComplaint({ ...up, consultations: [asked] }))).toEqual([departmentId, otherDepartmentId])
})
