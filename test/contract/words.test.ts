import { expect, test } from 'vitest'
import * as words from '#contract/words.ts'
import { causes, liableParties, settlements, severities, sources } from '#domain/complaint/classes.ts'
import { customerRelations, states } from '#domain/complaint/complaint.ts'
import { roles } from '#domain/people/actor.ts'
import { visitMethods } from '#domain/return-visit/visit.ts'

test.each([
  ['states', states, words.stateWords],
  ['severities', severities, words.severityWords],
  ['sources', sources, words.sourceWords],
  ['relations', customerRelations, words.relationWords],
  ['roles', roles, words.roleWords],
  ['settlements', settlements, words.settlementWords],
  ['causes', causes, words.causeWords],
  ['liable parties', liableParties, words.liablePartyWords],
  ['visit methods', visitMethods, words.visitMethodWords],
  ['visit verdicts', ['satisfied', 'partly', 'not'], words.visitVerdictWords],
  ['marks', ['1', '2', '3', '4', '5'], words.markWords],
])('all %s have one Chinese word each, and no two the same', (_, keys, table) => {
  expect(Object.keys(table).toSorted()).toEqual([...keys].toSorted())
  expect(new Set(Object.values(table)).size).toBe(keys.length)
  for (const word of Object.values(table)) expect(word).toMatch(/^\p{Script=Han}+$/u)
})
