import * as complaints from '#contract/complaints.ts'
import { deleteAccount } from '#contract/privacy.ts'
import * as staff from '#contract/staff.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import type { Stack } from '../../../local/stack.ts'
import { aFiling, bring, ownRoom, type World } from '../people.ts'
import { storedItems } from '../stored.ts'

export const leave = (client: Client, key = newKey()) => client.call(deleteAccount, { key })

/** The leaver signs in, once more or as somebody new. */
export const again = (stack: Stack) => signInAs(stack, 'leaver')

export const readAsStaff = async (as: Client, id: string) => must(await as.call(staff.readAsStaff, { params: { id } }))

/** A complaint of the leaver that is at rest: taken back before anybody acted. */
export const atRest = async (leaver: Client, text = '水管漏水，我是李四') => {
  const filed = must(await leaver.call(complaints.fileComplaint, { body: aFiling({ place: ownRoom, text }) }))
  must(await leaver.call(complaints.withdrawMine, { params: { id: filed.id }, body: { turn: filed.turn } }))
  return filed
}

/** A complaint of the leaver, worked on, rated and closed. */
export const closed = async (world: World, leaver: Client, text = '夜里吵，我是李四') => {
  const people = { ...world, resident: leaver }
  const { id, turn, number } = await bring(people, 'answered', { place: ownRoom, text })
  const said = { solved: true, overall: 5 as const, tags: [], text: '谢谢', callMe: false }
  const rated = must(await leaver.call(complaints.answerMySurvey, { params: { id }, body: { turn, ...said } }))
  const visit = { method: 'phone' as const, visitedAt: world.stack.now(), verdict: 'satisfied' as const, solved: true }
  const body = { turn: rated.turn, ...visit, words: '满意' }
  if (rated.state === 'answered') must(await world.agent.call(staff.recordVisit, { params: { id }, body }))
  return { id, number }
}

/** The kinds of items in which this still stands. */
export const mentions = (stack: Stack, text: string): string[] =>
  storedItems(stack)
    .filter(item => JSON.stringify(item).includes(text))
    .map(item => String(item.pk).replace(/#.*/, ''))
