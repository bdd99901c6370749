import { describe, expect, test } from 'vitest'
import { type CustomerRelation, customerRelations } from '#domain/complaint/complaint.ts'
import type { Role } from '#domain/people/actor.ts'
import {
  acceptInvitation,
  admitsForOffice,
  type Basis,
  callingOf,
  codeInGroups,
  type Invitation,
  invitationCode,
  invitationFor,
  invitationState,
  invite,
  isConfirmedOwner,
  maskName,
  mayRemove,
  mostInvitations,
  mostPeople,
  readCode,
  remove,
  type Standing,
  standingOf,
  withdrawInvitation,
} from '#domain/people/home.ts'
import { day } from '#domain/time.ts'

const now = Date.parse('2026-11-23T10:00:00+08:00')
const owner: Standing = { relation: 'owner', confirmed: true }
const formerOwner: Standing = { relation: 'owner', confirmed: false }
const family: Standing = { relation: 'family', confirmed: false }
const tenant: Standing = { relation: 'tenant', confirmed: false }

const anInvitation = (changes: Partial<Invitation> = {}): Invitation => ({
  relation: 'family',
  madeBy: 'owner',
  madeAt: now,
  expiresAt: now + invitationFor,
  ...changes,
})

describe('an owner is confirmed', () => {
  test.each<[string, CustomerRelation, Basis | undefined, string | undefined, boolean]>([
    ['by the phone the room is registered with', 'owner', { by: 'register', phoneHash: 'one' }, 'one', true],
    ['not by a phone that was the registered one before', 'owner', { by: 'register', phoneHash: 'one' }, 'two', false],
    ['not where the register has no phone', 'owner', { by: 'register', phoneHash: 'one' }, undefined, false],
    ['by staff, whatever the register says', 'owner', { by: 'staff' }, 'two', true],
    ['not by another owner', 'owner', { by: 'owner' }, 'one', false],
    ['not where nobody knows how he came', 'owner', undefined, 'one', false],
    ['only as owner: family', 'family', { by: 'register', phoneHash: 'one' }, 'one', false],
    ['only as owner: tenant', 'tenant', { by: 'staff' }, 'one', false],
  ])('%s', (_, relation, basis, registered, confirmed) => {
    expect(standingOf(relation, basis, registered)).toEqual({ relation, confirmed })
  })

  test('and whoever has no place in the room is none', () => {
    expect([owner, formerOwner, family, undefined].map(isConfirmedOwner)).toEqual([true, false, false, false])
  })
})

describe('who admits whom', () => {
  const made = { people: 1, made: 0 }
  const admitted = (by: Standing | 'staff' | undefined) =>
    customerRelations.filter(relation => invite(made, by, relation, now).ok)
  const refused = (by: Standing | 'staff' | undefined, relation: CustomerRelation) => {
    const result = invite(made, by, relation, now)
    return result.ok ? '' : result.reason
  }

  test('a confirmed owner: family and tenants', () => {
    expect(admitted(owner)).toEqual(['family', 'tenant'])
    expect(refused(owner, 'owner')).toBe('not-to-admit')
    expect(refused(owner, 'authorised-agent')).toBe('not-to-admit')
  })

  test('staff: everybody who belongs to a room', () => {
    expect(admitted('staff')).toEqual(['owner', 'family', 'tenant', 'authorised-agent'])
    expect(refused('staff', 'visitor')).toBe('not-to-admit')
  })

  test.each([
    ['family', family],
    ['a tenant', tenant],
    ['the owner of before', formerOwner],
    ['a stranger', undefined],
  ])('%s: nobody', (_, by) => {
    expect(admitted(by)).toEqual([])
    expect(refused(by, 'family')).toBe('not-the-owner')
  })

  test('for seven days from now', () => {
    expect(invite(made, owner, 'tenant', now)).toEqual({
      ok: true,
      value: { relation: 'tenant', madeBy: 'owner', madeAt: now, expiresAt: now + 7 * day },
    })
    expect(invite(made, 'staff', 'owner', now)).toMatchObject({ value: { madeBy: 'staff' } })
  })

  test.each([
    [mostPeople - 1, 0, ''],
    [mostPeople, 0, 'household-full'],
    [1, mostInvitations - 1, ''],
    [1, mostInvitations, 'too-many-invitations'],
  ])('%i people and %i invitations in a week: %s', (people, count, reason) => {
    const result = invite({ people, made: count }, owner, 'family', now)
    expect(result.ok ? '' : result.reason).toBe(reason)
  })
})

describe('an invitation', () => {
  test.each<[string, Partial<Invitation>, number, string]>([
    ['is open when it was made', {}, now, 'open'],
    ['is open to its last moment', {}, now + invitationFor - 1, 'open'],
    ['has expired after seven days', {}, now + invitationFor, 'expired'],
    ['is spent once accepted', { spentBy: 'wang' }, now, 'spent'],
    ['stays spent after its time', { spentBy: 'wang' }, now + invitationFor, 'spent'],
    ['is withdrawn once taken back', { withdrawnAt: now }, now, 'withdrawn'],
    ['stays withdrawn after its time', { withdrawnAt: now }, now + invitationFor, 'withdrawn'],
  ])('%s', (_, changes, at, state) => {
    expect(invitationState(anInvitation(changes), at)).toBe(state)
  })

  const accepted = (
    invitation: Partial<Invitation>,
    acceptance: Partial<Parameters<typeof acceptInvitation>[1]> = {},
    at = now,
  ) => {
    const result = acceptInvitation(
      anInvitation(invitation),
      { userId: 'li', isMaker: false, maker: owner, own: undefined, people: 1, ...acceptance },
      at,
    )
    return result.ok ? result.value : result.reason
  }

  test('gives its relation to whoever accepts it', () => {
    expect(accepted({})).toBe('family')
    expect(accepted({ relation: 'tenant' })).toBe('tenant')
  })

  test.each<[string, Partial<Invitation>, number, string]>([
    ['spent', { spentBy: 'wang' }, now, 'invitation-spent'],
    ['withdrawn', { withdrawnAt: now }, now, 'invitation-withdrawn'],
    ['a moment before its end', {}, now + invitationFor - 1, 'family'],
    ['at its end', {}, now + invitationFor, 'invitation-expired'],
  ])('%s', (_, changes, at, answer) => {
    expect(accepted(changes, {}, at)).toBe(answer)
  })

  test.each<[string, Partial<Invitation>, Standing | 'staff' | undefined, string]>([
    ['of an owner ends with his ownership', {}, formerOwner, 'invitation-withdrawn'],
    ['of an owner ends with his place in the room', {}, undefined, 'invitation-withdrawn'],
    ['of an owner is not kept up by a post in the office', {}, 'staff', 'invitation-withdrawn'],
    ['of the office holds while its maker works there', { madeBy: 'staff' }, 'staff', 'family'],
    ['of the office ends with its maker’s place there', { madeBy: 'staff' }, undefined, 'invitation-withdrawn'],
    ['of the office is not kept up by a room', { madeBy: 'staff' }, owner, 'invitation-withdrawn'],
  ])('%s', (_, invitation, maker, answer) => {
    expect(accepted(invitation, { maker })).toBe(answer)
  })

  test('of staff is not for whoever made it: nobody has seen his own papers', () => {
    expect(accepted({ madeBy: 'staff', relation: 'owner' }, { maker: 'staff', isMaker: true })).toBe('not-allowed')
    expect(accepted({ madeBy: 'staff', withdrawnAt: now }, { isMaker: true })).toBe('invitation-withdrawn')
    expect(accepted({}, { isMaker: true, own: owner })).toBe('already-at-home')
  })

  test.each<[string, CustomerRelation, Standing, string]>([
    ['a confirmed owner never becomes less', 'family', owner, 'already-at-home'],
    ['a confirmed owner is owner already', 'owner', owner, 'already-at-home'],
    ['family stays family', 'family', family, 'already-at-home'],
    ['a tenant becomes family', 'family', tenant, 'family'],
    ['family becomes owner', 'owner', family, 'owner'],
    ['an owner the register lost is confirmed anew', 'owner', formerOwner, 'owner'],
    ['the owner of before becomes tenant', 'tenant', formerOwner, 'tenant'],
  ])('for somebody of the room: %s', (_, relation, own, answer) => {
    expect(accepted({ relation, madeBy: 'staff' }, { maker: 'staff', own })).toBe(answer)
  })

  test('that he accepted himself says so while he belongs to the room, and is spent once he does not', () => {
    expect(accepted({ spentBy: 'li' }, { own: family })).toBe('already-at-home')
    expect(accepted({ spentBy: 'li' })).toBe('invitation-spent')
    expect(accepted({ spentBy: 'wang' }, { own: family })).toBe('invitation-spent')
  })

  test('lets nobody into a full household, but changes who is there', () => {
    expect(accepted({}, { people: mostPeople - 1 })).toBe('family')
    expect(accepted({}, { people: mostPeople })).toBe('household-full')
    expect(accepted({}, { people: mostPeople, own: tenant })).toBe('family')
  })

  test('is taken back by a confirmed owner while it is open', () => {
    expect(withdrawInvitation(anInvitation(), owner, now + 1)).toEqual({
      ok: true,
      value: anInvitation({ withdrawnAt: now + 1 }),
    })
    const reasonFor = (changes: Partial<Invitation>, by: Standing | 'staff' | undefined, at = now) => {
      const result = withdrawInvitation(anInvitation(changes), by, at)
      return result.ok ? '' : result.reason
    }
    expect(reasonFor({}, family)).toBe('not-the-owner')
    expect(reasonFor({}, undefined)).toBe('not-the-owner')
    expect(reasonFor({ spentBy: 'wang' }, owner)).toBe('invitation-spent')
    expect(reasonFor({ withdrawnAt: now }, owner)).toBe('invitation-withdrawn')
    expect(reasonFor({}, owner, now + invitationFor)).toBe('invitation-expired')
    expect(reasonFor({ madeBy: 'staff' }, 'staff')).toBe('')
    expect(reasonFor({ madeBy: 'staff', spentBy: 'wang' }, 'staff')).toBe('invitation-spent')
  })
})

test.each<[Role, string, boolean]>([
  ['agent', 'tsy', true],
  ['dispatcher', 'tsy', true],
  ['agent', 'elsewhere', false],
  ['handler', 'tsy', false],
  ['manager', 'tsy', false],
  ['admin', 'tsy', false],
])('%s of %s admits for the office: %s', (role, communityId, may) => {
  const actor = { id: 'hemin', name: '何敏', grants: [{ role, communityId }] }
  expect(admitsForOffice(actor, 'tsy')).toBe(may)
})

describe('who is removed by whom', () => {
  test('a confirmed owner removes family and tenants', () => {
    expect(customerRelations.filter(relation => mayRemove(owner, relation))).toEqual(['family', 'tenant'])
    expect(customerRelations.filter(relation => mayRemove(family, relation))).toEqual([])
  })

  test.each<[string, Standing | undefined, CustomerRelation | undefined, string]>([
    ['family by the owner', owner, 'family', ''],
    ['a tenant by the owner', owner, 'tenant', ''],
    ['an owner by the other owner', owner, 'owner', 'not-to-remove'],
    ['an authorised agent', owner, 'authorised-agent', 'not-to-remove'],
    ['somebody who does not belong to it', owner, undefined, 'member-unknown'],
    ['a tenant by family', family, 'tenant', 'not-the-owner'],
    ['anybody by the owner of before', formerOwner, 'tenant', 'not-the-owner'],
    ['anybody by a stranger', undefined, 'tenant', 'not-the-owner'],
  ])('%s: %s', (_, by, other, reason) => {
    const result = remove(by, other)
    expect(result.ok ? '' : result.reason).toBe(reason)
  })
})

describe('what the owner calls somebody', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['  ', undefined],
    [' 妈妈 ', '妈妈'],
    ['租客\n 小李', '租客 小李'],
    ['十二个字十二个字十二个字', '十二个字十二个字十二个字'],
    ['👵'.repeat(12), '👵'.repeat(12)],
  ])('%j is %j', (words, calling) => {
    expect(callingOf(words)).toEqual({ ok: true, value: calling })
  })

  test('thirteen characters are too many', () => {
    expect(callingOf('妈'.repeat(13))).toEqual({ ok: false, reason: 'text-too-long', facts: { most: 12 } })
  })
})

describe('a name as others of the room read it', () => {
  test.each([
    ['陈桂兰', '陈*兰'],
    ['王强', '王*'],
    ['欧阳修远', '欧**远'],
    ['陈', '陈*'],
    ['𠮷田', '𠮷*'],
    ['住户', '住户'],
    ['', '住户'],
  ])('%s: %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})

describe('a code', () => {
  const hash = '00011f20ff0a0b0c0d0e0f10aaaa'

  test('is twelve letters that cannot be mistaken, the same for the same chance', () => {
    expect(invitationCode(hash)).toBe('01Z0ZABCDEFG')
    expect(invitationCode(hash)).toBe(invitationCode(hash))
  })

  test('uses every letter alike', () => {
    const seen = new Set(
      Array.from({ length: 256 }, (_, byte) => invitationCode(byte.toString(16).padStart(2, '0').repeat(12))),
    )
    expect(
      [...seen]
        .map(code => code[0])
        .toSorted()
        .join(''),
    ).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
  })

  test('is shown in groups of four', () => {
    expect(codeInGroups('K7QM2XRP9DTA')).toBe('K7QM 2XRP 9DTA')
  })

  test.each([
    ['K7QM2XRP9DTA', 'K7QM2XRP9DTA'],
    ['k7qm 2xrp 9dta', 'K7QM2XRP9DTA'],
    [' K7QM-2XRP–9DTA\n', 'K7QM2XRP9DTA'],
    ['oOiIlL000000', '001111000000'],
    ['K7QM2XRP9DT', undefined],
    ['K7QM2XRP9DTAA', undefined],
    ['K7QM2XRP9DTU', undefined],
    ['邀请码邀请码邀请码邀请码', undefined],
    ['', undefined],
  ])('typed as %j is read as %s', (typed, code) => {
    expect(readCode(typed)).toBe(code)
  })
})
