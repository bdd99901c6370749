import { exampleApi } from '../../../local/builds.ts'
import type { Stack } from '../../../local/stack.ts'
import { codeFor } from '../../functions/wechat-panel.ts'
import { type LaunchSettings, launch } from '../harness/launch.ts'
import type { Phone } from '../harness/phone.ts'

/** A person of the demo with the built mini-program on a phone, privacy agreed to, on the clock of the stack. */
export const phoneFor = (
  { stack, dist }: { stack: Stack; dist: string },
  user: string,
  settings: Partial<LaunchSettings> = {},
): Promise<Phone> =>
  launch({
    dist,
    allow: [exampleApi, stack.photosUrl],
    hosts: { [exampleApi]: stack.url },
    loginCode: () => codeFor(stack, 'login', user),
    phoneCode: () => codeFor(stack, 'phone', user),
    subscribe: async templateIds => Object.fromEntries(templateIds.map(id => [id, 'accept'])),
    consent: { agreed: true },
    now: stack.now,
    ...settings,
  })
