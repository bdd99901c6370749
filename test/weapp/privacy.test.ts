import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { privacyVersion, recordConsent } from '#contract/privacy.ts'
import { builtPhone, exampleApi } from '../../local/builds.ts'
import { must, signInAs } from '../../local/client.ts'
import { aStranger } from '../functions/people.ts'
import { storedUnder } from '../functions/stored.ts'
import { codeFor } from '../functions/wechat-panel.ts'
import { aPhoto } from '../support/pictures.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { harnessSupport } from './harness/compile-views.ts'
import { launch } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'
import type { Consent } from './harness/wx-privacy.ts'
import type { PhoneStorage } from './harness/wx-storage.ts'

const support = harnessSupport()
const name = 'consent on the real weapp build'

let stack: TestStack
let folder: string
let dist: string
const phones: Phone[] = []

/** A phone with one photo in its album, on the page where a complaint is written. */
const phoneOf = async (
  user: string,
  consent: Consent,
  open = 'pages/file/index?kind=complaint',
  storage: PhoneStorage = new Map(),
): Promise<Phone> => {
  const phone = await launch({
    dist,
    allow: [exampleApi, stack.photosUrl],
    hosts: { [exampleApi]: stack.url },
    loginCode: () => codeFor(stack, 'login', user),
    phoneCode: () => codeFor(stack, 'phone', user),
    subscribe: async () => ({}),
    photos: [join(folder, 'photo.jpg')],
    consent,
    now: stack.now,
    open,
    storage,
  })
  phones.push(phone)
  return phone
}

const recorded = async (user: string) => {
  const { session } = await signInAs(stack, user)
  return storedUnder(stack, `CONSENT#${session.me.userId}`).map(({ given, scene, version }) => ({
    given,
    scene,
    version,
  }))
}

const question = '用之前，先跟您说清楚'

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    folder = await mkdtemp(join(tmpdir(), 'huiyin-consent-'))
    await writeFile(join(folder, 'photo.jpg'), await aPhoto({ width: 800, height: 600 }))
    stack = await aStack()
    for (const [number, alias] of ['careful', 'willing', 'elsewhere', 'mover', 'leaver', 'underground'].entries())
      await aStranger(stack, alias, `1381111000${number}`)
  })
  afterEach(() => {
    for (const phone of phones.splice(0)) phone.close()
  })
  afterAll(async () => {
    await stack?.settle()
    await stack?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('without consent the camera is not opened, even where WeChat would let it; refused, the form still works', async () => {
    const consent = { agreed: true }
    const phone = await phoneOf('careful', consent)
    await phone.see('#category-other')
    phone.tap('#add-photo')
    await phone.see(question)
    await phone.settled()
    expect(phone.texts().join('\n')).not.toMatch(/等着上传|上传 \d+%|已传好/)
    phone.tap('#refuse-privacy')
    await phone.seeToast('没有同意，先不加照片')
    await phone.gone(question)
    await phone.settled()
    expect(phone.texts().join('\n')).not.toMatch(/等着上传|上传 \d+%|已传好/)
    phone.tap('#category-other')
    phone.tap('#place-public')
    await phone.see('#public-place-花园')
    phone.tap('#public-place-花园')
    phone.type('#text', '花园的灯不亮，晚上看不见路。')
    await phone.see('提交投诉')
    phone.tap('#submit')
    await phone.seePage('pages/submitted/index')
    await phone.see('W2611-')
    expect(await recorded('careful')).toEqual([])
  })

  test('agreed to, the photo is taken at once, and the server knows version and what it was for', async () => {
    const consent = { agreed: false }
    const phone = await phoneOf('willing', consent)
    await phone.see('#add-photo')
    phone.tap('#add-photo')
    await phone.see(question)
    phone.tap('#agree-privacy')
    await phone.see('已传好')
    expect(consent.agreed).toBe(true)
    await phone.settled()
    expect(await recorded('willing')).toEqual([{ given: true, scene: 'photos', version: privacyVersion }])
  })

  test('agreed to without network, the server is told once there is one, also after the app was closed', async () => {
    const [consent, storage] = [{ agreed: false }, new Map()]
    const phone = await phoneOf('underground', consent, undefined, storage)
    await phone.see('#add-photo')
    await phone.settled()
    phone.setNetwork('none')
    phone.tap('#add-photo')
    await phone.see(question)
    phone.tap('#agree-privacy')
    await phone.gone(question)
    phone.hide()
    phone.close()
    phones.splice(0)
    expect(await recorded('underground')).toEqual([])
    const later = await phoneOf('underground', consent, 'pages/home/index', storage)
    await later.see('我要投诉')
    await later.settled()
    expect(await recorded('underground')).toEqual([{ given: true, scene: 'photos', version: privacyVersion }])
  })

  test('agreed to on another phone, it is WeChat on this one that still has to be told', async () => {
    const consent = { agreed: false }
    must(
      await (await signInAs(stack, 'elsewhere')).call(recordConsent, {
        body: { version: privacyVersion, scene: 'photos' },
      }),
    )
    const phone = await phoneOf('elsewhere', consent)
    await phone.see('#category-other')
    phone.tap('#add-photo')
    await phone.see(question)
    phone.tap('#agree-privacy')
    await phone.see('已传好')
    expect(consent.agreed).toBe(true)
  })

  test('the phone number is asked for like the photos, and taken back it is asked for again', async () => {
    const consent = { agreed: true }
    const phone = await phoneOf('mover', consent, 'pages/privacy/index')
    await phone.see('现在不用，用之前会问您')
    phone.tap('#consent')
    await phone.see(question)
    phone.tap('#agree-privacy')
    await phone.see('同意的')
    await phone.settled()
    stack.advance(1000)
    phone.tap('#consent')
    await phone.see('撤回同意？')
    phone.tap('撤回')
    await phone.see('现在不用，用之前会问您')
    await phone.settled()
    expect((await recorded('mover')).map(({ given, scene }) => [given, scene])).toEqual([
      [true, 'privacy-page'],
      [false, 'privacy-page'],
    ])
    phone.hide()
    phone.show('pages/room/index')
    await phone.see('#building-tsy-b3')
    phone.tap('#building-tsy-b3')
    await phone.see('#unit-1')
    phone.tap('#unit-1')
    await phone.see('#room-tsy-b3-1-601')
    phone.tap('#room-tsy-b3-1-601')
    await phone.see('#relation-owner')
    phone.tap('#relation-owner')
    await phone.see('用微信手机号绑定')
    phone.tap('#bind')
    await phone.see(question)
    phone.tap('#refuse-privacy')
    await phone.seeToast('没有同意，不取手机号')
    await phone.settled()
    phone.tap('#bind')
    await phone.see(question)
    phone.tap('#agree-privacy')
    await phone.seeToast('好了，请再点一次绑定')
  })

  test('whoever deletes his account is told what goes and what stays, and comes back as somebody new', async () => {
    const phone = await phoneOf('leaver', { agreed: false }, 'pages/guide/index')
    await phone.see('多久办好')
    phone.hide()
    phone.show('pages/messages/index')
    await phone.see('还没有通知')
    phone.hide()
    phone.show('pages/privacy/index')
    await phone.see('留下来的')
    const before = (await signInAs(stack, 'leaver')).session.me.userId
    phone.tap('#delete-account')
    await phone.see('注销账号？')
    phone.tap('注销')
    await phone.see('账号已注销')
    await phone.settled()
    expect(storedUnder(stack, `USER#${before}`)).toEqual([])
    phone.tap('#go-home')
    await phone.seePage('pages/home/index')
    await phone.see('我要投诉')
    expect((await signInAs(stack, 'leaver')).session.me.userId).not.toBe(before)
  })
})
