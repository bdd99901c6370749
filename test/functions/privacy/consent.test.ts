import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { privacyVersion, recordConsent, withdrawConsent } from '#contract/privacy.ts'
import { readMe } from '#contract/session.ts'
import { minute } from '#domain/time.ts'
import { ConsentItem } from '../../../functions/storage/privacy-items.ts'
import { type Client, must, newKey, signInAs } from '../../../local/client.ts'
import { aStack, type TestStack } from '../../support/stack.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aStranger, aWorld, type World } from '../people.ts'
import { pictureOf, storedUnder } from '../stored.ts'

let stack: TestStack
let person: Client
beforeEach(async () => {
  stack = await aStack()
  person = await aStranger(stack, 'newcomer', '13811115555')
})
afterEach(() => stack.close())

const recorded = (): ConsentItem[] =>
  storedUnder(stack, `CONSENT#${person.session.me.userId}`).map(item => ConsentItem.parse(item))
const agree = (version: string = privacyVersion, key = newKey()) =>
  person.call(recordConsent, { key, body: { version, scene: 'photos' } })

test('somebody new has agreed to nothing', async () => {
  expect(must(await person.call(readMe)).consent).toBeUndefined()
})

test('agreeing is written down with version, time and what it was for, and told wherever the person signs in', async () => {
  const at = stack.now()
  const body = { version: privacyVersion, scene: 'phone', phoneTime: at - minute } as const
  expect(must(await person.call(recordConsent, { body })).consent).toEqual({ version: privacyVersion, at })
  expect(recorded()).toMatchObject([
    { given: true, version: privacyVersion, scene: 'phone', at, phoneTime: at - minute },
  ])
  expect((await signInAs(stack, 'newcomer')).session.me.consent).toEqual({ version: privacyVersion, at })
})

test('taking it back is written down beside it; nothing is written over', async () => {
  must(await agree())
  stack.advance(minute)
  expect(must(await person.call(withdrawConsent)).consent).toBeUndefined()
  stack.advance(minute)
  must(await agree())
  expect(recorded().map(({ given, version, scene }) => [given, version, scene])).toEqual([
    [true, privacyVersion, 'photos'],
    [false, privacyVersion, 'privacy-page'],
    [true, privacyVersion, 'photos'],
  ])
  expect(must(await person.call(readMe)).consent).toEqual({ version: privacyVersion, at: stack.now() })
})

test('taking back what was never given changes nothing', async () => {
  const before = pictureOf(stack)
  expect(must(await person.call(withdrawConsent)).consent).toBeUndefined()
  expect(pictureOf(stack)).toEqual(before)
})

test('a newer text stands, whatever an older phone of the same person sends', async () => {
  must(await agree('2027-05-01'))
  const { at } = must(await person.call(readMe)).consent ?? {}
  stack.advance(minute)
  expect(must(await agree('2026-12-01')).consent).toEqual({ version: '2027-05-01', at })
  stack.advance(minute)
  expect(must(await agree('2027-06-01')).consent).toEqual({ version: '2027-06-01', at: stack.now() })
  expect(recorded().map(it => it.version)).toEqual(['2027-05-01', '2026-12-01', '2027-06-01'])
})

describe('once only', () => {
  test('sent again under its key it is written once', async () => {
    const key = newKey()
    must(await agree(privacyVersion, key))
    const before = pictureOf(stack)
    stack.advance(minute)
    must(await agree(privacyVersion, key))
    expect(pictureOf(stack)).toEqual(before)
  })

  test('sent twice at once it is written once', async () => {
    const key = newKey()
    const answers = await Promise.all([agree(privacyVersion, key), agree(privacyVersion, key)])
    expect(answers.map(it => it.status)).toEqual([200, 200])
    expect(recorded()).toHaveLength(1)
  })

  test('two at once, from two phones, are both written', async () => {
    await Promise.all([agree(), agree(), agree()])
    expect(recorded()).toHaveLength(3)
  })

  test('another version under the same key is refused', async () => {
    const key = newKey()
    must(await agree(privacyVersion, key))
    expect(await agree('2027-01-01', key)).toMatchObject({ status: 409, refusal: { reason: 'key-reused' } })
  })
})

test('what one agrees to is nobody else’s', async () => {
  const other = await aStranger(stack, 'somebody-else')
  must(await agree())
  expect(must(await other.call(readMe)).consent).toBeUndefined()
  must(await other.call(withdrawConsent))
  expect(must(await person.call(readMe)).consent).toBeDefined()
})

describe('refused, and nothing stored', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.stack.close())

  test.each<Refused>([
    [
      'no version',
      400,
      'malformed-request',
      w => ({ as: w.resident, path: '/v1/privacy/consent', body: { scene: 'photos' } }),
    ],
    [
      'a version that is no day',
      400,
      'malformed-request',
      w => ({ as: w.resident, path: '/v1/privacy/consent', body: { version: 'latest', scene: 'photos' } }),
    ],
    [
      'a scene there is not',
      400,
      'malformed-request',
      w => ({ as: w.resident, path: '/v1/privacy/consent', body: { version: privacyVersion, scene: 'everything' } }),
    ],
    [
      'for somebody else',
      400,
      'unknown-field',
      w => ({
        as: w.resident,
        path: '/v1/privacy/consent',
        body: { version: privacyVersion, scene: 'photos', userId: 'resident-wangqiang' },
      }),
    ],
    [
      'by nobody',
      401,
      'sign-in-again',
      () => ({ path: '/v1/privacy/consent', body: { version: privacyVersion, scene: 'photos' } }),
    ],
    ['taken back by nobody', 401, 'sign-in-again', () => ({ path: '/v1/privacy/consent/withdraw', body: {} })],
  ])('%s', (...row) => expectRefused(world, row))
})
