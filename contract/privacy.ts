// 隐私: consent by version; what we hold about me, as a summary and as a file; deleting the account.

import * as z from 'zod/mini'
import { nothing, reads, writes } from './endpoint.ts'
import { Instant, known } from './fields.ts'
import { Me } from './session.ts'

/** The day of the privacy text that phones of this version show. Another text has another day, and everybody is asked again. */
export const privacyVersion = '2026-12-01'

/** What somebody was about to do when he was asked. */
export const consentScenes = ['photos', 'phone', 'place', 'privacy-page'] as const

const Version = z.string().check(z.regex(/^20\d{2}-\d{2}-\d{2}$/))

export const recordConsent = writes('recordConsent', {
  path: '/v1/privacy/consent',
  params: nothing,
  body: z.strictObject({
    version: Version,
    scene: z.enum(consentScenes),
    /** The phone's own time of the tap, kept beside the server's and never trusted. */
    phoneTime: z.optional(Instant),
  }),
  answer: Me,
  refusals: ['key-reused', 'busy-try-again'],
  summary: 'Record that I agreed to the privacy text of a version, when and about to do what',
})

export const withdrawConsent = writes('withdrawConsent', {
  path: '/v1/privacy/consent/withdraw',
  params: nothing,
  body: nothing,
  answer: Me,
  refusals: ['key-reused', 'busy-try-again'],
  summary: 'Withdraw my consent; what was handed in before stays',
})

/** What is kept of me, counted. */
export const MyData = z.object({
  name: z.string(),
  maskedPhone: z.optional(z.string()),
  since: Instant,
  rooms: z.array(z.object({ label: z.string(), community: z.string() })),
  complaints: z.number(),
  photos: z.number(),
  surveys: z.number(),
  followed: z.number(),
  messages: z.number(),
  /** Sign-ins that still hold, of the newest ten. */
  sessions: z.number(),
  /** False where something was counted no further than the server goes at once. */
  isWhole: z.boolean(),
  /** The newest twenty. */
  consents: z.array(z.object({ at: Instant, version: z.string(), given: z.boolean(), scene: known(consentScenes) })),
  /** What stands in the way of deleting the account: complaints that still go on, or being an employee. */
  unfinished: z.number(),
  isStaff: z.boolean(),
})
export type MyData = z.infer<typeof MyData>

export const readMyData = reads('readMyData', {
  path: '/v1/privacy/data',
  params: nothing,
  query: nothing,
  answer: MyData,
  summary: 'What is kept of me, counted, and what I agreed to',
})

/** A repetition under its key is answered like the first; by then nobody is signed in any more. */
export const deleteAccount = writes('deleteAccount', {
  path: '/v1/privacy/account/delete',
  params: nothing,
  body: nothing,
  answer: z.object({}),
  refusals: ['complaints-open', 'staff-account', 'busy-try-again'],
  summary: 'Delete my account: identity at once, the rest within minutes; refused while a complaint still goes on',
})

export const exportMyData = reads('exportMyData', {
  path: '/v1/privacy/export',
  params: nothing,
  query: nothing,
  answer: z.object({ url: z.string(), name: z.string() }),
  summary: 'The same in full as an xlsx, behind a link that holds for ten minutes',
})
