import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as desk from '#contract/desk.ts'
import { readMe, refreshSession, type SignedIn } from '#contract/session.ts'
import { hour, minute } from '#domain/time.ts'
import { type Client, caller, must, signInAs } from '../../../local/client.ts'
import { tableNames } from '../../../local/outside.ts'
import { aStack, type TestStack } from '../../support/stack.ts'
import { holdBack } from '../gate.ts'

let stack: TestStack
let agent: Client
let anybody: ReturnType<typeof caller>
beforeAll(async () => {
  stack = await aStack()
  anybody = caller(stack.url)
})
beforeEach(async () => {
  // Whatever a test before did to its sessions.
  agent = await signInAs(stack, 'hemin')
})
afterAll(() => stack.close())

const second = 1000
const browser = 'Chrome，Windows'
const begin = async () => must(await anybody(desk.beginDeskSignIn, { body: { browser } }))
const claim = async ({ code, secret }: { code: string; secret: string }) =>
  must(await anybody(desk.claimDeskSignIn, { body: { code, secret } }))
const answer = (client: Client, code: string, yes = true) =>
  client.call(desk.answerDeskSignIn, { params: { code }, body: { yes } })
const reasonOf = (answered: { ok: boolean; refusal?: { reason: string } }) => answered.refusal?.reason
const signedInAtDesk = async (by = agent): Promise<SignedIn> => {
  const asked = await begin()
  must(await answer(by, asked.code))
  const { signedIn } = await claim(asked)
  if (!signedIn) throw new Error('the desk got no session')
  return signedIn
}
const worksStill = async (access: string) => (await caller(stack.url, access)(readMe)).ok

describe('a browser that shows a code', () => {
  test('is told to wait, then gets the session of who said yes, once', async () => {
    const asked = await begin()
    expect(asked.code).toMatch(/^\d{8}$/)
    expect(await claim(asked)).toEqual({ state: 'waiting' })
    const shown = must(await agent.call(desk.readDeskSignIn, { params: { code: asked.code } }))
    expect(shown).toEqual({ browser, askedAt: stack.outside.now(), expiresAt: asked.expiresAt })
    must(await answer(agent, asked.code))
    const { state, signedIn } = await claim(asked)
    expect(state).toBe('signed-in')
    expect(signedIn?.me.userId).toBe(agent.session.me.userId)
    expect(await worksStill(signedIn?.tokens.access ?? '')).toBe(true)
    expect(await claim(asked)).toEqual({ state: 'over' })
  })

  test('is told no, and stays outside', async () => {
    const asked = await begin()
    must(await answer(agent, asked.code, false))
    expect(await claim(asked)).toEqual({ state: 'refused' })
    expect(reasonOf(await answer(agent, asked.code))).toBe('desk-code-over')
  })

  test('gets nothing for the code alone', async () => {
    const asked = await begin()
    must(await answer(agent, asked.code))
    expect(await claim({ code: asked.code, secret: 'a'.repeat(43) })).toEqual({ state: 'over' })
    expect((await claim(asked)).state).toBe('signed-in')
  })

  test('asked by two windows at once, one gets the session', async () => {
    const { code, secret } = await begin()
    must(await answer(agent, code))
    const claims = await Promise.all([1, 2, 3].map(() => anybody(desk.claimDeskSignIn, { body: { code, secret } })))
    // The others find the code used up, or meet the first at the very moment.
    expect(claims.filter(it => it.ok && it.value.state === 'signed-in')).toHaveLength(1)
  })

  test.each([
    ['a moment before two minutes are over', 2 * minute - second, 'signed-in'],
    ['after two minutes', 2 * minute, 'over'],
  ])('claimed %s: %s', async (_, later, state) => {
    const asked = await begin()
    must(await answer(agent, asked.code))
    stack.advance(later)
    expect((await claim(asked)).state).toBe(state)
  })

  test('is over for the phone after two minutes', async () => {
    const { code } = await begin()
    stack.advance(2 * minute)
    const again = await signInAs(stack, 'hemin')
    expect(reasonOf(await again.call(desk.readDeskSignIn, { params: { code } }))).toBe('desk-code-over')
    expect(reasonOf(await answer(again, code))).toBe('desk-code-over')
  })

  test('is opened by staff only', async () => {
    const { code, secret } = await begin()
    const resident = await signInAs(stack, 'chenguilan')
    expect(reasonOf(await resident.call(desk.readDeskSignIn, { params: { code } }))).toBe('not-allowed')
    expect(reasonOf(await answer(resident, code))).toBe('not-allowed')
    expect(await claim({ code, secret })).toEqual({ state: 'waiting' })
  })

  test('keeps no secret on the server', async () => {
    const asked = await begin()
    expect(JSON.stringify(stack.database.allItems(tableNames.working))).not.toContain(asked.secret)
  })
})

describe('the session at a desk', () => {
  test('goes on for twelve hours without use, and no longer', async () => {
    const { tokens } = await signedInAtDesk()
    expect(tokens.refreshExpiresAt - stack.outside.now()).toBe(12 * hour)
    stack.advance(12 * hour - second)
    const next = must(await anybody(refreshSession, { body: { refresh: tokens.refresh } })).tokens
    stack.advance(12 * hour)
    const late = await anybody(refreshSession, { body: { refresh: next.refresh } })
    expect(reasonOf(late)).toBe('sign-in-again')
  })

  test('stands in the list of sessions with its browser, and the phone’s own beside it', async () => {
    must(await agent.call(desk.endSessions, { body: {} }))
    stack.advance(second)
    const phone = await signInAs(stack, 'hemin')
    stack.advance(minute)
    await signedInAtDesk(phone)
    const { sessions } = must(await phone.call(desk.listSessions))
    expect(sessions.map(({ device, current }) => [device, current])).toEqual([
      [browser, false],
      [undefined, true],
    ])
    expect(sessions.map(it => stack.outside.now() - it.seenAt)).toEqual([0, minute])
  })
})

describe('signing out', () => {
  test('one session ends that one, and nobody ends another person’s', async () => {
    const { tokens } = await signedInAtDesk()
    const { sessions } = must(await agent.call(desk.listSessions))
    const there = sessions.find(it => tokens.access.split('.')[1] === it.id)
    if (!there) throw new Error('the desk is not listed')
    const other = await signInAs(stack, 'xujing')
    must(await other.call(desk.endSessions, { body: { id: there.id } }))
    expect(await worksStill(tokens.access)).toBe(true)
    must(await agent.call(desk.endSessions, { body: { id: there.id } }))
    expect(await worksStill(tokens.access)).toBe(false)
    expect(reasonOf(await anybody(refreshSession, { body: { refresh: tokens.refresh } }))).toBe('sign-in-again')
    expect(await worksStill(agent.session.tokens.access)).toBe(true)
    expect(must(await agent.call(desk.listSessions)).sessions.map(it => it.id)).not.toContain(there.id)
  })

  test.each([
    ['in the very moment of', 0],
    ['a second after', second],
  ])('everywhere, %s a yes at a desk that has not used it yet, takes it back', async (_, later) => {
    const asked = await begin()
    must(await answer(agent, asked.code))
    stack.advance(later)
    must(await agent.call(desk.endSessions, { body: {} }))
    stack.advance(second)
    expect(await claim(asked)).toEqual({ state: 'over' })
  })

  test('everywhere takes back a yes that is just on its way, and none that comes after it', async () => {
    const asked = await begin()
    const gate = holdBack(stack, 'TransactWriteItems', 'approved')
    const saying = answer(agent, asked.code)
    await gate.reached
    must(await agent.call(desk.endSessions, { body: {} }))
    stack.advance(second)
    gate.open()
    must(await saying)
    expect(await claim(asked)).toEqual({ state: 'over' })
    const anew = await begin()
    must(await answer(await signInAs(stack, 'hemin'), anew.code))
    expect((await claim(anew)).state).toBe('signed-in')
  })

  test('everywhere ends every session there ever was, and a new one works', async () => {
    const before: SignedIn[] = [agent.session, await signedInAtDesk()]
    // More than the list remembers.
    for (let count = 0; count < 11; count += 1) before.push((await signInAs(stack, 'hemin')).session)
    must(await agent.call(desk.endSessions, { body: {} }))
    expect(await Promise.all(before.map(it => worksStill(it.tokens.access)))).toEqual(before.map(() => false))
    for (const { tokens } of before)
      expect(reasonOf(await anybody(refreshSession, { body: { refresh: tokens.refresh } }))).toBe('sign-in-again')
    stack.advance(second)
    const anew = await signInAs(stack, 'hemin')
    expect(must(await anew.call(desk.listSessions)).sessions).toHaveLength(1)
  })
})
