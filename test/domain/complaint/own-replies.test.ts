import { describe, expect, test } from 'vitest'
import { cannedReplies, type KnownForReply, type OwnReply } from '#domain/complaint/canned-replies.ts'
import { checkOwnReplies, mostOwnCharacters, mostOwnReplies } from '#domain/complaint/own-replies.ts'

const onTheWay: OwnReply = { id: 'r-1', use: 'message', text: '{处理人}已经出发，大约半小时到。' }
const reasonOf = (replies: readonly OwnReply[]) => {
  const checked = checkOwnReplies(replies)
  return checked.ok ? 'kept' : checked.reason
}

describe('what an administrator writes', () => {
  test('is kept without the blanks around it, with the categories it is for', () => {
    const entered = [
      { ...onTheWay, text: '  已经出发。 ' },
      { ...onTheWay, id: 'r-2', root: 'engineering' as const },
    ]
    expect(checkOwnReplies(entered)).toEqual({
      ok: true,
      value: [{ ...onTheWay, text: '已经出发。' }, entered[1]],
    })
  })

  test.each([
    ['nothing', ' ', 'text-missing'],
    ['signs alone', '……', 'text-without-words'],
    ['one character too many', '好'.repeat(mostOwnCharacters + 1), 'text-too-long'],
    ['as long as may be', '好'.repeat(mostOwnCharacters), 'kept'],
    ['every placeholder', '{称呼}{地点}{编号}{处理人}{时限}{类别}{事项}好', 'kept'],
    ['a placeholder nobody fills', '{电话}联系您。', 'placeholder-unknown'],
    ['one with a blank in it', '{ 称呼}，您好。', 'placeholder-unknown'],
    ['empty braces', '{}您好。', 'placeholder-unknown'],
    ['half a brace', '您好}。', 'placeholder-unknown'],
    ['one brace in another', '{{称呼}}，您好。', 'placeholder-unknown'],
    ['a word every object knows', '{constructor}您好。', 'placeholder-unknown'],
  ])('%s', (_what, text, reason) => {
    expect(reasonOf([{ ...onTheWay, text }])).toBe(reason)
  })

  test('stands once for each use, under an id of its own', () => {
    expect(reasonOf([onTheWay, { ...onTheWay, id: 'r-2' }])).toBe('reply-twice')
    expect(reasonOf([onTheWay, { ...onTheWay, text: '另一句。' }])).toBe('reply-twice')
    expect(reasonOf([onTheWay, { ...onTheWay, id: 'r-2', use: 'progress' }])).toBe('kept')
  })

  test('is 40 at most', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...onTheWay, id: `r-${at}`, text: `第 ${at} 句` }))
    expect(reasonOf(many(mostOwnReplies))).toBe('kept')
    expect(checkOwnReplies(many(mostOwnReplies + 1))).toEqual({
      ok: false,
      reason: 'replies-too-many',
      facts: { most: mostOwnReplies },
    })
  })
})

describe('the community’s own among the ready words', () => {
  const known: KnownForReply = {
    state: 'handling',
    kind: 'complaint',
    root: 'engineering',
    number: 'W2611-0001',
    category: '漏水',
    place: '2 栋 1 单元 1203',
    customer: '陈桂兰',
    handler: '周建国',
    isNameless: false,
    isBegun: false,
  }
  const first = (own: OwnReply, part: Partial<KnownForReply> = {}) =>
    cannedReplies(own.use, { ...known, ...part }, [own])[0]

  test('stands first, filled and greeting like the others', () => {
    expect(first(onTheWay)).toEqual({
      id: 'r-1',
      text: '陈桂兰，您好。周建国已经出发，大约半小时到。',
      body: '周建国已经出发，大约半小时到。',
    })
  })

  test.each<[string, OwnReply, Partial<KnownForReply>]>([
    ['nobody handles it yet', onTheWay, { handler: undefined }],
    ['it is for other categories', { ...onTheWay, root: 'sales' }, {}],
    ['it names a place nobody may read', { ...onTheWay, text: '在{地点}等您。' }, { isNameless: true }],
  ])('is left out where %s', (_why, own, part) => {
    expect(first(own, part)?.id).not.toBe('r-1')
  })

  test('is not offered for something else', () => {
    expect(cannedReplies('progress', known, [onTheWay]).map(it => it.id)).not.toContain('r-1')
  })
})
