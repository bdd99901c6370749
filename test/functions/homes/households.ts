// A room with its owner and whoever a test lets in.

import * as homes from '#contract/homes.ts'
import { readMe } from '#contract/session.ts'
import { type Client, must } from '../../../local/client.ts'
import type { TestStack } from '../../support/stack.ts'
import { aStranger, ownRoom } from '../people.ts'
import { registrar } from '../registering.ts'
import { storedUnder } from '../stored.ts'

/** 2 栋 1 单元 1202, whose owner is the resident of the demo; her family of two lives there too. */
export const room = { buildingId: ownRoom.buildingId, roomId: ownRoom.roomId }

export const invite = (owner: Client, changes: Partial<typeof inviting> = {}, key?: string) =>
  owner.call(homes.inviteToRoom, { body: { ...inviting, ...changes }, ...(key === undefined ? {} : { key }) })

const inviting = { ...room, relation: 'family' as 'family' | 'tenant' | 'owner' | 'authorised-agent' | 'visitor' }

/** The code of a fresh invitation. */
export const aCode = async (owner: Client, relation: 'family' | 'tenant' = 'family'): Promise<string> =>
  must(await invite(owner, { relation })).code ?? ''

export const comeIn = (client: Client, code: string, key?: string) =>
  client.call(homes.acceptInvitation, { body: { code }, ...(key === undefined ? {} : { key }) })

/** Somebody new whom the owner has let in. */
export const aHousemate = async (
  stack: TestStack,
  owner: Client,
  alias: string,
  relation: 'family' | 'tenant' = 'family',
): Promise<Client> => {
  const client = await aStranger(stack, alias)
  must(await comeIn(client, await aCode(owner, relation)))
  return client
}

export const removeFrom = (owner: Client, userId: string, key?: string) =>
  owner.call(homes.removeFromRoom, { body: { ...room, userId }, ...(key === undefined ? {} : { key }) })

export const leave = (client: Client, key?: string) =>
  client.call(homes.leaveRoom, { body: room, ...(key === undefined ? {} : { key }) })

/** The ids of the rooms a person belongs to now. */
export const roomsOf = async (client: Client): Promise<string[]> =>
  must(await client.call(readMe)).rooms.map(it => it.roomId)

/** What the owner reads of the people and open invitations of the room. */
export const householdOf = async (owner: Client) =>
  must(await owner.call(homes.readMyRooms)).rooms.find(it => it.roomId === room.roomId)?.household

/** The room is registered with another phone from now on: it was sold. */
export const sellTo = async (stack: TestStack, phone: string): Promise<void> => {
  const { seal, put } = await registrar(stack)
  const [item] = storedUnder(stack, `BUILDING#${room.buildingId}`).filter(it => it.id === room.roomId)
  await put({ ...item, ownerPhoneHash: seal.searchHash(phone) })
}
