// 对照原来的照片拍 on the real weapp build: from the report into the camera and back with the picture, or without a camera.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { builtPhone } from '../../local/builds.ts'
import { aWorld, bring, type World } from '../functions/people.ts'
import { aPhoto } from '../support/pictures.ts'
import { aWeakLine, type WeakLine } from '../support/weak-line.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { LaunchSettings } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'
import { allNodes } from './harness/view-tree.ts'
import { residentsPhone, somePhotos } from './resident-phone.ts'

const support = harnessSupport()
const name = 'a photo taken over the one of before, on the real weapp build'

let world: World
let dist: string
let folder: string
let line: WeakLine
let phone: Phone | undefined

/** The engineer's report of a complaint that came with this many photos. */
const reporting = async (before: number, settings: Pick<LaunchSettings, 'camera' | 'consent'>): Promise<Phone> => {
  const photoIds: string[] = []
  for (let seed = 1; seed <= before; seed += 1)
    photoIds.push(await world.resident.upload(await aPhoto({ width: 640, height: 480, seed })))
  await world.stack.settle()
  const { id } = await bring({ ...world, handler: world.engineer }, 'handling', { photoIds })
  await world.stack.settle()
  const photos = await somePhotos(folder, 7)
  const held = await residentsPhone(world.stack, { user: 'zhoujianguo', dist, line, photos, ...settings })
  phone = await held.start(`staff/handle/index?id=${id}`)
  await phone.see('#add-photo')
  return phone
}

const before = (held: Phone) => {
  const [image] = allNodes(held.root()).filter(node => node.id === 'over-before')
  return image && { src: String(image.attributes.src), style: String(image.attributes.style) }
}

const photosOf = (held: Phone): number =>
  held.texts().filter(text => /等着上传|上传 \d+%|已传好|正在准备/.test(text)).length

const openCamera = async (held: Phone): Promise<void> => {
  held.tap('#photo-over')
  await held.seePage('staff/photo-over/index')
}

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    folder = await mkdtemp(join(tmpdir(), 'huiyin-photo-over-'))
  })
  beforeEach(async () => {
    world = await aWorld()
    line = aWeakLine()
  })
  afterEach(async () => {
    phone?.close()
    phone = undefined
    await world.stack.settle()
    await line.close()
    await world.stack.close()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('the picture of before lies over the camera; two quick taps bring one photo into the report', async () => {
    const held = await reporting(2, { camera: 'allows' })
    await openCamera(held)
    await held.see('#strength-medium')
    await held.gone('正在打开相机')
    const first = before(held)
    expect(first?.style).toContain('opacity: 0.45')
    held.tap('#before-2')
    held.tap('#strength-faint')
    await held.settled()
    expect(before(held)?.style).toContain('opacity: 0.25')
    expect(before(held)?.src).not.toBe(first?.src)
    held.tap('#strength-off')
    await held.settled()
    expect(before(held)).toBeUndefined()
    held.tap('#shutter')
    held.tap('#shutter')
    await held.seePage('staff/handle/index')
    await held.see('已传好')
    await held.settled()
    expect([photosOf(held), held.page.depth]).toEqual([1, 1])
    await held.see('再拍一张')
  })

  test('refused, it says so; allowed in the settings, the camera opens', async () => {
    const held = await reporting(1, { camera: 'refuses-then-allows' })
    await openCamera(held)
    await held.see('没有允许用摄像头')
    held.tap('#camera-settings')
    await held.see('#shutter')
    await held.gone('正在打开相机')
    held.tap('#shutter')
    await held.seePage('staff/handle/index')
    await held.see('已传好')
  })

  test.each([
    ['refuses', '没有允许用摄像头'],
    ['is-broken', '相机打不开'],
  ] as const)('%s: the ordinary chooser brings the photo all the same', async (camera, words) => {
    const held = await reporting(1, { camera })
    await openCamera(held)
    await held.see(words)
    held.tap('#choose-instead')
    await held.seePage('staff/handle/index')
    await held.see('已传好')
    expect(photosOf(held)).toBe(1)
  })

  test('without agreeing to photos no camera opens, and the way back leads to the report', async () => {
    const held = await reporting(1, { camera: 'allows', consent: { agreed: false } })
    await openCamera(held)
    await held.see('用之前，先跟您说清楚')
    held.tap('#refuse-privacy')
    await held.see('没有同意，相机没打开')
    expect(allNodes(held.root()).some(({ tag }) => tag === 'camera')).toBe(false)
    held.tap('#camera-again')
    await held.see('#agree-privacy')
    held.tap('#agree-privacy')
    await held.see('#over-back')
    held.tap('#over-back')
    await held.seePage('staff/handle/index')
    expect(photosOf(held)).toBe(0)
  })

  test('without a photo of before nothing is offered', async () => {
    const held = await reporting(0, { camera: 'allows' })
    await held.settled()
    expect(held.tree()).not.toContain('photo-over')
  })
})
