// What the process of a stack is told when it starts, and what the two processes say to each other.

import * as z from 'zod/mini'

export const StackSettings = z.object({
  directory: z.string(),
  ports: z.object({ gateway: z.number(), photos: z.number(), wechat: z.number() }),
  /** Milliseconds the stack's clock is ahead of the machine's. */
  ahead: z.number(),
})
export type StackSettings = z.infer<typeof StackSettings>

export const Asked = z.object({ ask: z.enum(['settle', 'close']) })

export const Said = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready'), url: z.string(), wechatUrl: z.string(), photosUrl: z.string() }),
  /** `faults`: what the functions and deliveries stumbled over since the start. */
  z.object({ say: z.literal('settled'), faults: z.array(z.string()) }),
])
export type Said = z.infer<typeof Said>
