// Neighbours of one building, as many as a test needs, and what they file about its lift.

import type { FilingBody } from '#contract/complaints.ts'
import * as complaints from '#contract/complaints.ts'
import { type Client, must } from '../../../local/client.ts'
import { communityId, profile, rooms } from '../../../local/demo/community.ts'
import type { TestStack } from '../../support/stack.ts'
import { aFiling, aStranger, type World } from '../people.ts'
import { registrar } from '../registering.ts'
import { storedUnder } from '../stored.ts'

export const building = { id: 'tsy-b2', name: '2 栋' } as const

let met = 0

/** Somebody who lives in a building, each in a room of his own. */
export const aNeighbour = async (
  stack: TestStack,
  buildingId: string = building.id,
  alias?: string,
): Promise<Client> => {
  met += 1
  const client = await aStranger(stack, alias ?? `neighbour-${met}`)
  const room = rooms.filter(it => it.buildingId === buildingId)[met % 20]
  const [user] = storedUnder(stack, `USER#${client.session.me.userId}`)
  const { put } = await registrar(stack)
  const bound = {
    roomId: `${room?.id ?? ''}-${met}`,
    buildingId,
    communityId,
    communityName: profile.name,
    label: room?.label ?? '',
    relation: 'owner',
  }
  await put({ ...user, rooms: [bound] })
  return client
}

/** A filing about the lift of building 2. */
export const aboutLift = (changes: Partial<FilingBody> = {}): FilingBody =>
  aFiling({
    categoryId: 'lift',
    place: { kind: 'public', label: '2 栋 电梯', buildingId: building.id },
    text: '电梯又停在七楼不动了，我母亲上不了楼。',
    ...changes,
  })

export const fileAs = async (client: Client, body: FilingBody = aboutLift()) =>
  must(await client.call(complaints.fileComplaint, { body }))

/** So many neighbours, each with a complaint about the lift, one minute apart. */
export const liftFiledBy = async ({ stack }: Pick<World, 'stack'>, count: number) => {
  const filed: { client: Client; id: string; turn: number; number: string }[] = []
  for (let index = 0; index < count; index += 1) {
    stack.advance(60_000)
    const client = await aNeighbour(stack)
    filed.push({ client, ...(await fileAs(client)) })
  }
  return filed
}
