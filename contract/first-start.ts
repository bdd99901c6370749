// 开始使用: an empty deployment gets its company, its first community and its first administrator.

import * as z from 'zod/mini'
import { nothing, writes } from './endpoint.ts'
import { ShortWords } from './fields.ts'
import { Me } from './session.ts'

/** `phone`: whom residents ring at any hour. */
export const beginCompany = writes('beginCompany', {
  path: '/v1/first-start',
  params: nothing,
  body: z.strictObject({
    code: ShortWords,
    company: ShortWords,
    community: ShortWords,
    name: ShortWords,
    phone: ShortWords,
  }),
  answer: Me,
  refusals: [
    'first-start-over',
    'first-start-not-set',
    'first-start-code-wrong',
    'first-start-too-often',
    'text-missing',
    'text-too-long',
    'text-without-words',
    'emergency-phone-wrong',
    'key-reused',
    'busy-try-again',
  ],
  summary: 'Begin an empty deployment by its code: once, as its first administrator',
})
