// The switches of the WeChat stand-in: consents, delivered cards, trouble on order.

import * as z from 'zod/mini'
import type { Stack } from '../../local/stack.ts'
import type { FaultMode } from '../../local/wechat/faults.ts'

const post = async (stack: Pick<Stack, 'wechatUrl'>, path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(`${stack.wechatUrl}/__sim${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`the stand-in said ${response.status}: ${await response.text()}`)
  return response.json()
}

/** The person accepts one more card of each template. */
export const acceptCards = async (stack: Stack, alias: string): Promise<void> => {
  const ids = stack.outside.settings().wechat?.templateIds
  await post(stack, '/subscribe', { user: alias, templateIds: Object.values(ids ?? {}), answer: 'accept' })
}

const Outbox = z.object({
  cards: z.array(
    z.object({
      title: z.string(),
      page: z.optional(z.string()),
      rows: z.array(z.object({ label: z.string(), value: z.string() })),
      at: z.number(),
    }),
  ),
})

/** The cards delivered to a person, oldest first. */
export const cardsOf = async (stack: Stack, alias: string) => {
  const response = await fetch(`${stack.wechatUrl}/__sim/outbox?user=${alias}`)
  return Outbox.parse(await response.json()).cards
}

const sendPath = '/cgi-bin/message/subscribe/send'

/** The next calls of an endpoint (sending, unless told otherwise) go wrong this way. */
export const makeTrouble = async (
  stack: Stack,
  mode: FaultMode,
  { endpoint = sendPath, times = 1 }: { endpoint?: string; times?: number } = {},
): Promise<void> => {
  await post(stack, '/faults', { endpoint, mode, times })
}

export const makeUser = async (stack: Stack, user: { alias: string; phone?: string; standing?: 'risky' }) =>
  post(stack, '/users', user)

const Code = z.object({ code: z.string() })

export const codeFor = async (stack: Stack, kind: 'login' | 'phone', alias: string): Promise<string> =>
  Code.parse(await post(stack, `/${kind}-code`, { user: alias })).code
