import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readMe } from '#contract/session.ts'
import { builtPhone, exampleApi } from '../../local/builds.ts'
import { must, signInAs } from '../../local/client.ts'
import { aStranger } from '../functions/people.ts'
import { codeFor } from '../functions/wechat-panel.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { harnessSupport } from './harness/compile-views.ts'
import { launch } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()
const name = 'homes and family on the real weapp build'

let stack: TestStack
let dist: string
const phones: Phone[] = []

const phoneOf = async (user: string, open?: string): Promise<Phone> => {
  const phone = await launch({
    dist,
    allow: [exampleApi, stack.photosUrl],
    hosts: { [exampleApi]: stack.url },
    loginCode: () => codeFor(stack, 'login', user),
    phoneCode: () => codeFor(stack, 'phone', user),
    subscribe: async () => ({}),
    photos: [],
    consent: { agreed: true },
    answer: ({ buttons }) => buttons.at(-1),
    now: stack.now,
    ...(open === undefined ? {} : { open }),
  })
  phones.push(phone)
  return phone
}

const roomsOf = async (user: string) => {
  const client = await signInAs(stack, user)
  return must(await client.call(readMe)).rooms.map(({ label, relation }) => `${label} ${relation}`)
}

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    stack = await aStack()
    for (const alias of ['daughter', 'late', 'typist', 'mover']) await aStranger(stack, alias)
  })
  afterEach(() => {
    for (const phone of phones.splice(0)) phone.close()
  })
  afterAll(() => stack?.close())

  test('the owner sends a card, the daughter opens it and is in; a second person is too late', async () => {
    const owner = await phoneOf('chenguilan', 'pages/homes/index')
    await owner.see('儿子（陈*远）')
    owner.tap('邀请家人、租户')
    await owner.see('#make-code')
    owner.type('#called-as', '女儿')
    owner.tap('#make-code')
    await owner.see('#code')
    owner.tap('#send-code')
    const [card] = owner.sentCards
    expect(card?.title).toBe('邀请您作为家属加入 2 栋 1 单元 1202')

    const daughter = await phoneOf('daughter', card?.path ?? '')
    await daughter.see('陈*兰邀请您')
    daughter.tap('#join')
    daughter.tap('#join')
    await daughter.seePage('pages/homes/index')
    await daughter.see('我是家属')
    expect(await roomsOf('daughter')).toEqual(['2 栋 1 单元 1202 family'])

    const late = await phoneOf('late', card?.path ?? '')
    await late.see('邀请已经用过')
    late.tap('换一个邀请码')
    await late.see('#use-code')

    owner.tap('关闭')
    owner.pullDown()
    await owner.see('女儿')
    expect(await roomsOf('late')).toEqual([])
  })

  test('a code that was read out is typed in, with small letters and spaces', async () => {
    const owner = await phoneOf('chenguilan', 'pages/homes/index')
    await owner.see('邀请家人、租户')
    owner.tap('邀请家人、租户')
    await owner.see('#make-code')
    owner.tap('#relation-tenant')
    await owner.settled()
    owner.tap('#make-code')
    await owner.see('#code')
    owner.tap('#send-code')
    const code = owner.sentCards[0]?.path.split('=')[1] ?? ''

    const typist = await phoneOf('typist', 'pages/join/index')
    await typist.see('#code')
    typist.tap('#use-code')
    await typist.see('没有这个邀请码')
    typist.type('#code', code.toLowerCase().replace(/(.{4})/g, '$1 '))
    typist.tap('#use-code')
    await typist.see('作为租户加入这套房')
    typist.tap('#join')
    await typist.seePage('pages/homes/index')
    expect(await roomsOf('typist')).toEqual(['2 栋 1 单元 1202 tenant'])
  })

  test('the code on the wall chooses the building, scanned in the page or opened from outside', async () => {
    const mover = await phoneOf('mover', 'pages/room/index')
    await mover.see('#scan')
    mover.scans.push('cancel', { result: '一张海报' }, { path: 'pages/room/index?scene=b%2Etsy-b2' })
    mover.tap('#scan')
    await mover.settled()
    mover.tap('#scan')
    await mover.see('这不是楼栋码')
    mover.tap('#scan')
    await mover.see('1 单元')
    await mover.see('先选单元')

    const outside = await phoneOf('mover', 'pages/room/index?scene=b%2Etsy-b3')
    await outside.see('先选单元')
    const lost = await phoneOf('mover', 'pages/room/index?scene=b.nowhere')
    await lost.see('没有找到这栋楼')
  })

  test('whoever is removed, or leaves, has the room no longer', async () => {
    const owner = await phoneOf('chenguilan', 'pages/homes/index')
    await owner.see('儿媳（林*）')
    owner.tap('移除儿媳（林*）')
    await owner.gone('儿媳（林*）')
    expect(await roomsOf('linfang')).toEqual([])

    const son = await phoneOf('chenzhiyuan', 'pages/homes/index')
    await son.see('退出这套房')
    son.tap('退出这套房')
    await son.see('还没有房屋')
    expect(await roomsOf('chenzhiyuan')).toEqual([])
  })
})
