// Somebody who was never here.

import { type Client, signInAs } from '../../../local/client.ts'
import type { Stack } from '../../../local/stack.ts'

/** Makes somebody with WeChat and signs him in. */
export const newcomer = async (stack: Pick<Stack, 'url' | 'wechatUrl'>, alias: string): Promise<Client> => {
  await fetch(`${stack.wechatUrl}/__sim/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ alias }),
  })
  return signInAs(stack, alias)
}
