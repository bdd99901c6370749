// The stand-in's own switches under /__sim: people, codes, consents, delivered cards, faults. Called by the local stack,
// by tests and by the page with the two phones; never by the server's code.
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import { type Codes, mintCode } from './codes.ts'
import { askForConsent, changeSettings, panelAnswers, readSettings } from './consent-panel.ts'
import { type Fault, faultModes } from './faults.ts'
import type { Journal } from './journal.ts'
import type { SimUser } from './state.ts'
import type { RegisteredTemplate } from './template-registry.ts'
import type { SimRequest } from './wechat-answer.ts'

export type ControlWorld = {
  readonly now: () => Instant
  readonly appid: string
  readonly journal: Journal
  readonly codes: Codes
  readonly faults: Fault[]
  readonly templates: readonly RegisteredTemplate[]
}

type ControlAnswer = { status: number; body: unknown }
type Switch = (world: ControlWorld, request: SimRequest) => ControlAnswer

const done = (body: unknown): ControlAnswer => ({ status: 200, body })
const wrong = (status: number, error: string): ControlAnswer => ({ status, body: { error } })

/** Answers a call under /__sim; 400 for a malformed one, 404 for an unknown path or person. */
export const controlAnswer = (world: ControlWorld, path: string, request: SimRequest): ControlAnswer => {
  const chosen = switches[`${request.method} ${path}`]
  return chosen ? chosen(world, request) : wrong(404, 'no such switch')
}

const withBody =
  <Body>(shape: z.ZodMiniType<Body>, act: (world: ControlWorld, body: Body) => ControlAnswer): Switch =>
  (world, request) => {
    const body = shape.safeParse(jsonOrUndefined(request.text))
    return body.success ? act(world, body.data) : wrong(400, z.prettifyError(body.error))
  }

const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const forUser = (world: ControlWorld, alias: string, act: (user: SimUser) => ControlAnswer): ControlAnswer => {
  const user = world.journal.state.users.get(alias)
  return user ? act(user) : wrong(404, `no user ${alias}`)
}

const alias = z.string().check(z.regex(/^[\w-]{1,40}$/))

const createUser = withBody(
  z.strictObject({
    alias,
    phone: z.optional(z.string().check(z.regex(/^(1\d{10}|\+\d{1,3} \d{5,14})$/))),
    standing: z.optional(z.enum(['ordinary', 'risky'])),
  }),
  ({ appid, journal }, { alias, phone, standing }) => {
    const before = journal.state.users.get(alias)
    const keptPhone = phone ?? before?.phone
    const user: SimUser = {
      alias,
      openid: openidOf(appid, alias),
      standing: standing ?? before?.standing ?? 'ordinary',
      ...(keptPhone !== undefined && { phone: keptPhone }),
    }
    journal.record({ kind: 'user', user })
    return done(user)
  },
)

// Always the same for an alias, so that demo data survives even a lost state file.
const openidOf = (appid: string, alias: string): string =>
  `o${createHash('sha256').update(`${appid} ${alias}`).digest('base64url').slice(0, 27)}`

const loginCode = withBody(z.strictObject({ user: alias, appid: z.optional(z.string()) }), (world, body) =>
  forUser(world, body.user, user => {
    const about = { alias: user.alias, appid: body.appid ?? world.appid, now: world.now() }
    return done({ code: mintCode(world.codes, 'login', about) })
  }),
)

const phoneCode = withBody(z.strictObject({ user: alias }), (world, body) =>
  forUser(world, body.user, user => {
    if (user.phone === undefined) return wrong(409, `${user.alias} has no phone number`)
    return done({ code: mintCode(world.codes, 'phone', { alias: user.alias, appid: world.appid, now: world.now() }) })
  }),
)

const subscribe = withBody(
  z.strictObject({ user: alias, templateIds: z.array(z.string()), answer: z.enum(panelAnswers) }),
  (world, body) => forUser(world, body.user, user => done(askForConsent(world, user, body))),
)

const setSettings = withBody(
  z.strictObject({
    user: alias,
    mainSwitch: z.optional(z.boolean()),
    choices: z.optional(z.record(z.string(), z.enum(['accept', 'reject', 'ask']))),
  }),
  (world, body) =>
    forUser(world, body.user, user => {
      changeSettings(world, user, body)
      return done(readSettings(world, user))
    }),
)

const addFault = withBody(
  z.strictObject({
    endpoint: z.string().check(z.startsWith('/')),
    mode: z.enum(faultModes),
    times: z._default(z.number().check(z.positive()), 1),
    milliseconds: z._default(z.number().check(z.nonnegative()), 0),
  }),
  (world, fault) => {
    world.faults.push(fault)
    return done({ faults: world.faults })
  },
)

const listUsers: Switch = ({ journal }) => done({ users: [...journal.state.users.values()] })

const getSettings: Switch = (world, { query }) =>
  forUser(world, query.get('user') ?? '', user => done(readSettings(world, user)))

// `after`: the last sequence the caller has seen, so that a page can ask for what is new.
const outbox: Switch = (world, { query }) => {
  const after = Number(query.get('after') ?? 0)
  const cards = world.journal.state.cards.filter(card => card.sequence > after)
  const name = query.get('user')
  if (name === null) return done({ cards })
  return forUser(world, name, user => done({ cards: cards.filter(card => card.openid === user.openid) }))
}

const listFaults: Switch = ({ faults }) => done({ faults: faults.filter(({ times }) => times > 0) })

const clearFaults: Switch = ({ faults }) => {
  faults.length = 0
  return done({ faults })
}

const switches: Record<string, Switch> = {
  'POST /__sim/users': createUser,
  'GET /__sim/users': listUsers,
  'POST /__sim/login-code': loginCode,
  'POST /__sim/phone-code': phoneCode,
  'POST /__sim/subscribe': subscribe,
  'POST /__sim/subscription-settings': setSettings,
  'GET /__sim/subscription-settings': getSettings,
  'GET /__sim/outbox': outbox,
  'POST /__sim/faults': addFault,
  'GET /__sim/faults': listFaults,
  'DELETE /__sim/faults': clearFaults,
}
