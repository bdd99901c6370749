// 加入班组: a new employee comes in by a code, once, with what he was promised.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCalendar } from '#contract/calendar.ts'
import * as staff from '#contract/staff.ts'
import * as contract from '#contract/team.ts'
import { day } from '#domain/time.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aStranger } from '../people.ts'
import { storedUnder } from '../stored.ts'
import { aTeam, type TeamWorld } from './a-team.ts'

let team: TeamWorld
let strangers = 0
beforeAll(async () => {
  team = await aTeam()
})
afterAll(() => team.world.stack.close())

const newcomer = (): Promise<Client> => {
  strangers += 1
  return aStranger(team.world.stack, `newcomer-${strangers}`)
}
const join = (who: Client, code: string, key = newKey()) => who.call(contract.joinTeam, { key, body: { code } })
const look = (who: Client, code: string) => who.call(contract.readTeamInvitation, { params: { id: code } })
const reason = (answer: Awaited<ReturnType<typeof join | typeof look>>) => (answer.ok ? 'ok' : answer.refusal.reason)
const handler = { role: 'handler', departmentId: 'engineering' } as const

describe('an invitation', () => {
  test('says where and as what, brings in, and works at once', async () => {
    const code = await team.codeFor([handler, { role: 'agent' }], {
      name: ' 钱  进 ',
      phone: '13800100099',
      buildingIds: ['tsy-b1'],
    })
    const who = await newcomer()
    expect(must(await look(who, code.toLowerCase()))).toEqual({
      community: '听松苑',
      name: '钱 进',
      posts: [{ role: 'handler', department: '工程部' }, { role: 'agent' }],
      expiresAt: team.world.stack.now() + 7 * day,
    })
    const me = must(await join(who, code))
    expect([me.name, me.grants]).toEqual([
      '钱 进',
      [
        { ...handler, communityId },
        { role: 'agent', communityId },
      ],
    ])
    expect((await who.call(staff.listWork, { query: { communityId, of: 'community' } })).ok).toBe(true)
    expect(await team.colleague(me.userId)).toMatchObject({ buildingIds: ['tsy-b1'], maskedPhone: '138****0099' })
    const month = must(await who.call(readCalendar, { query: { communityId, month: '2026-11' } }))
    expect(month.people.map(it => it.name)).toContain('钱 进')
  })

  test('stands in the log, and so does his coming; telephone numbers are masked there', async () => {
    const entries = await team.audit()
    expect(entries.map(it => [it.act, it.by, it.what]).toSorted()).toEqual([
      ['colleague-invited', '林悦', '钱 进'],
      ['colleague-joined', '钱 进', '钱 进'],
    ])
    for (const { changes } of entries)
      expect(changes).toEqual([
        { field: 'posts', before: '', after: '处理人（工程部）、客服专员' },
        { field: 'buildings', before: '', after: '1 栋' },
        { field: 'phone', after: '138****0099' },
      ])
  })

  test('stores neither code nor telephone number in plain text', async () => {
    const code = await team.codeFor([handler], { phone: '13800100077' })
    const stored = JSON.stringify(storedUnder(team.world.stack, ''))
    for (const secret of [code, '13800100077']) expect(stored).not.toContain(secret)
  })

  test('is used once; the one who used it repeats himself without harm', async () => {
    const code = await team.codeFor([handler])
    const [first, second] = [await newcomer(), await newcomer()]
    const key = newKey()
    const me = must(await join(first, code, key))
    expect(must(await join(first, code, key))).toEqual(me)
    expect([reason(await join(second, code)), reason(await look(second, code))]).toEqual([
      'invitation-spent',
      'invitation-spent',
    ])
    expect(reason(await join(first, code))).toBe('already-colleague')
  })

  test('of two who come at the same moment lets one in', async () => {
    const code = await team.codeFor([handler])
    const both = await Promise.all([await newcomer(), await newcomer()].map(who => join(who, code)))
    expect(both.map(reason).toSorted()).toEqual(['invitation-spent', 'ok'])
  })

  test('is known by its code alone', async () => {
    const who = await newcomer()
    for (const code of ['', 'K7QM2XRP9DTA', 'short'].filter(Boolean))
      expect(reason(await join(who, code))).toBe('invitation-unknown')
  })

  test('shows its code to whoever made it, to nobody else', async () => {
    await team.codeFor([handler])
    const codes = async (as: Client) => (await team.read(as)).invitations.map(it => it.code)
    expect((await codes(team.admin)).every(it => it !== undefined)).toBe(true)
    expect((await codes(team.world.manager)).every(it => it === undefined)).toBe(true)
    expect(await codes(team.world.dispatcher)).toEqual([])
  })

  test('taken back, it brings nobody in', async () => {
    const { id = '', code = '' } = must(await team.invite([handler])).invitations.at(-1) ?? {}
    const body = { communityId, invitationId: id }
    const left = must(await team.admin.call(contract.withdrawColleague, { body })).invitations
    expect(left.map(it => it.id)).not.toContain(id)
    expect(reason(await join(await newcomer(), code))).toBe('invitation-withdrawn')
    expect(await team.refused(() => team.admin.call(contract.withdrawColleague, { body }))).toBe('invitation-withdrawn')
    expect(
      await team.refused(() =>
        team.admin.call(contract.withdrawColleague, { body: { ...body, invitationId: 'no-such' } }),
      ),
    ).toBe('invitation-unknown')
    expect(await team.refused(() => team.world.handler.call(contract.withdrawColleague, { body }))).toBe('not-allowed')
  })

  test('ends with the rights of whoever made it', async () => {
    const code = await team.codeFor([handler], { as: team.world.manager })
    must(await team.changePosts('staff-chenli', [{ role: 'executive' }]))
    expect(reason(await join(await newcomer(), code))).toBe('invitation-withdrawn')
    must(await team.changePosts('staff-chenli', [{ role: 'manager' }]))
    expect(reason(await join(await newcomer(), code))).toBe('ok')
  })

  test('ends after seven days', async () => {
    const code = await team.codeFor([handler])
    const who = await newcomer()
    team.world.stack.advance(7 * day)
    const again = await signInAs(team.world.stack, `newcomer-${strangers}`)
    expect(reason(await join(again, code))).toBe('invitation-expired')
    expect(who.session.me.userId).toBe(again.session.me.userId)
  })
})

describe('inviting is refused', () => {
  beforeAll(async () => {
    Object.assign(team.world, {
      manager: await signInAs(team.world.stack, 'chenli'),
      dispatcher: await signInAs(team.world.stack, 'xujing'),
    })
    team.admin.session = (await signInAs(team.world.stack, 'linyue')).session
    team.admin.call = (await signInAs(team.world.stack, 'linyue')).call
  })
  const cases: [string, () => Promise<{ ok: boolean }>, string][] = [
    ['to a dispatcher', () => team.invite([handler], { as: team.world.dispatcher }), 'not-allowed'],
    [
      'to a manager, for a post that is not his to give',
      () => team.invite([{ role: 'admin' }], { as: team.world.manager }),
      'not-allowed',
    ],
    ['without a name', () => team.invite([handler], { name: '  ' }), 'text-missing'],
    ['with a name too long', () => team.invite([handler], { name: '钱'.repeat(21) }), 'text-too-long'],
    ['without a post', () => team.invite([]), 'posts-missing'],
    ['with an unknown building', () => team.invite([handler], { buildingIds: ['b99'] }), 'building-unknown'],
  ]
  test.each(cases)('%s', async (_name, send, expected) => expect(await team.refused(send)).toBe(expected))

  test('beyond fifty within seven days', async () => {
    const before = storedUnder(team.world.stack, `COMMUNITY#${communityId}`).filter(it =>
      String(it.sk).startsWith('JOINING#'),
    )
    const recent = before.filter(it => Number(it.madeAt) >= team.world.stack.now() - 7 * day).length
    for (let made = recent; made < 50; made += 1) must(await team.invite([handler], { name: `第 ${made} 位` }))
    expect(await team.refused(() => team.invite([handler]))).toBe('team-invitations-full')
  })
})
