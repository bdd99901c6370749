// The rules of the demo community over HTTP: reading, trying, deciding.

import type * as z from 'zod/mini'
import * as contract from '#contract/policy.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aWorld } from '../people.ts'
import { pictureOf } from '../stored.ts'

type Plan = z.infer<typeof contract.tryPolicy.body>
export type Wish = Partial<Plan>

/** Ordinary matters are closed within so many working days. */
export const closeWithin = (days: number, changes: Wish = {}): Wish => ({
  wanted: {
    kind: 'changes',
    changes: [{ what: 'close', severity: 'ordinary', length: { counting: 'workingDays', days }, pausable: true }],
  },
  ...changes,
})

export const figure = (what: 'reopen-days' | 'most-pause-days', value: number, changes: Wish = {}): Wish => ({
  wanted: { kind: 'changes', changes: [{ what, value }] },
  ...changes,
})

export const planOf = (wish: Wish): Plan => ({
  communityId,
  scope: { reach: 'community' },
  from: '2026-12-01',
  wanted: { kind: 'changes', changes: [] },
  ...wish,
})

export const cellOf = (view: contract.PolicyView, what: string, severity: string) => {
  const cell = view.clocks.find(it => it.what === what)?.cells.find(it => it.severity === severity)
  if (!cell) throw new Error(`no cell ${what}/${severity}`)
  return cell
}

export const lineOf = (view: contract.PolicyView, what: string) => {
  const line = view.figures.find(it => it.what === what)
  if (!line) throw new Error(`no line ${what}`)
  return line
}

type Asking = { as?: Client; key?: string; seen?: number; version?: string; reason?: string }

/** A world with its rules; whoever asks is 陈立, the manager, unless told otherwise. */
export const aRuleBook = async (options: Parameters<typeof aWorld>[0] = {}) => {
  const world = await aWorld(options)
  let named = 0

  const read = async (as: Client = world.manager) =>
    must(await as.call(contract.readPolicy, { query: { communityId } }))

  const attempt = (wish: Wish, as: Client = world.manager) => as.call(contract.tryPolicy, { body: planOf(wish) })
  const tried = async (wish: Wish, as?: Client) => must(await attempt(wish, as))

  const ask = async (wish: Wish, { as = world.manager, key = newKey(), ...given }: Asking = {}) => {
    named += 1
    const seen = given.seen ?? (await read()).seen
    const { version = `第 ${named} 次会议`, reason = '会上定的' } = given
    return as.call(contract.decidePolicy, { key, body: { ...planOf(wish), seen, version, reason } })
  }
  const decided = async (...asked: Parameters<typeof ask>) => must(await ask(...asked))

  /** The reason it was refused for, after looking that nothing was stored. */
  const refused = async (...asked: Parameters<typeof ask>): Promise<string> => {
    const before = pictureOf(world.stack)
    const answer = await ask(...asked)
    if (answer.ok || pictureOf(world.stack).join() !== before.join()) return 'done'
    return answer.refusal.reason
  }

  /** Days go by; everybody signs in again. */
  const goOn = async (until: string) => {
    world.stack.advance(Date.parse(`${until.replace(' ', 'T')}+08:00`) - world.stack.outside.now())
    const enter = (alias: string) => signInAs(world.stack, alias)
    Object.assign(world, {
      resident: await enter('chenguilan'),
      agent: await enter('hemin'),
      dispatcher: await enter('xujing'),
      handler: await enter('liuqiang'),
      head: await enter('maweidong'),
      manager: await enter('chenli'),
      auditor: await enter('linyue'),
    })
  }

  return { world, read, attempt, tried, ask, decided, refused, goOn }
}
export type RuleBook = Awaited<ReturnType<typeof aRuleBook>>
