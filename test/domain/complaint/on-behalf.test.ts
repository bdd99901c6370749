import { describe, expect, test } from 'vitest'
import { file, register } from '#domain/complaint/intake.ts'
import { checkOnBehalfOf, mostNameCharacters } from '#domain/complaint/on-behalf.ts'
import { accepted, aFiling, aMoment, people } from '../../support/builders.ts'

const given = { name: '王奶奶', relation: 'parent', consent: 'by-phone' } as const

describe('a complaint filed for an elder of the household', () => {
  test.each(['owner', 'family', 'tenant', 'authorised-agent'] as const)('may be filed by %s', filer => {
    expect(checkOnBehalfOf(given, filer)).toEqual({ ok: true, value: given })
  })

  test('is not filed by somebody who lives nowhere here', () => {
    expect(checkOnBehalfOf(given, 'visitor')).toMatchObject({ ok: false, reason: 'room-not-yours' })
  })

  test.each([
    ['left out', undefined],
    ['empty', ''],
    ['only spaces', '  '],
  ])('needs no name: %s', (_, name) => {
    expect(checkOnBehalfOf({ ...given, name }, 'family')).toEqual({
      ok: true,
      value: { relation: 'parent', consent: 'by-phone' },
    })
  })

  test('takes a name of letters, not too long', () => {
    expect(checkOnBehalfOf({ ...given, name: ' 王奶奶 ' }, 'family')).toMatchObject({ value: { name: '王奶奶' } })
    expect(checkOnBehalfOf({ ...given, name: '🙂' }, 'family')).toMatchObject({ reason: 'text-without-words' })
    const long = '王'.repeat(mostNameCharacters)
    expect(checkOnBehalfOf({ ...given, name: long }, 'family').ok).toBe(true)
    expect(checkOnBehalfOf({ ...given, name: `${long}王` }, 'family')).toMatchObject({ reason: 'text-too-long' })
  })

  const filing = aFiling({
    onBehalfOf: given,
    customer: { userId: people.owner.id, name: '王业主', relation: 'family' },
  })

  test('says so in the complaint and in its first entry, where the name can be erased', () => {
    const { complaint, entries } = accepted(file(filing, 'W2611-0001', aMoment({ actor: people.owner })))
    expect(complaint.onBehalfOf).toEqual(given)
    expect(entries[0]).toMatchObject({
      kind: 'filed',
      facts: { elder: 'parent', consent: 'by-phone' },
      texts: { elder: '王奶奶' },
    })
    expect(JSON.stringify(entries[0]?.facts)).not.toContain('王奶奶')
  })

  test('is recorded without a name where none was given', () => {
    const nameless = { ...filing, onBehalfOf: { relation: 'spouse', consent: 'in-person' } as const }
    const { entries } = accepted(file(nameless, 'W2611-0001', aMoment({ actor: people.owner })))
    expect(entries[0]?.facts).toMatchObject({ elder: 'spouse', consent: 'in-person' })
    expect(entries[0]?.texts).not.toHaveProperty('elder')
  })

  test('is refused to a visitor, filed or registered', () => {
    const stranger = { ...filing, customer: { name: '路过', relation: 'visitor' } as const }
    expect(file(stranger, 'W2611-0001', aMoment({ actor: people.owner }))).toMatchObject({ reason: 'room-not-yours' })
    expect(register(stranger, '2611-0001', aMoment())).toMatchObject({ reason: 'room-not-yours' })
  })
})

test('answers and times to visit stand in the first entry, the answers among the words that can be erased', () => {
  const answers = [
    { question: '哪里在漏', words: '天花板' },
    { question: '漏了几天', words: '三天' },
  ]
  const filing = aFiling({ answers, visitTimes: ['evening', 'weekend'] })
  const { complaint, entries } = accepted(file(filing, 'W2611-0001', aMoment({ actor: people.owner })))
  expect(complaint).toMatchObject({ answers, visitTimes: ['evening', 'weekend'] })
  expect(entries[0]?.facts.visitTimes).toEqual(['evening', 'weekend'])
  expect(entries[0]?.texts.answers).toBe('哪里在漏：天花板\n漏了几天：三天')
})
