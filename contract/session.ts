// Signing in with WeChat; the short access token and the rotating refresh token are ours.

import * as z from 'zod/mini'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { roles } from '#domain/people/actor.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { Id, Instant, known } from './fields.ts'

/** A room bound to the person, with the words people use for it. */
export const BoundRoom = z.object({
  roomId: Id,
  buildingId: Id,
  communityId: Id,
  communityName: z.string(),
  label: z.string(),
  relation: known(customerRelations),
})
export type BoundRoom = z.infer<typeof BoundRoom>

export const Me = z.object({
  userId: Id,
  name: z.string(),
  rooms: z.array(BoundRoom),
  grants: z.array(z.object({ role: known(roles), communityId: Id, departmentId: z.optional(Id) })),
  /** The privacy text agreed to; missing before that and after it was taken back. */
  consent: z.optional(z.object({ version: z.string(), at: Instant })),
})
export type Me = z.infer<typeof Me>

const Tokens = z.object({
  access: z.string(),
  accessExpiresAt: Instant,
  refresh: z.string(),
  refreshExpiresAt: Instant,
})
export type Tokens = z.infer<typeof Tokens>

export const SignedIn = z.object({ tokens: Tokens, me: Me })
export type SignedIn = z.infer<typeof SignedIn>

const Token = z.string().check(z.regex(/^[A-Za-z0-9_.-]{20,300}$/))

export const signIn = writes('signIn', {
  path: '/v1/public/session',
  params: nothing,
  body: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(200)) }),
  answer: SignedIn,
  refusals: ['sign-in-failed', 'sign-in-blocked', 'wechat-unavailable'],
  summary: 'Exchange a wx.login code for our own tokens',
})

export const refreshSession = writes('refreshSession', {
  path: '/v1/public/session/refresh',
  params: nothing,
  body: z.strictObject({ refresh: Token }),
  answer: SignedIn,
  refusals: ['sign-in-again'],
  summary: 'Rotate the refresh token; a token used twice ends the session',
})

export const signOut = writes('signOut', {
  path: '/v1/session/end',
  params: nothing,
  body: nothing,
  answer: z.object({}),
  summary: 'End this session on the server',
})

export const readMe = reads('readMe', {
  path: '/v1/me',
  params: nothing,
  query: nothing,
  answer: Me,
  summary: 'Who I am, my rooms and grants',
})
