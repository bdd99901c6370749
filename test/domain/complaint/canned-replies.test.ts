import { describe, expect, test } from 'vitest'
import {
  type CannedUse,
  cannedReplies,
  cannedUses,
  type KnownForReply,
  mostCannedCharacters,
} from '#domain/complaint/canned-replies.ts'
import { categoryRoots, requestKinds } from '#domain/complaint/classes.ts'
import { states } from '#domain/complaint/complaint.ts'

const aLeak: KnownForReply = {
  state: 'handling',
  kind: 'complaint',
  root: 'engineering',
  number: 'W2611-0001',
  category: '漏水',
  place: '2 栋 1 单元 1203',
  customer: '陈桂兰',
  handler: '周建国',
  due: '11月27日 18:00',
  isNameless: false,
  isBegun: false,
}

const textsOf = (use: CannedUse, part: Partial<KnownForReply> = {}): string[] =>
  cannedReplies(use, { ...aLeak, ...part }).map(it => it.text)

const idsOf = (use: CannedUse, part: Partial<KnownForReply> = {}): string[] =>
  cannedReplies(use, { ...aLeak, ...part }).map(it => it.id)

const one = (id: string, part: Partial<KnownForReply> = {}): string | undefined => {
  const use = cannedUses.find(it => id.startsWith(`${it}-`)) ?? 'message'
  return cannedReplies(use, { ...aLeak, ...part }).find(it => it.id === id)?.text
}

describe('what is filled in', () => {
  test.each([
    [
      'message-received',
      { state: 'submitted' },
      '陈桂兰，您好。您的投诉已经收到。编号是 W2611-0001。最晚 11月27日 18:00 前办完并答复您。',
    ],
    ['message-handler', {}, '陈桂兰，您好。周建国负责处理您的投诉，会先打电话和您约时间。'],
    ['message-handler', { kind: 'repair' }, '陈桂兰，您好。周建国负责处理您的报修，会先打电话和您约时间。'],
    ['progress-looked', {}, '已到 2 栋 1 单元 1203 看过。还没办完，明天继续。'],
    ['progress-looked', { place: '地下车库' }, '已到地下车库看过。还没办完，明天继续。'],
    ['visit-still', {}, '住户说漏水的问题还在，要求再处理一次。'],
    ['decline-same', { kind: 'praise' }, '陈桂兰，您好。您已经有一件同样的表扬在办，进展和答复都在那一件里。'],
  ])('%s with %j', (id, part, text) => {
    expect(one(id, part)).toBe(text)
  })

  test.each([
    ['no end is promised', 'message-longer', { due: undefined }, '陈桂兰，您好。这件事比预想的费时间，正在继续处理。'],
    [
      'the number is not one of ours',
      'message-received',
      { state: 'accepted', number: '旧账 7', due: undefined },
      '陈桂兰，您好。您的投诉已经收到。',
    ],
    ['nobody handles it', 'message-parts', { handler: undefined }, '陈桂兰，您好。已经看过，需要订材料。'],
    ['the name is empty', 'message-sorry', { customer: ' ' }, '给您添了麻烦，很抱歉。'],
    ['a phone stands for the name', 'message-sorry', { customer: '138 0000-1203' }, '给您添了麻烦，很抱歉。'],
    ['the name was never noted', 'message-sorry', { customer: '姓名未记' }, '给您添了麻烦，很抱歉。'],
    ['the name has a brace', 'message-sorry', { customer: '陈{编号}' }, '给您添了麻烦，很抱歉。'],
    ['the name has half a brace', 'message-sorry', { customer: '陈}' }, '给您添了麻烦，很抱歉。'],
    ['the name has a break', 'message-sorry', { customer: '陈\n桂兰' }, '给您添了麻烦，很抱歉。'],
    ['the name is a story', 'message-sorry', { customer: '陈'.repeat(25) }, '给您添了麻烦，很抱歉。'],
    ['the name must not be read', 'message-sorry', { isNameless: true }, '给您添了麻烦，很抱歉。'],
  ])('%s: %s goes without that sentence', (_why, id, part, text) => {
    expect(one(id, part)).toBe(text)
  })

  test.each([
    ['the place must not be read', 'progress-looked', { isNameless: true }],
    ['the room is not public', 'progress-looked', { place: '住户未公开房号' }],
    ['the category says nothing', 'remedial-seen', { category: '其他' }],
    ['the category says nothing', 'answer-repaired', { category: '其它问题' }],
    ['the kind is unknown', 'decline-same', { kind: 'unknown' }],
    ['nobody handles it', 'message-handler', { handler: undefined }],
  ])('%s: %s is not offered, its first sentence would be missing', (_why, id, part) => {
    expect(one(id)).toBeDefined()
    expect(one(id, part)).toBeUndefined()
  })

  test('in a list it stands without its greeting', () => {
    const [first] = cannedReplies('message', aLeak)
    expect(first?.text).toBe(`陈桂兰，您好。${first?.body}`)
  })

  test('who writes on is not made to greet twice', () => {
    expect(one('message-sorry', { isBegun: true })).toBe('给您添了麻烦，很抱歉。')
  })
})

describe('which are offered', () => {
  test('those of the category come first', () => {
    expect(idsOf('message', { state: 'dispatched' })[0]).toBe('message-home')
    expect(idsOf('message', { state: 'dispatched', root: 'property-service' })[0]).toBe('message-look')
    expect(idsOf('message', { state: 'dispatched', root: 'sales' })[0]).toBe('message-asking')
    expect(idsOf('remedial')[0]).toBe('remedial-repaired')
    expect(idsOf('decline', { root: 'property-service' })[0]).toBe('decline-neighbours')
  })

  test.each([undefined, 'unknown'])('of the category %s only what fits every one', root => {
    expect(idsOf('progress', { root })).toStrictEqual([
      'progress-agreed',
      'progress-no-answer',
      'progress-looked',
      'progress-tomorrow',
      'progress-by-then',
    ])
  })

  test.each([
    ['submitted', ['message-received', 'message-call-first', 'message-tell-more', 'message-sorry']],
    ['checking', ['message-checking', 'message-sorry']],
    ['answered', ['message-answered', 'message-will-call', 'message-sorry']],
    ['closed', ['message-answered', 'message-sorry']],
  ])('to the customer while %s', (state, ids) => {
    expect(idsOf('message', { state })).toStrictEqual(ids)
  })

  test('praise is thanked for, a question is answered, neither is repaired', () => {
    expect(idsOf('message', { kind: 'praise' })).toStrictEqual(['message-thanks'])
    expect(idsOf('answer', { kind: 'praise' })).toStrictEqual(['answer-thanks'])
    expect(idsOf('remedial', { kind: 'praise' })).toStrictEqual(['remedial-thanks'])
    expect(idsOf('answer', { kind: 'question' })).toStrictEqual([
      'answer-explained',
      'answer-question',
      'answer-suggestion',
    ])
  })

  test('of a visit what the customer said, solved or not; before it is chosen both', () => {
    expect(idsOf('visit', { solved: true })).toStrictEqual([
      'visit-solved',
      'visit-worker',
      'visit-faster',
      'visit-clear',
    ])
    expect(idsOf('visit', { solved: false })).toStrictEqual([
      'visit-still',
      'visit-partly',
      'visit-again',
      'visit-unclear',
    ])
    expect(idsOf('visit')).toHaveLength(8)
  })

  test('an answer greets nobody by name and names no room: merged households read it too', () => {
    for (const use of ['answer', 'remedial'] as const) {
      for (const text of textsOf(use)) expect(text).not.toMatch(/陈桂兰|1203/u)
    }
  })
})

const names = ['', '陈桂兰', '13800001203', '{称呼}', '欧'.repeat(24)]
const sees = [true, false]

const everything = cannedUses.flatMap(use =>
  states.flatMap(state =>
    [...requestKinds, 'unknown'].flatMap(kind =>
      [...categoryRoots, undefined].flatMap(root =>
        names.flatMap(name =>
          sees.map(isNameless => {
            const about = { state, kind, root, isNameless, isBegun: false }
            const filledWith = { number: name, category: name, place: name, customer: name, handler: name, due: name }
            return { isNameless, name, replies: cannedReplies(use, { ...about, ...filledWith }) }
          }),
        ),
      ),
    ),
  ),
)

test('in no combination a brace, a phone number, a doubled stop, an empty or too long text, or one id twice', () => {
  const longest = Math.max(...everything.flatMap(({ replies }) => replies.map(it => [...it.text].length)))
  expect(longest).toBeLessThanOrEqual(mostCannedCharacters)
  for (const { replies } of everything) {
    expect(new Set(replies.map(it => it.id)).size).toBe(replies.length)
    for (const { text } of replies) expect(text).toMatch(/^(?!.*(?:[{}！]|\d{7}|undefined|。。| $)).+。$/u)
  }
})

test('whoever may say something has ready words for it', () => {
  const most = (use: CannedUse, part: Partial<KnownForReply>) => idsOf(use, { root: undefined, ...part }).length
  for (const kind of requestKinds) {
    expect(most('message', { kind, state: 'submitted' })).toBeGreaterThan(0)
    for (const use of ['answer', 'remedial', 'decline', 'progress', 'visit'] as const) {
      expect(most(use, { kind }), `${use} of ${kind}`).toBeGreaterThan(0)
    }
  }
})
