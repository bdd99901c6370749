// A backlog for tests of dispatching: complaints registered by telephone, and further handlers as an import would add them.

import * as staff from '#contract/staff.ts'
import { must } from '../../../local/client.ts'
import { communityId, profile } from '../../../local/demo/community.ts'
import { aCall, type World } from '../people.ts'
import { registrar } from '../registering.ts'

export const leak = {
  categoryId: 'leak',
  place: { kind: 'room', buildingId: 'tsy-b2', roomId: 'tsy-b2-1-1202' },
} as const

/** Registers a call: it is accepted at once. Tells id, turn and number. */
export const aWaiting = async (
  { agent, stack }: Pick<World, 'agent' | 'stack'>,
  changes: Record<string, unknown> = {},
) => {
  const body = aCall(stack.now(), changes)
  const { id, turn, number } = must(await agent.call(staff.registerForCaller, { body }))
  return { id, turn, number }
}

/** Handlers of a department: 处理人1 and so on, each with the first of the skills or all. */
export const addHandlers = async (
  { stack }: Pick<World, 'stack'>,
  count: number,
  { departmentId = 'engineering', skills = ['防水'] }: { departmentId?: string; skills?: string[] } = {},
): Promise<string[]> => {
  const { put } = await registrar(stack)
  const ids = Array.from({ length: count }, (_, at) => `staff-${departmentId}-${at + 1}`)
  for (const [at, userId] of ids.entries())
    await put({
      v: 1,
      pk: profile.pk,
      sk: `STAFF#${userId}`,
      userId,
      name: `处理人${at + 1}`,
      grants: [{ role: 'handler', departmentId }],
      skills,
      buildingIds: [`tsy-b${(at % 3) + 1}`],
    })
  return ids
}

export const inCommunity = { communityId } as const
