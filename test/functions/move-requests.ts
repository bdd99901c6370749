// One well-formed request for every move, so that a test can ask for each of them at the wrong time or by the wrong person.

import * as moves from '#contract/staff-moves.ts'
import { validRequests } from '../contract/valid-requests.ts'
import { aReport, type World } from './people.ts'
import type { RawRequest } from './raw-http.ts'

type Who = Exclude<keyof World, 'stack'>
type MoveRequest = readonly [name: string, mover: Who, request: (id: string, turn: number) => RawRequest]

const post = (path: string, body: object): RawRequest => ({ path, body })

export const residentMoves: readonly MoveRequest[] = [
  ['remark', 'resident', (id, turn) => post(`/v1/complaints/${id}/remark`, { turn, text: '还在吵' })],
  ['withdraw', 'resident', (id, turn) => post(`/v1/complaints/${id}/withdraw`, { turn })],
  [
    'survey',
    'resident',
    (id, turn) => post(`/v1/complaints/${id}/survey`, { turn, solved: true, overall: 5, tags: [], callMe: false }),
  ],
  ['visit-confirmation', 'resident', (id, turn) => post(`/v1/complaints/${id}/visit-confirmation`, { turn })],
  ['next-round', 'resident', (id, turn) => post(`/v1/complaints/${id}/next-round`, { turn, reason: '没有解决' })],
]

export const staffMoves: readonly MoveRequest[] = [
  ['accept', 'agent', (id, turn) => post(`/v1/staff/complaints/${id}/accept`, { turn })],
  ['decline', 'agent', (id, turn) => post(`/v1/staff/complaints/${id}/decline`, { turn, reason: '不属于物业范围' })],
  [
    'solve',
    'agent',
    (id, turn) => post(`/v1/staff/complaints/${id}/solve`, { turn, answer: '已经劝停', settlement: 'explained' }),
  ],
  [
    'dispatch',
    'agent',
    (id, turn) => post(`/v1/staff/complaints/${id}/dispatch`, { turn, handlerId: 'staff-liuqiang' }),
  ],
  ['take', 'handler', (id, turn) => post(`/v1/staff/complaints/${id}/take`, { turn })],
  ['report', 'handler', (id, turn) => post(`/v1/staff/complaints/${id}/report`, aReport(turn))],
  ['confirm', 'head', (id, turn) => post(`/v1/staff/complaints/${id}/confirm`, { turn })],
  ['send-back', 'head', (id, turn) => post(`/v1/staff/complaints/${id}/send-back`, { turn, reason: '照片不清楚' })],
  [
    'visit',
    'agent',
    (id, turn) =>
      post(`/v1/staff/complaints/${id}/visit`, {
        turn,
        method: 'phone',
        visitedAt: Date.parse('2026-11-23T10:00:00+08:00'),
        verdict: 'satisfied',
        solved: true,
        words: '安静多了',
      }),
  ],
]

/** Every further move of the contract, as its valid request says; made by somebody of the office. */
export const otherStaffMoves: readonly MoveRequest[] = Object.values(moves).flatMap(({ name, path }) =>
  (validRequests[name] ?? []).map(
    ({ body = {} }): MoveRequest => [
      name,
      'dispatcher',
      (id, turn) => post(path.replace('{id}', id), 'turn' in body ? { ...body, turn } : body),
    ],
  ),
)
