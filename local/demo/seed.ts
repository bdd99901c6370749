// Seeding: community, rooms and people are written as an administrator's import would; the past is made by the real use cases.

import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { privacyVersion } from '../../contract/privacy.ts'
import { day } from '../../domain/time.ts'
import { staffPhoneContext } from '../../functions/places/community.ts'
import { nameContext, phoneContext } from '../../functions/session/enter.ts'
import { memberItem } from '../../functions/storage/home-items.ts'
import { roomPhoneItem } from '../../functions/storage/person-items.ts'
import { consentPut } from '../../functions/storage/privacy-items.ts'
import { openSeal, type Seal } from '../../functions/storage/seal.ts'
import { tableNames } from '../outside.ts'
import type { Stack } from '../stack.ts'
import { fakeAccount } from '../wechat/fake-accounts.ts'
import { buildings, communityId, profile, roomNamed, rooms } from './community.ts'
import { type DemoResident, type DemoStaff, registeredPhones, residents, staff } from './people.ts'

type Item = Record<string, unknown>

const reference = (seal: Seal): Item[] => [
  { v: 1, pk: 'COMPANY', sk: `COMMUNITY#${communityId}`, id: communityId, name: profile.name },
  profile,
  ...buildings.map(({ id, name }) => ({ v: 1, pk: profile.pk, sk: `BUILDING#${id}`, id, name })),
  ...staff.map(({ userId, name, grants, skills, buildingIds, workPhone }) => ({
    v: 1,
    pk: profile.pk,
    sk: `STAFF#${userId}`,
    userId,
    name,
    grants: grants.map(({ role, departmentId }) => ({ role, departmentId })),
    skills,
    buildingIds,
    phone: workPhone === undefined ? undefined : seal.seal(workPhone, staffPhoneContext(userId)),
  })),
]

const roomItems = (seal: Seal): Item[] =>
  rooms.flatMap((room): Item[] => {
    const phone = residents.find(it => it.room?.label === room.label)?.phone ?? registeredPhones[room.label]
    const item = { v: 1, pk: `BUILDING#${room.buildingId}`, sk: `ROOM#${room.id}`, ...room, communityId }
    if (phone === undefined) return [item]
    const ownerPhoneHash = seal.searchHash(phone)
    return [{ ...item, ownerPhoneHash }, roomPhoneItem(ownerPhoneHash, item)]
  })

const isResident = (person: DemoResident | DemoStaff): person is DemoResident => 'phone' in person

/** Whoever moves in today has used nothing yet, and is still to be asked for consent. */
const isNew = (person: DemoResident | DemoStaff): boolean => isResident(person) && !person.room

/** Everybody with a room has lived there for a while. */
const livedThere = 400 * day

const memberItems = ({ userId, name, room }: DemoResident, phoneHash: string, seal: Seal, now: number): Item[] => {
  if (!room) return []
  const { id: roomId, buildingId } = roomNamed(room.label)
  const { relation, calledAs } = room
  const basis = relation === 'owner' ? ({ by: 'register', phoneHash } as const) : ({ by: 'owner' } as const)
  const since = now - livedThere
  return [memberItem(seal, { buildingId, roomId }, { user: { id: userId }, name, relation, since, basis, calledAs })]
}

const personItems = (person: DemoResident | DemoStaff, openid: string, seal: Seal, now: number): Item[] => {
  const { userId, name } = person
  const room = isResident(person) && person.room ? roomNamed(person.room.label) : undefined
  const user: Item = {
    v: 1,
    pk: `USER#${userId}`,
    sk: 'USER',
    id: userId,
    version: 1,
    openid,
    name: seal.seal(name, nameContext(userId)),
    rooms:
      room && isResident(person) && person.room
        ? [
            {
              roomId: room.id,
              buildingId: room.buildingId,
              communityId,
              communityName: profile.name,
              label: room.label,
              relation: person.room.relation,
              since: now - livedThere,
            },
          ]
        : [],
    grants: isResident(person) ? [] : person.grants,
    ...(isNew(person) ? {} : { consent: { version: privacyVersion, at: now } }),
    createdAt: now,
  }
  const identity = { v: 1, pk: `OPENID#${fakeAccount.appid}#${openid}`, sk: 'IDENTITY', userId }
  const said = { version: privacyVersion, given: true, scene: 'photos' } as const
  const agreed = isNew(person) ? [] : [consentPut(userId, said, { key: 'seeded', at: now }).item]
  if (!isResident(person)) return [user, identity, ...agreed]
  const phoneHash = seal.searchHash(person.phone)
  return [
    {
      ...user,
      phone: seal.seal(person.phone, phoneContext(userId)),
      phoneHash,
      phoneLastFourHash: seal.searchHash(person.phone.slice(-4)),
    },
    identity,
    ...agreed,
    { v: 1, pk: `PHONE#${phoneHash}`, sk: `USER#${userId}`, userId },
    { v: 1, pk: `PHONE#${seal.searchHash(person.phone.slice(-4))}`, sk: `USER#${userId}`, userId },
    ...memberItems(person, phoneHash, seal, now),
  ]
}

/** Makes a WeChat user in the stand-in and gives its openid. */
const wechatUser = async (wechatUrl: string, alias: string, phone?: string): Promise<string> => {
  const response = await fetch(`${wechatUrl}/__sim/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ alias, ...(phone === undefined ? {} : { phone }) }),
  })
  const answer: unknown = await response.json()
  if (typeof answer === 'object' && answer !== null && 'openid' in answer && typeof answer.openid === 'string')
    return answer.openid
  throw new Error('the WeChat stand-in made no user')
}

/** Writes the demo community and its people into an empty store. */
export const seedPeople = async (stack: Stack): Promise<void> => {
  const secrets = await stack.outside.secrets()
  const seal = openSeal(Buffer.from(secrets.fieldKey, 'base64'), Buffer.from(secrets.searchKey, 'base64'))
  const client = new DynamoDBClient(stack.outside.dynamo)
  const put = (item: Item) =>
    client.send(
      new PutItemCommand({ TableName: tableNames.records, Item: marshall(item, { removeUndefinedValues: true }) }),
    )
  for (const item of [...reference(seal), ...roomItems(seal)]) await put(item)
  for (const person of [...residents, ...staff]) {
    const openid = await wechatUser(stack.wechatUrl, person.alias, isResident(person) ? person.phone : undefined)
    for (const item of personItems(person, openid, seal, stack.now())) await put(item)
  }
}

/** Whether the store has the demo already. */
export const isSeeded = (stack: Stack): boolean => stack.database.allItems(tableNames.records).length > 0
