// Signing in at a desk: the browser shows a code, the employee scans it with the mini-program and says yes. And where one is signed in.

import * as z from 'zod/mini'
import { nothing, reads, writes } from './endpoint.ts'
import { Id, Instant, known, ShortWords } from './fields.ts'
import { SignedIn } from './session.ts'

/** Eight digits: in the QR code, and large beside it for whoever cannot scan. */
const DeskCode = z.string().check(z.regex(/^\d{8}$/))
const ByCode = z.strictObject({ code: Id })

/** What the QR code says before its eight digits. */
export const deskCodePrefix = 'huiyin-desk:'

export const beginDeskSignIn = writes('beginDeskSignIn', {
  path: '/v1/public/desk',
  params: nothing,
  body: z.strictObject({ browser: ShortWords }),
  answer: z.object({ code: z.string(), secret: z.string(), expiresAt: Instant }),
  refusals: ['busy-try-again'],
  summary: 'A browser asks to be signed in: a code to show, a secret to keep',
})

export const deskStates = ['waiting', 'refused', 'over', 'signed-in'] as const

/** `signedIn` comes once, with the state `signed-in`; the code is used up then. */
export const DeskAnswer = z.object({ state: known(deskStates), signedIn: z.optional(SignedIn) })
export type DeskAnswer = z.infer<typeof DeskAnswer>

export const claimDeskSignIn = writes('claimDeskSignIn', {
  path: '/v1/public/desk/claim',
  params: nothing,
  body: z.strictObject({ code: DeskCode, secret: z.string().check(z.minLength(20), z.maxLength(100)) }),
  answer: DeskAnswer,
  refusals: ['busy-try-again'],
  summary: 'Has somebody said yes? Asked every two seconds while the code is shown',
})

export const DeskRequest = z.object({ browser: z.string(), askedAt: Instant, expiresAt: Instant })
export type DeskRequest = z.infer<typeof DeskRequest>

export const readDeskSignIn = reads('readDeskSignIn', {
  path: '/v1/staff/desk/{code}',
  params: ByCode,
  query: nothing,
  answer: DeskRequest,
  refusals: ['not-allowed', 'desk-code-over'],
  summary: 'Which browser asks to be signed in',
})

export const answerDeskSignIn = writes('answerDeskSignIn', {
  path: '/v1/staff/desk/{code}/answer',
  params: ByCode,
  body: z.strictObject({ yes: z.boolean() }),
  answer: z.object({}),
  refusals: ['not-allowed', 'desk-code-over', 'busy-try-again'],
  summary: 'Say yes or no to the browser',
})

/** `device`: the browser's words; missing for WeChat. `seenAt`: when it last renewed itself. */
export const Session = z.object({
  id: Id,
  device: z.optional(z.string()),
  openedAt: Instant,
  seenAt: Instant,
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const listSessions = reads('listSessions', {
  path: '/v1/sessions',
  params: nothing,
  query: nothing,
  answer: z.object({ sessions: z.array(Session) }),
  summary: 'Where I am signed in, the newest first',
})

export const endSessions = writes('endSessions', {
  path: '/v1/sessions/end',
  params: nothing,
  body: z.strictObject({ id: z.optional(Id) }),
  answer: z.object({}),
  refusals: ['busy-try-again'],
  summary: 'Sign out there; without an id everywhere, here too',
})
