import { describe, expect, test } from 'vitest'
import { type CategorySettings, checkPhones, checkPlaces, most, withCategory } from '#domain/places/settings.ts'

const aCategory = (more: Partial<CategorySettings> = {}): CategorySettings => ({
  id: 'lights',
  name: '灯不亮',
  root: 'engineering',
  icon: 'bulb',
  departmentId: 'engineering',
  needsPhotos: false,
  ...more,
})
const departments = [{ id: 'engineering' }, { id: 'order' }, { id: 'green', retired: true }]
const noise = aCategory({ id: 'noise', name: '噪音', departmentId: 'order' })
const standing = { categories: [noise, aCategory()], departments }
const reasonOf = (result: { ok: boolean; reason?: string }) => result.reason

describe('a category', () => {
  test('new is put at the end, its words trimmed and empty ones left out', () => {
    const entered = aCategory({ id: 'gate', name: ' 大门 ', example: ' ', skill: ' 门禁 ' })
    const { value } = must(withCategory(standing, entered))
    expect(value.map(it => it.id)).toEqual(['noise', 'lights', 'gate'])
    expect(value[2]).toMatchObject({ name: '大门', skill: '门禁', questions: [] })
    expect(value[2]?.example).toBeUndefined()
  })

  test('changed keeps its place', () => {
    const { value } = must(withCategory(standing, { ...noise, name: '噪音扰民' }))
    expect(value.map(it => it.name)).toEqual(['噪音扰民', '灯不亮'])
  })

  test.each([
    ['without a name', { name: ' ' }, 'text-missing'],
    ['with a name of 13 characters', { name: '灯'.repeat(13) }, 'text-too-long'],
    ['with the name of another', { name: '噪音' }, 'category-name-taken'],
    ['of a department that is not there', { departmentId: 'kitchen' }, 'department-unknown'],
    ['of a department that was retired', { departmentId: 'green' }, 'department-unknown'],
    ['whose name is hidden and which can be followed', { hidesName: true, followable: true }, 'category-both'],
    ['with an example of 61 characters', { example: '灯'.repeat(61) }, 'text-too-long'],
    ['with a skill of 13 characters', { skill: '灯'.repeat(13) }, 'text-too-long'],
  ])('%s is refused', (_, more, reason) => {
    expect(reasonOf(withCategory(standing, aCategory(more)))).toBe(reason)
  })

  test('may have the name of one that is offered no more, and twelve characters', () => {
    const retired = { ...standing, categories: [{ ...noise, retired: true }, aCategory()] }
    expect(withCategory(retired, aCategory({ id: 'new', name: '噪音' })).ok).toBe(true)
    expect(withCategory(standing, aCategory({ name: '灯'.repeat(12) })).ok).toBe(true)
    expect(withCategory(standing, aCategory({ name: '噪音', retired: true })).ok).toBe(true)
  })

  test('may be hidden or followed, only not both', () => {
    expect(withCategory(standing, aCategory({ followable: true })).ok).toBe(true)
    expect(withCategory(standing, aCategory({ hidesName: true })).ok).toBe(true)
  })

  test('may not have the name of one of several', () => {
    const three = { ...standing, categories: [...standing.categories, aCategory({ id: 'third', name: '第三个' })] }
    expect(reasonOf(withCategory(three, aCategory({ id: 'fourth', name: '第三个' })))).toBe('category-name-taken')
  })

  test('is offered no more, unless it is the last', () => {
    const one = { categories: [aCategory()], departments }
    expect(reasonOf(withCategory(one, aCategory({ retired: true })))).toBe('category-last')
    expect(withCategory(standing, aCategory({ retired: true })).ok).toBe(true)
  })

  test('beyond sixty is refused, a change of one of sixty is not', () => {
    const categories = Array.from({ length: most.categories }, (_, at) => aCategory({ id: `c${at}`, name: `类${at}` }))
    const full = { categories, departments }
    expect(withCategory(full, aCategory())).toEqual({ ok: false, reason: 'categories-too-many', facts: { most: 60 } })
    expect(withCategory(full, aCategory({ id: 'c7' })).ok).toBe(true)
  })
})

describe('the extra questions', () => {
  const choice = (choices: string[], id = 'which') => ({ id, kind: 'choice' as const, words: '哪里', choices })
  const asking = (...questions: NonNullable<CategorySettings['questions']>) =>
    withCategory(standing, aCategory({ questions }))

  test('are kept trimmed', () => {
    const { value } = must(asking(choice([' 上 ', '下']), { id: 'from', kind: 'text', words: ' 从哪里来 ' }))
    expect(value[1]?.questions).toEqual([choice(['上', '下']), { id: 'from', kind: 'text', words: '从哪里来' }])
  })

  test.each([
    ['one choice', choice(['上'])],
    ['two alike', choice(['上', ' 上'])],
    ['an empty choice', choice(['上', ' '])],
    ['thirteen choices', choice(Array.from({ length: 13 }, (_, at) => `第 ${at}`))],
    ['a choice of 21 characters', choice(['上'.repeat(21), '下'])],
    ['no words', { id: 'from', kind: 'text' as const, words: ' ' }],
    ['31 characters', { id: 'from', kind: 'text' as const, words: '从'.repeat(31) }],
  ])('with %s are refused', (_, question) => {
    expect(reasonOf(asking(question))).toBe('question-wrong')
  })

  test('may offer twelve choices', () => {
    expect(asking(choice(Array.from({ length: 12 }, (_, at) => `第 ${at}`))).ok).toBe(true)
  })

  test('are six at most, each under an id of its own', () => {
    const six = Array.from({ length: 6 }, (_, at) => choice(['上', '下'], `q${at}`))
    expect(asking(...six).ok).toBe(true)
    expect(reasonOf(asking(...six, choice(['上', '下'], 'q6')))).toBe('question-wrong')
    expect(reasonOf(asking(choice(['上', '下']), choice(['左', '右'])))).toBe('question-wrong')
  })
})

describe('emergency phones', () => {
  test('lose their dashes and blanks', () => {
    expect(must(checkPhones([{ name: ' 值班 ', phone: '020-8888 0110' }])).value).toEqual([
      { name: '值班', phone: '02088880110' },
    ])
  })

  test.each([
    ['none', []],
    ['eleven', Array.from({ length: 11 }, (_, at) => ({ name: `第 ${at}`, phone: '96777' }))],
    ['two of one name', [1, 2].map(() => ({ name: '值班', phone: '96777' }))],
    ['letters in a number', [{ name: '值班', phone: '96777a' }]],
    ['two digits', [{ name: '值班', phone: '96' }]],
    ['thirteen digits', [{ name: '值班', phone: '1'.repeat(13) }]],
  ])('%s are refused', (_, phones) => {
    expect(reasonOf(checkPhones(phones))).toBe('emergency-phone-wrong')
  })

  test('are ten at most, each of its own name', () => {
    const ten = Array.from({ length: 10 }, (_, at) => ({ name: `第 ${at}`, phone: '96777' }))
    expect(must(checkPhones(ten)).value).toEqual(ten)
  })

  test.each(['110', '1'.repeat(12)])('%s can be dialled', phone => {
    expect(checkPhones([{ name: '值班', phone }]).ok).toBe(true)
  })

  test('need a name', () => {
    expect(reasonOf(checkPhones([{ name: ' ', phone: '110' }]))).toBe('text-missing')
  })
})

describe('public places', () => {
  const place = (name: string, inBuildings = false) => ({ name, inBuildings })

  test('are forty at most', () => {
    expect(checkPlaces(Array.from({ length: 40 }, (_, at) => place(`第 ${at} 处`))).ok).toBe(true)
  })

  test('are kept in their order, trimmed', () => {
    expect(must(checkPlaces([place(' 电梯', true), place('花园')])).value).toEqual([place('电梯', true), place('花园')])
  })

  test.each([
    ['none', []],
    ['forty-one', Array.from({ length: 41 }, (_, at) => place(`第 ${at} 处`))],
    ['two of one name', [place('花园'), place(' 花园', true)]],
  ])('%s are refused', (_, places) => {
    expect(reasonOf(checkPlaces(places))).toBe('public-place-wrong')
  })

  test('need a name', () => {
    expect(reasonOf(checkPlaces([place('')]))).toBe('text-missing')
  })
})

const must = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): { value: T } => {
  if (!result.ok) throw new Error(result.reason)
  return result
}
