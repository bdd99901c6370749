// Communities, buildings, rooms; binding a room to oneself; the categories of a community.

import * as z from 'zod/mini'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { features } from '#domain/places/switches.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { ById, Id, known } from './fields.ts'
import { Me } from './session.ts'

/** Asked beside the text: where it leaks, which lift. A question of a kind this client does not know is left out. */
const Question = z.object({
  id: Id,
  words: z.string(),
  kind: known(['choice', 'text']),
  choices: z.optional(z.array(z.string())),
})

const Building = z.object({ id: Id, name: z.string() })

export const Category = z.object({
  id: Id,
  name: z.string(),
  icon: z.string(),
  departmentId: Id,
  needsPhotos: z.boolean(),
  /** A matter of everybody: neighbours can follow it. */
  followable: z.optional(z.boolean()),
  /** Between neighbours: the name is hidden from the handler unless the filer wants otherwise. */
  hidesName: z.optional(z.boolean()),
  /** What somebody might write. */
  example: z.optional(z.string()),
  questions: z.optional(z.array(Question)),
})
export type Category = z.infer<typeof Category>

/** What a phone must know of a community: how it is laid out, what can be complained about, whom to call in danger. */
export const Community = z.object({
  id: Id,
  name: z.string(),
  buildings: z.array(Building),
  publicPlaces: z.array(z.string()),
  /** Those of them that every building has for itself. */
  placesInBuildings: z.optional(z.array(z.string())),
  categories: z.array(Category),
  departments: z.array(z.object({ id: Id, name: z.string() })),
  emergencyPhones: z.array(z.object({ name: z.string(), phone: z.string() })),
  /** Switched off here: not to be offered. */
  off: z.optional(z.array(known(features))),
})
export type Community = z.infer<typeof Community>

export const listCommunities = reads('listCommunities', {
  path: '/v1/communities',
  params: nothing,
  query: nothing,
  answer: z.object({ communities: z.array(z.object({ id: Id, name: z.string() })) }),
  summary: 'The communities of the company',
})

export const readCommunity = reads('readCommunity', {
  path: '/v1/communities/{id}',
  params: ById,
  query: nothing,
  answer: Community,
  refusals: ['community-unknown'],
  summary: 'One community: buildings, public places, categories, emergency phones',
})

export const listRooms = reads('listRooms', {
  path: '/v1/buildings/{id}/rooms',
  params: ById,
  query: nothing,
  answer: z.object({ rooms: z.array(z.object({ id: Id, unit: z.string(), number: z.string(), label: z.string() })) }),
  refusals: ['room-unknown'],
  summary: 'The rooms of a building',
})

export const bindRoom = writes('bindRoom', {
  path: '/v1/rooms/bind',
  params: nothing,
  body: z.strictObject({
    buildingId: Id,
    roomId: Id,
    relation: z.enum(customerRelations),
    phoneCode: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
  answer: Me,
  refusals: ['room-unknown', 'phone-does-not-match', 'phone-code-invalid', 'wechat-unavailable'],
  summary: 'Bind a room; the phone number from WeChat must be the one the room is registered with',
})
