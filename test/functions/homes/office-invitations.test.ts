// Codes the office makes: they end with the post of whoever made them, the office takes them back, and both ends are on record.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as homes from '#contract/homes.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { aStranger } from '../people.ts'
import { aTeam, type TeamWorld } from '../team/a-team.ts'
import { comeIn, invite, room, roomsOf } from './households.ts'

let team: TeamWorld
let stranger: Client
beforeEach(async () => {
  team = await aTeam()
  stranger = await aStranger(team.world.stack, 'new-tenant')
})
afterEach(() => team.world.stack.close())

const make = async (as: Client = team.world.agent) =>
  must(await as.call(homes.inviteResident, { body: { ...room, relation: 'tenant' } }))
const takeBack = (invitationId: string, as: Client = team.world.agent, key = newKey()) =>
  as.call(homes.withdrawResidentInvitation, { key, body: { ...room, invitationId } })
const look = (code: string) => stranger.call(homes.readInvitation, { params: { id: code } })
const second = 1000
const withdrawn = { refusal: { reason: 'invitation-withdrawn' } }

describe('a code of the office', () => {
  test.each([
    ['is in no office any more', [{ role: 'handler' as const, departmentId: 'order' }], false],
    ['is dispatcher now', [{ role: 'dispatcher' as const }], true],
  ])('whose maker %s', async (_, posts, works) => {
    const { code } = await make()
    must(await team.changePosts('staff-hemin', posts))
    expect((await look(code)).ok).toBe(works)
    expect((await comeIn(stranger, code)).ok).toBe(works)
    expect(await roomsOf(stranger)).toEqual(works ? [room.roomId] : [])
  })

  test('is told to be over where its maker works there no more', async () => {
    const { code } = await make()
    must(await team.changePosts('staff-hemin', [{ role: 'finance' }]))
    expect(await look(code)).toMatchObject(withdrawn)
    expect(await comeIn(stranger, code)).toMatchObject(withdrawn)
  })

  test('is taken back by anybody of the office, once', async () => {
    const { id, code } = await make()
    const key = newKey()
    must(await takeBack(id, team.world.dispatcher, key))
    must(await takeBack(id, team.world.dispatcher, key))
    expect(await comeIn(stranger, code)).toMatchObject(withdrawn)
    expect(await takeBack(id)).toMatchObject(withdrawn)
    expect((await team.audit()).filter(it => it.act === 'resident-uninvited')).toHaveLength(1)
  })

  test('is on record when it is made and when it is taken back, without a name or the code', async () => {
    const { id, code } = await make()
    team.world.stack.advance(second)
    must(await takeBack(id, team.world.dispatcher))
    const [back, made] = await team.audit()
    const what = '2 栋 1 单元 1202'
    expect([made, back]).toMatchObject([
      { act: 'resident-invited', by: '何敏', what, changes: [{ field: 'relation', after: '租户' }] },
      { act: 'resident-uninvited', by: '许静', what, changes: [{ field: 'relation', before: '租户' }] },
    ])
    expect(JSON.stringify([made, back])).not.toContain(code)
  })
})

describe('taking it back is refused, and nothing stored', () => {
  const cases: [string, () => Promise<{ ok: boolean }>, string][] = [
    ['to whoever is not of the office', async () => takeBack('invitation-1', team.world.handler), 'not-allowed'],
    ['to the manager', async () => takeBack('invitation-1', team.world.manager), 'not-allowed'],
    ['where there is none', async () => takeBack('invitation-1'), 'invitation-unknown'],
  ]
  test.each(cases)('%s', async (_name, send, reason) => expect(await team.refused(send)).toBe(reason))

  test('where an owner made it, or somebody has come in by it', async () => {
    const { id } = must(await invite(team.world.resident))
    expect(await team.refused(() => takeBack(id))).toBe('invitation-unknown')
    const spent = await make()
    must(await comeIn(stranger, spent.code))
    expect(await team.refused(() => takeBack(spent.id))).toBe('invitation-spent')
  })

  test('in a room that is none', async () => {
    const body = { ...room, roomId: 'none', invitationId: 'invitation-1' }
    const send = () => team.world.agent.call(homes.withdrawResidentInvitation, { body })
    expect(await team.refused(send)).toBe('room-unknown')
  })
})
