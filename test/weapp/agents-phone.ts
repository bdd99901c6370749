// An agent's phone with the built mini-program, open at the work list.

import { exampleApi } from '../../local/builds.ts'
import { codeFor } from '../functions/wechat-panel.ts'
import type { TestStack } from '../support/stack.ts'
import { launch } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'

/** As high as five cards are drawn on a phone, in px. */
export const runHeight = 900

export const agentsPhone = async (stack: TestStack, dist: string): Promise<Phone> =>
  launch({
    dist,
    allow: [exampleApi, stack.photosUrl],
    hosts: { [exampleApi]: stack.url },
    loginCode: () => codeFor(stack, 'login', 'hemin'),
    subscribe: async () => ({}),
    now: stack.now,
    open: 'staff/work/index',
    heightOf: id => (id.startsWith('work-list-') ? runHeight : undefined),
  })
