// One complaint told at length, as people do: what is long must wrap and stay readable on every screen.

import { fileComplaint } from '#contract/complaints.ts'
import { must, signInAs } from '../client.ts'
import { communityId } from '../demo/community.ts'
import type { Stack } from '../stack.ts'
import { longComplaint } from './screen.ts'

const text = `${'从上个月开始，地下车库负二层靠近电梯厅的那一排车位，每天晚上都有水从顶上的管子滴下来，车顶上全是白色的印子，洗了又有。'.repeat(5)}物业的人来看过两次，说要报计划，编号写的是 TSY-B2-2026-10-31-A-0000000000000000000000000000017，之后就没有消息了。`

/** Files it, in the demo's own way. */
export const tellAtLength = async (stack: Stack): Promise<void> => {
  const resident = await signInAs(stack, 'zhaodagang')
  const place = { kind: 'public' as const, label: '地下车库' }
  const body = { communityId, kind: 'complaint' as const, categoryId: 'leak', place, text, photoIds: [] }
  const sides = { danger: false, happeningNow: false, hideName: false }
  must(await resident.call(fileComplaint, { key: longComplaint, body: { ...body, ...sides } }))
  await stack.settle()
}
