// What codes on walls and invitations say, and how the people of a room and their complaints are told of.

import { describe, expect, test } from 'vitest'
import { type Entry, entryFrom, entryIn } from '../../miniprogram/src/features/homes/entry.ts'
import {
  cardTitle,
  invitationWords,
  inviterWords,
  inviteText,
  joinPath,
  personWords,
  placeWords,
  validWords,
} from '../../miniprogram/src/features/homes/home-words.ts'
import {
  fromWords,
  oweForReader,
  readerWords,
  whoForReader,
  whoseWords,
} from '../../miniprogram/src/features/shared/shared-words.ts'

const now = Date.parse('2026-11-23T10:00:00+08:00')
const building: Entry = { kind: 'building', id: 'tsy-b2' }
const invitation: Entry = { kind: 'invitation', code: 'K7QM2XRP9DTA' }
const none: Entry = { kind: 'invitation', code: '' }

describe('a page is opened by', () => {
  test.each<[string, Record<string, string>, Entry | undefined]>([
    ['nothing', {}, undefined],
    ['the code on the wall', { scene: 'b.tsy-b2' }, building],
    ['the code on the wall, encoded', { scene: 'b%2Etsy-b2' }, building],
    ['a link of a building', { building: 'tsy-b2' }, building],
    ['a building that cannot be one', { scene: 'b.../../x' }, undefined],
    ['no building', { building: '' }, undefined],
    ['an invitation’s code', { scene: 'i.K7QM2XRP9DTA' }, invitation],
    ['an invitation’s code, encoded', { scene: encodeURIComponent('i.k7qm 2xrp 9dta') }, invitation],
    ['a link of an invitation', { invitation: 'K7QM2XRP9DTA' }, invitation],
    ['an invitation that is none', { invitation: 'hello' }, none],
    ['a scene of something else', { scene: 'x.1' }, undefined],
    ['a scene cut in the middle', { scene: 'b.%E4%B' }, undefined],
  ])('%s', (_, params, entry) => {
    expect(entryFrom(params)).toEqual(entry)
  })

  test.each<[string, string, Entry | undefined]>([
    ['the page of a code of WeChat', 'pages/room/index?scene=b.tsy-b2', building],
    ['the same, encoded', 'pages/room/index?scene=b%2Etsy-b2', building],
    ['an address of the browser', 'https://home.example/app/#/pages/room/index?scene=b.tsy-b2&from=wall', building],
    ['the address of an invitation', 'https://home.example/#/pages/join/index?invitation=K7QM2XRP9DTA', invitation],
    ['an invitation as words', 'K7QM 2XRP 9DTA', invitation],
    ['another address', 'https://example.com/?id=1', undefined],
    ['an address without parameters', 'https://example.com/', undefined],
    ['a pair without a value', 'pages/room/index?scene', undefined],
    ['other words', '微信支付', undefined],
    ['nothing', '', undefined],
  ])('scanned: %s', (_, text, entry) => {
    expect(entryIn(text)).toEqual(entry)
  })

  test('a scene fits into the 32 characters WeChat allows', () => {
    expect('i.K7QM2XRP9DTA'.length).toBeLessThanOrEqual(32)
  })
})

describe('the people of a room', () => {
  test.each([
    [{ name: '陈*远', calledAs: '儿子' }, '儿子（陈*远）'],
    [{ name: '住户' }, '住户'],
    [{ name: '住户', calledAs: '小李' }, '小李'],
  ])('%j: %s', (person, words) => {
    expect(personWords(person)).toBe(words)
  })

  test.each([
    [{ relation: 'family' as const, since: Date.parse('2025-10-19T08:00:00+08:00') }, '家属，2025年10月19日起'],
    [{ relation: 'tenant' as const, since: now }, '租户，11月23日起'],
    [{ relation: 'owner' as const }, '业主'],
    [{ relation: 'unknown' as const, since: now }, '11月23日起'],
  ])('%j: %s', (place, words) => {
    expect(placeWords(place, now)).toBe(words)
  })

  test('an invitation says who it is for and until when it can be used', () => {
    const open = { id: 'i1', code: 'K7QM2XRP9DTA', relation: 'tenant' as const, expiresAt: now + 7 * 86_400_000 }
    expect(invitationWords(open)).toBe('邀请租户')
    expect(invitationWords({ ...open, calledAs: '小李' })).toBe('邀请租户 小李')
    expect(validWords(open.expiresAt, now)).toBe('11月30日 周一 10:00 前有效')
    expect(joinPath(open)).toBe('/pages/join/index?invitation=K7QM2XRP9DTA')
    expect(cardTitle({ label: '2 栋 1 单元 1202' }, open)).toBe('邀请您作为租户加入 2 栋 1 单元 1202')
    const text = inviteText({ label: '2 栋 1 单元 1202', communityName: '听松苑' }, open, 'https://home.example/')
    expect(text).toContain('邀请您作为租户加入 听松苑 2 栋 1 单元 1202')
    expect(text).toContain('https://home.example/#/pages/join/index?invitation=K7QM2XRP9DTA ')
    expect(text).toContain('K7QM 2XRP 9DTA')
  })

  test('the code in what is copied leads to the page it was made for', () => {
    const text = inviteText(
      { label: '1202', communityName: '听松苑' },
      { code: 'K7QM2XRP9DTA', relation: 'family' },
      'https://home.example/',
    )
    const [, address = ''] = /(https:\S+)/.exec(text) ?? []
    expect(entryIn(address)).toEqual(invitation)
  })

  test.each([
    [{ madeBy: 'owner' as const, name: '陈*兰' }, '陈*兰'],
    [{ madeBy: 'owner' as const }, '业主'],
    [{ madeBy: 'staff' as const }, '听松苑物业'],
    [{ madeBy: 'unknown' as const }, '业主'],
  ])('%j invites: %s', (by, words) => {
    const view = { community: '听松苑', room: '1202', relation: 'family' as const, expiresAt: now }
    expect(inviterWords({ ...view, ...by })).toBe(words)
  })
})

describe('a complaint of somebody I live with', () => {
  const from = { name: '陈*兰', relation: 'owner' as const }
  const entry = {
    seq: 1,
    author: { kind: 'customer' as const },
    visibility: 'public' as const,
    occurredAt: now,
    recordedAt: now,
    facts: {},
    texts: { text: '您好，还是漏' },
  }
  const card = {
    id: 'c1',
    number: 'W2611-0001',
    kind: 'complaint' as const,
    title: '漏水',
    state: 'answered' as const,
    severity: 'ordinary' as const,
    category: '漏水渗水',
    place: '2 栋 1 单元 1202',
    round: 1,
    receivedAt: now,
  }

  test('is told of, not to, the one who filed it; what was said stays as it was said', () => {
    expect(readerWords({ ...entry, kind: 'remarked' }, from)).toEqual({
      title: '陈*兰补充了说明',
      quote: '您好，还是漏',
    })
    const message = { ...entry, kind: 'messaged' as const, author: { kind: 'staff' as const, name: '何敏' } }
    expect(readerWords(message, from).title).toBe('何敏给陈*兰留言')
    expect(whoForReader({ ...card, state: 'withdrawn' }, from)).toBe('陈*兰已撤销')
  })

  test('is whose it is, with the relation; who told no name is 家人', () => {
    expect(whoseWords(from)).toBe('陈*兰（业主）的投诉')
    expect(whoseWords({ name: '住户', relation: 'unknown' })).toBe('家人的投诉')
    expect(fromWords({ name: '住户', relation: 'tenant' })).toBe('家人')
  })

  test('says who owes what', () => {
    const detail = {
      ...card,
      state: 'submitted' as const,
      next: { awaits: 'first-answer' as const, remindAt: now, dueAt: now, level: 'ample' as const },
      source: 'wechat' as const,
      communityId: 'c',
      text: '',
      hideName: false,
      photos: [],
      entries: [],
      clocks: [],
      moves: [],
      turn: 1,
      receipt: { number: '', receivedAt: now, hash: '' },
    }
    expect(oweForReader(detail, from)).toBe('物业先答复陈*兰，最晚')
  })
})
