import { expect, test } from 'vitest'
import { moveNames } from '#domain/complaint/lifecycle.ts'
import { movesAt } from '#domain/complaint/moves-at.ts'
import { day } from '#domain/time.ts'
import { aComplaint, people } from '../../support/builders.ts'

const ended = (state: 'answered' | 'closed') => {
  const complaint = aComplaint({ state })
  if (complaint.stage.state !== 'answered' && complaint.stage.state !== 'closed') throw new Error('not ended')
  return { complaint, stage: complaint.stage }
}

test('the survey can be answered until its last moment and is not offered after it', () => {
  const { complaint, stage } = ended('answered')
  const { expiresAt } = stage.survey
  expect(movesAt(complaint, people.owner, expiresAt)).toContain('answerSurvey')
  expect(movesAt(complaint, people.owner, expiresAt + 1)).not.toContain('answerSurvey')
  expect(movesAt(complaint, people.owner, expiresAt + 1)).toContain('nextRound')
})

test('another round is offered for seven days after closing', () => {
  const { complaint, stage } = ended('closed')
  const closedAt = stage.state === 'closed' ? stage.closedAt : 0
  expect(movesAt(complaint, people.owner, closedAt + 7 * day)).toContain('nextRound')
  expect(movesAt(complaint, people.owner, closedAt + 7 * day + 1)).not.toContain('nextRound')
})

test('a visit is offered for confirmation once it was made, and once', () => {
  const { complaint, stage } = ended('closed')
  const record = {
    visitor: { id: people.dispatcher.id, name: people.dispatcher.name },
    method: 'phone' as const,
    visitedAt: 0,
    verdict: 'satisfied' as const,
    solved: true,
    words: '好了',
  }
  const visited = {
    ...complaint,
    stage: { ...stage, visit: { state: 'done' as const, mandatory: true, dueAt: 0, record } },
  }
  const confirmed = { ...visited, stage: { ...visited.stage, visit: { ...visited.stage.visit, confirmedAt: 1 } } }
  expect(movesAt(visited, people.owner, 2)).toContain('confirmVisit')
  expect(movesAt(confirmed, people.owner, 2)).not.toContain('confirmVisit')
  expect(movesAt(ended('answered').complaint, people.owner, 2)).not.toContain('confirmVisit')
})

test('moves come in the order of the table', () => {
  const open = movesAt(aComplaint({ state: 'accepted' }), people.agent, 0)
  expect(open).toEqual(moveNames.filter(move => open.includes(move)))
  expect(open).toContain('dispatch')
})
