// An employee's phone with the built mini-program, open at the work list; an agent's where nobody is named.

import { exampleApi } from '../../local/builds.ts'
import { codeFor } from '../functions/wechat-panel.ts'
import type { TestStack } from '../support/stack.ts'
import { launch } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'

/** As high as five cards are drawn on a phone, in px. */
export const runHeight = 900

export const agentsPhone = async (
  stack: TestStack,
  dist: string,
  { user = 'hemin', open = 'staff/work/index' }: { user?: string; open?: string } = {},
): Promise<Phone> =>
  launch({
    dist,
    allow: [exampleApi, stack.photosUrl],
    hosts: { [exampleApi]: stack.url },
    loginCode: () => codeFor(stack, 'login', user),
    subscribe: async () => ({}),
    now: stack.now,
    open,
    heightOf: id => (id.startsWith('work-list-') ? runHeight : undefined),
  })
