import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatchOrder } from '#contract/staff.ts'
import { claimOrder, nameAbout } from '#contract/staff-moves.ts'
import { nameContext } from '../../../functions/session/enter.ts'
import { openSeal } from '../../../functions/storage/seal.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { tableNames } from '../../../local/outside.ts'
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'
import { chainFaults } from '../chains.ts'
import { aWorld, bring, type World } from '../people.ts'
import { storedUnder } from '../stored.ts'

const crowd = 50

let world: World
let handlers: Client[]

/** Makes somebody of the order department, known to WeChat and signed in. */
const aHandler = async (alias: string): Promise<Client> => {
  const { stack } = world
  const response = await fetch(`${stack.wechatUrl}/__sim/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ alias }),
  })
  const { openid } = Object(await response.json())
  const { fieldKey, searchKey } = await stack.outside.secrets()
  const seal = openSeal(Buffer.from(fieldKey, 'base64'), Buffer.from(searchKey, 'base64'))
  const id = `staff-${alias}`
  const grants = [{ role: 'handler', communityId, departmentId: 'order' }]
  const client = new DynamoDBClient(stack.outside.dynamo)
  for (const item of [
    {
      v: 1,
      pk: `USER#${id}`,
      sk: 'USER',
      id,
      version: 1,
      openid,
      name: seal.seal(alias, nameContext(id)),
      rooms: [],
      grants,
      createdAt: stack.now(),
    },
    { v: 1, pk: `OPENID#${fakeAccount.appid}#${openid}`, sk: 'IDENTITY', userId: id },
  ])
    await client.send(new PutItemCommand({ TableName: tableNames.records, Item: marshall(item) }))
  return signInAs(stack, alias)
}

beforeAll(async () => {
  world = await aWorld()
  handlers = []
  for (let index = 0; index < crowd; index += 1) handlers.push(await aHandler(`handler-${index}`))
}, 60_000)
afterAll(() => world.stack.close())

test('of fifty people who claim one order at once, one gets it and the others are told why not', async () => {
  const { id, turn } = await bring(world, 'accepted')
  const answers = await Promise.all(handlers.map(who => who.call(claimOrder, { params: { id }, body: { turn } })))
  expect(answers.filter(it => it.ok).length).toBe(1)
  const refusals = answers.flatMap(it => (it.ok ? [] : [it.refusal.reason]))
  expect(refusals.length).toBe(crowd - 1)
  const allowed = ['not-now', 'not-allowed', 'changed-meanwhile']
  for (const reason of refusals) expect(allowed).toContain(reason)
  const entries = storedUnder(world.stack, `COMPLAINT#${id}`)
  const claims = entries.filter(it => it.kind === 'claimed')
  expect(claims.length).toBe(1)
  const winner = answers.findIndex(it => it.ok)
  const [complaint] = entries.filter(it => it.sk === 'COMPLAINT')
  expect(complaint).toMatchObject({
    complaint: { orders: 1, stage: { state: 'handling', order: { handler: { id: `staff-handler-${winner}` } } } },
  })
  expect(Object.values(chainFaults(world.stack))).toEqual([undefined])
  expect(world.stack.logs.filter(it => it.level === 'error')).toEqual([])
})

describe('nobody learns of a matter he could never have claimed', () => {
  const claimAs = async (who: Client, { id, turn }: { id: string; turn: number }) => {
    const answer = await who.call(claimOrder, { params: { id }, body: { turn } })
    return answer.ok ? 'claimed' : answer.refusal.reason
  }

  test('one that was given to somebody is gone for his colleagues, and was never there for other departments', async () => {
    const given = await bring(world, 'dispatched')
    expect(await claimAs(handlers[0] ?? world.resident, given)).toBe('not-now')
    expect(await claimAs(world.engineer, given)).toBe('not-found')
  })

  test('one that nobody has accepted yet is not there', async () => {
    expect(await claimAs(handlers[1] ?? world.resident, await bring(world, 'submitted'))).toBe('not-found')
  })

  test('one about himself is not there', async () => {
    const { id, turn } = await bring(world, 'accepted', { categoryId: 'lift' })
    const params = { id }
    const named = must(
      await world.dispatcher.call(nameAbout, { params, body: { turn, personId: 'staff-zhoujianguo' } }),
    )
    const body = { turn: named.turn, handlerId: 'staff-liuqiang' }
    const dispatched = must(await world.dispatcher.call(dispatchOrder, { params, body }))
    expect(await claimAs(world.engineer, { id, turn: dispatched.turn })).toBe('not-found')
  })
})
