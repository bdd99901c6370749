// The server reads requests strictly: a field it does not know is a mistake, wherever it stands.

import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { routes } from '#contract/routes.ts'
import { validRequests } from './valid-requests.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value with one more field, once for each object in it. */
const withStranger = (value: unknown): unknown[] => {
  if (!isObject(value)) return []
  const deeper = Object.entries(value).flatMap(([key, part]) => withStranger(part).map(it => ({ ...value, [key]: it })))
  return [{ ...value, stranger: 1 }, ...deeper]
}

/** The value with one field missing, once for each field. */
const without = (value: Record<string, unknown>): Record<string, unknown>[] =>
  Object.keys(value).map(gone => Object.fromEntries(Object.entries(value).filter(([key]) => key !== gone)))

test('there is a valid request for every route', () => {
  expect(Object.keys(validRequests).toSorted()).toEqual(routes.map(it => it.name).toSorted())
})

describe.each(routes.map(route => [route.name, route] as const))('%s', (name, route) => {
  const requests = (validRequests[name] ?? []).map(({ params = {}, query = {}, body = {} }) => ({
    params,
    query,
    body,
  }))

  test('takes what a phone sends, unchanged', () => {
    for (const request of requests)
      for (const part of ['params', 'query', 'body'] as const)
        expect(z.parse(route[part], request[part])).toEqual(request[part])
  })

  test('refuses an unknown field, wherever it stands', () => {
    for (const request of requests)
      for (const part of ['params', 'query', 'body'] as const)
        for (const strange of withStranger(request[part])) {
          const { error } = z.safeParse(route[part], strange)
          expect(error?.issues.map(it => it.code)).toContain('unrecognized_keys')
        }
  })

  test('refuses a value of the wrong kind in any field', () => {
    for (const request of requests)
      for (const part of ['params', 'query', 'body'] as const)
        for (const field of Object.keys(request[part]))
          expect({
            field,
            ok: z.safeParse(route[part], { ...request[part], [field]: Symbol('wrong') }).success,
          }).toEqual({
            field,
            ok: false,
          })
  })
})

const optional = [
  'demand',
  'wantedBy',
  'answers',
  'visitTimes',
  'onBehalfOf',
  'phoneTime',
  'more',
  'speed',
  'attitude',
  'result',
  'instruction',
  'override',
  'referredTo',
  'note',
  'amount',
  'calledAs',
  'happenedAt',
]

/** Optional in one request, needed in others. */
const optionalIn: Readonly<Record<string, readonly string[]>> = {
  previewRoomTable: ['skip'],
  endSessions: ['id'],
  answerMySurvey: ['text'],
  remarkOnMine: ['photoIds'],
  messageCustomer: ['photoIds'],
  noteInside: ['photoIds'],
  confirmWork: ['answer'],
  dispatchOrder: ['departmentId'],
  redispatchOrder: ['departmentId'],
  reportDone: ['expenses'],
  arriveOnSite: ['place', 'photoIds'],
  noteProgress: ['photoIds'],
  comeInVain: ['words', 'photoIds'],
  inviteColleague: ['phone'],
  acceptComplaint: ['severity', 'reason'],
  registerForCaller: ['thirdParty', 'paperIds', 'repeatOf', 'solved'],
  changeSeverity: ['reason'],
  objectToMyDate: ['words'],
  answerMyOffer: ['words'],
  decideProposal: ['words'],
  recordOfferAnswer: ['words'],
  verifyCorrective: ['words'],
  reassignCorrective: ['by'],
}

test.each(routes.map(route => [route.name, route] as const))(
  '%s needs every field but the optional ones',
  (name, route) => {
    for (const { body = {} } of validRequests[name] ?? [])
      for (const less of without({ ...body })) {
        const gone = Object.keys(body).find(it => !(it in less)) ?? ''
        const mayMiss = optional.includes(gone) || (optionalIn[name] ?? []).includes(gone)
        expect({ gone, ok: z.safeParse(route.body, less).success }).toEqual({ gone, ok: mayMiss })
      }
  },
)
