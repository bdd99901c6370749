// A call that is registered without network: nothing of it is lost, it is registered once, and a refusal opens the form again.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readSettings, saveCategory } from '#contract/settings.ts'
import * as staff from '#contract/staff.ts'
import { minute } from '#domain/time.ts'
import { builtPhone } from '../../local/builds.ts'
import { must, signInAs } from '../../local/client.ts'
import { communityId } from '../../local/demo/community.ts'
import { aWorld, type World } from '../functions/people.ts'
import { aWeakLine, type WeakLine } from '../support/weak-line.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'
import { type ResidentsPhone, residentsPhone, somePhotos } from './resident-phone.ts'

const support = harnessSupport()
const name = 'an agent without network, on the real weapp build'
const form = `staff/register/index?communityId=${communityId}`
const words = '夜里十一点还在装修。'

let world: World
let folder: string
let dist: string
let line: WeakLine
let held: ResidentsPhone
let phone: Phone

const start = async (page: string): Promise<void> => {
  phone?.close()
  phone = await held.start(page)
}
const namesKept = (begin: string): string[] => [...held.storage.keys()].filter(key => key.startsWith(begin))
const mendLine = (): void => {
  line.mend()
  phone.setNetwork('wifi')
}
const registered = async () => {
  await world.stack.settle()
  return must(await world.agent.call(staff.listWork, { query: { communityId, of: 'community' } })).cards
}

/** The form is opened with network; then there is none. */
const writeWithoutNetwork = async (): Promise<void> => {
  await start(form)
  await phone.see('#place-public')
  line.die()
  phone.setNetwork('none')
  phone.tap('#place-public')
  await phone.see('#public-place-花园')
  phone.tap('#public-place-花园')
  phone.tap('#category-noise')
  phone.type('#name', '方芳')
  phone.type('#text', words)
  await phone.settled()
}
const handOver = async (): Promise<void> => {
  await phone.see('#register')
  phone.tap('#register')
  await phone.see('存在手机里了，等着登记')
}

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    folder = await mkdtemp(join(tmpdir(), 'huiyin-register-'))
  })
  beforeEach(async () => {
    world = await aWorld()
    line = aWeakLine()
    held = await residentsPhone(world.stack, { user: 'hemin', dist, line, photos: await somePhotos(folder, 1) })
  })
  afterEach(async () => {
    phone.close()
    await world.stack.settle()
    await line.close()
    await world.stack.close()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('it stands among the unsent with its photo, also after the app was killed, and is registered once', async () => {
    await writeWithoutNetwork()
    phone.tap('#add-photo')
    await phone.see('第 1 张，等着上传，点开看大图')
    await handOver()
    expect([namesKept('act/').length, namesKept('register/').length]).toEqual([1, 0])

    await start('staff/work/index')
    phone.setNetwork('none')
    await phone.see('1 件还没传，点这里看')
    phone.tap('#unsent')
    await phone.see('夜里十一点还在装修')
    await phone.see('等着传')
    mendLine()
    await phone.see('都传上去了')
    const [card, ...others] = await registered()
    expect([card?.title, others]).toEqual(['夜里十一点还在装修', []])
    const detail = must(await world.agent.call(staff.readAsStaff, { params: { id: card?.id ?? '' } }))
    expect(detail.photos).toHaveLength(1)
    expect([namesKept('act/'), namesKept('register/'), held.files.size]).toEqual([[], [], 0])
    expect(phone.errors).toEqual([])
  })

  test('whoever still looks at it reads the number once the line is back', async () => {
    await writeWithoutNetwork()
    await handOver()
    mendLine()
    await phone.see('2611-0001')
    expect(await registered()).toHaveLength(1)
  })

  test('taken back before anything was sent, it opens as it was written', async () => {
    await writeWithoutNetwork()
    await handOver()
    phone.tap('先不登记，打开接着写')
    await phone.see('#register')
    expect(phone.texts().join()).toContain('首问责任人')
    expect([namesKept('act/').length, namesKept('register/').length]).toEqual([0, 1])
    mendLine()
    phone.tap('#register')
    await phone.see('2611-0001')
    expect((await registered()).map(it => it.title)).toEqual(['夜里十一点还在装修'])
  })

  test('what the server refuses keeps its words and opens the form again', async () => {
    await writeWithoutNetwork()
    await handOver()
    const admin = await signInAs(world.stack, 'linyue')
    const { version, categories } = must(await admin.call(readSettings, { query: { communityId } }))
    const noise = categories.find(it => it.id === 'noise')
    if (!noise) throw new Error('the demo has no category noise')
    const { root } = noise
    if (root === 'unknown') throw new Error('the demo has a category of no kind')
    const category = { id: 'noise', name: noise.name, root, icon: noise.icon, departmentId: noise.departmentId }
    must(
      await admin.call(saveCategory, {
        body: { communityId, version, category: { ...category, needsPhotos: false, retired: true } },
      }),
    )
    world.stack.advance(2 * minute)
    mendLine()
    await phone.see('没有这个类别，请重新选择。')
    phone.tap('打开改一改')
    await phone.see('#category-leak')
    phone.tap('#category-leak')
    await phone.see('#register')
    phone.tap('#register')
    await phone.see('2611-0001')
    expect((await registered()).map(it => it.title)).toEqual(['夜里十一点还在装修'])
    expect([namesKept('act/'), namesKept('register/')]).toEqual([[], []])
  })
})
