import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { hour, minute } from '#domain/time.ts'
import { builtPhone } from '../../local/builds.ts'
import { must } from '../../local/client.ts'
import { chainFaults } from '../functions/chains.ts'
import { aWorld, bring, ownRoom, type World } from '../functions/people.ts'
import { aPhoto } from '../support/pictures.ts'
import { aWeakLine, type WeakLine } from '../support/weak-line.ts'
import { fillReport } from './engineers-report.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'
import { allNodes } from './harness/view-tree.ts'
import { type ResidentsPhone, residentsPhone, somePhotos } from './resident-phone.ts'

const support = harnessSupport()
const name = 'an engineer without network, on the real weapp build'
const user = 'zhoujianguo'

let world: World
let folder: string
let dist: string
let line: WeakLine
let held: ResidentsPhone
const open: Phone[] = []

const start = async (page: string): Promise<Phone> => {
  const phone = await held.start(page)
  open.push(phone)
  return phone
}

/** WeChat ends the app without a word to it. */
const kill = (phone: Phone): void => {
  open.splice(open.indexOf(phone), 1)
  phone.close()
}

const mendLine = (phone: Phone): void => {
  line.mend()
  phone.setNetwork('wifi')
}

const namesKept = (start: string): string[] => [...held.storage.keys()].filter(key => key.startsWith(start))
const asOffice = async (id: string) => {
  await world.stack.settle()
  return must(await world.dispatcher.call(staff.readAsStaff, { params: { id } }))
}
const pageOf = (id: string): string => `staff/complaint/index?id=${id}`

/** The list is looked at with network; then there is none. */
const goDown = async (id: string): Promise<Phone> => {
  const phone = await start('staff/work/index')
  await phone.see(`#case-${id}`)
  await phone.settled()
  expect(namesKept('last/').filter(it => it.endsWith(`staff/complaint/${id}`))).toHaveLength(1)
  kill(phone)
  line.die()
  const below = await start(pageOf(id))
  below.setNetwork('none')
  await below.see('没连上网络')
  return below
}

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    folder = await mkdtemp(join(tmpdir(), 'huiyin-offline-'))
  })

  beforeEach(async () => {
    world = await aWorld()
    line = aWeakLine()
    held = await residentsPhone(world.stack, { user, dist, line, photos: await somePhotos(folder, 1, 2) })
  })

  afterEach(async () => {
    for (const phone of open.splice(0)) phone.close()
    await world.stack.settle()
    await line.close()
    await world.stack.close()
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('a whole order in the basement: nothing lost, in order, once, each at its own time', async () => {
    const { stack, engineer } = world
    const filing = { categoryId: 'leak', place: ownRoom, happeningNow: true }
    const { id } = await bring({ ...world, handler: engineer }, 'dispatched', filing)
    const phone = await goDown(id)
    const begunAt = stack.now()
    phone.tap('#take')
    await phone.see('1 步等着传')
    await phone.see('#handle')
    phone.tap('#handle')
    await phone.see('#arrive')
    phone.tap('#arrive')
    await phone.see('附上我现在的位置')
    phone.tap('#arrive-photo')
    await phone.see('第 1 张，等着上传，点开看大图')
    phone.tap('#arrive-send')
    await phone.see('2 步等着传')
    // Nothing was photographed before: what he found lies over the camera although nothing of it has been sent.
    await phone.see('处理前照片，第 1 张，共 1 张，点开看大图')
    await phone.see('#photo-over')
    phone.tap('#progress')
    await phone.see('#progress-text')
    phone.type('#progress-text', '角阀裂了，要换')
    phone.tap('只给内部看')
    await phone.settled()
    phone.tap('#progress-send')
    await phone.see('3 步等着传')
    await fillReport(phone)
    phone.tap('#report')
    await phone.seePage('staff/complaint/index')
    await phone.see('4 步等着传')
    await phone.see('待审核')
    kill(phone)

    stack.advance(hour)
    const below = await start('staff/work/index')
    below.setNetwork('none')
    await below.see(`#case-${id}`)
    await below.see('没连上网络')
    await below.see('1 件还没传，点这里看')
    below.tap('#unsent')
    await below.see('都在手机里，没有丢')
    await below.see('4 步等着传')
    expect(namesKept('act/')).toHaveLength(4)
    mendLine(below)
    await below.see('都传上去了')
    expect(namesKept('act/')).toEqual([])
    expect(held.files.size).toBe(0)

    const after = await asOffice(id)
    const done = after.entries.filter(it => it.author.name === engineer.session.me.name && it.visibility === 'public')
    expect(done.map(it => it.kind)).toEqual(['taken', 'arrived', 'reported'])
    // He was below for some seconds of his phone's clock; the hour passed before anything arrived.
    expect(done.filter(it => it.occurredAt - begunAt < minute)).toHaveLength(3)
    expect(done.every(it => it.recordedAt >= begunAt + hour)).toBe(true)
    expect(after.entries.find(it => it.kind === 'arrived')?.photos?.map(it => it.ready)).toEqual([true])
    expect(after.entries.filter(it => it.kind === 'progressed').map(it => it.texts.text)).toEqual(['角阀裂了，要换'])
    expect(after.photos.filter(it => it.of === 'after')).toHaveLength(2)
    expect(after.state).toBe('checking')
    expect(Object.values(chainFaults(stack)).filter(Boolean)).toEqual([])
    expect(stack.faults).toEqual([])
  })

  test('taken off him and closed meanwhile: what was done is kept as a note, with its photos', async () => {
    const { engineer, dispatcher } = world
    const { id, turn } = await bring({ ...world, handler: engineer }, 'handling', {
      categoryId: 'leak',
      place: ownRoom,
    })
    const phone = await goDown(id)
    phone.tap('#handle')
    await fillReport(phone)
    phone.tap('#report')
    await phone.seePage('staff/complaint/index')
    await phone.see('1 步等着传')
    const reason = '装修公司自己来修了'
    must(await dispatcher.call(staff.declineComplaint, { params: { id }, body: { turn, reason } }))
    mendLine(phone)
    await phone.see('“报完工”没传上')
    await phone.see('这件已经不归您办了')
    await phone.see('话和照片留作内部备注')
    phone.tap('话和照片留作内部备注')
    await phone.gone('“报完工”没传上')
    await phone.settled()
    const after = await asOffice(id)
    const note = after.entries.find(it => it.kind === 'noted')
    expect(note?.texts.text).toContain('换了角阀，重做防水')
    expect(note?.photos).toHaveLength(2)
    expect(after.state).toBe('declined')
    expect(namesKept('act/')).toEqual([])
    expect(held.files.size).toBe(0)
  })

  test('answered by somebody else meanwhile: who did what is shown, and the choice is his', async () => {
    const { engineer, head } = world
    const { id, turn } = await bring({ ...world, handler: engineer }, 'checking')
    const phone = await goDown(id)
    await phone.see('#more')
    phone.tap('#more')
    await phone.see('#move-progress')
    phone.tap('#move-progress')
    await phone.see('#progress-text')
    phone.type('#progress-text', '又去看了一次，不漏了')
    phone.tap('只给内部看')
    await phone.settled()
    phone.tap('#progress-send')
    await phone.see('1 步等着传')
    must(await head.call(staff.confirmWork, { params: { id }, body: { turn } }))
    mendLine(phone)
    await phone.see('“写进展”没传上')
    await phone.see('这期间，现在是“已答复”')
    await phone.see(`${head.session.me.name}审核通过，已答复住户`)
    await phone.see('留作内部备注')
    phone.tap('扔掉')
    await phone.see('扔掉“写进展”？')
    phone.tap('留着')
    await phone.settled()
    expect(namesKept('act/')).toHaveLength(1)
    phone.tap('留作内部备注')
    await phone.gone('“写进展”没传上')
    const after = await asOffice(id)
    expect(after.entries.find(it => it.kind === 'noted')?.texts.text).toContain('又去看了一次，不漏了')
    expect(namesKept('act/')).toEqual([])
  })

  describe('what a place looked like', () => {
    const fileOf = (id: string): string => `wxfile://usr/picture-${id}.jpg`
    const shown = (phone: Phone): string[] =>
      allNodes(phone.root()).flatMap(({ tag, attributes }) => (tag === 'image' ? [String(attributes.src)] : []))

    /** An order with a photo of the customer's, and the phone that has had it in its list. */
    const seenInList = async (): Promise<{ id: string; turn: number; photoId: string }> => {
      const photoId = await world.resident.upload(await aPhoto({ width: 1600, height: 1200, seed: 5 }))
      await world.stack.settle()
      const filing = { categoryId: 'leak', place: ownRoom, photoIds: [photoId] }
      const order = await bring({ ...world, handler: world.engineer }, 'handling', filing)
      const phone = await start('staff/work/index')
      await phone.see(`#case-${order.id}`)
      await phone.settled()
      expect([...held.files.keys()]).toEqual([fileOf(photoId)])
      kill(phone)
      return { ...order, photoId }
    }

    test('is seen without network, and leaves the phone with the order', async () => {
      const { id, turn, photoId } = await seenInList()
      const { width } = await sharp(held.files.get(fileOf(photoId))).metadata()
      expect(width).toBeLessThan(1600)
      line.die()
      const below = await start(`staff/handle/index?id=${id}`)
      below.setNetwork('none')
      await below.see('没连上网络')
      await below.see('#photo-over')
      expect(shown(below)).toEqual([fileOf(photoId)])
      kill(below)
      line.mend()

      const order = { handlerId: world.handler.session.me.userId, departmentId: 'order', instruction: '换人去看' }
      const body = { turn, ...order, override: '他今天在那边' }
      must(await world.dispatcher.call(moves.redispatchOrder, { params: { id }, body }))
      world.stack.advance(hour)
      const phone = await start('staff/work/index')
      await phone.see('都办完了')
      await phone.settled()
      expect(held.files.size).toBe(0)
    })

    test('is not there for whoever takes the phone after he has signed out', async () => {
      await seenInList()
      held.storage.delete('session')
      const { storage, files: savedFiles } = held
      const next = await residentsPhone(world.stack, { user: 'hemin', dist, line, photos: [], storage, savedFiles })
      const phone = await next.start('staff/work/index')
      open.push(phone)
      await phone.settled()
      expect([held.files.size, namesKept('pictures')]).toEqual([0, []])
    })
  })

  test('taken back before it was sent, it has not been done, and the words are in the form again', async () => {
    const { engineer } = world
    const { id } = await bring({ ...world, handler: engineer }, 'handling', { categoryId: 'leak', place: ownRoom })
    const phone = await goDown(id)
    phone.tap('#handle')
    await fillReport(phone)
    phone.tap('#report')
    await phone.seePage('staff/complaint/index')
    await phone.see('1 步等着传')
    phone.tap('撤回“报完工”')
    await phone.gone('1 步等着传')
    phone.tap('#handle')
    await phone.see('再拍一张')
    await phone.see('换了角阀，重做防水')
    await phone.see('#report')
    expect(namesKept('act/')).toEqual([])
    expect((await asOffice(id)).state).toBe('handling')
  })
})
