import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { builtPhone } from '../../local/builds.ts'
import { must } from '../../local/client.ts'
import { aWorld, bring, ownRoom, type World } from '../functions/people.ts'
import { aWeakLine, type WeakLine } from '../support/weak-line.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'
import { type ResidentsPhone, residentsPhone, somePhotos } from './resident-phone.ts'

const support = harnessSupport()
const name = 'following a complaint on the real weapp build'

let world: World
let line: WeakLine
let folder: string
let resident: ResidentsPhone
const phones: Phone[] = []

const open = async (path: string): Promise<Phone> => {
  const phone = await resident.start(path)
  phones.push(phone)
  return phone
}

const saidIn = async (id: string): Promise<string[]> =>
  must(await world.handler.call(staff.readAsStaff, { params: { id } }))
    .entries.filter(it => it.kind === 'remarked')
    .map(it => `${it.texts.text} ${it.photos?.length ?? 0}`)

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiyin-following-'))
    world = await aWorld()
    line = aWeakLine()
    resident = await residentsPhone(world.stack, {
      user: 'chenguilan',
      dist: (await builtPhone('weapp')).folder,
      line,
      photos: await somePhotos(folder, 1),
    })
  })
  afterEach(() => {
    for (const phone of phones.splice(0)) phone.close()
  })
  afterAll(async () => {
    await line?.close()
    await world?.stack.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('words with a photo are shown at once; without network they come back, and go out once when it returns', async () => {
    const { id } = await bring(world, 'handling', { place: ownRoom })
    const phone = await open(`pages/complaint/index?id=${id}`)
    await phone.see('#remark')
    phone.tap('#remark')
    await phone.see('#remark-text')
    phone.type('#remark-text', '又漏了，吊顶鼓起来一块。')
    phone.tap('#remark-photo')
    await phone.see('已传好')
    line.die()
    phone.tap('#remark-text-send')
    await phone.see('正在发送，连同 1 张照片…')
    await phone.see('现在连不上网。您写的都在，连上网再试。')
    expect(phone.texts().join('\n')).not.toContain('正在发送')
    expect(await saidIn(id)).toEqual([])
    line.mend()
    phone.tap('#remark-text-send')
    await phone.seeToast('补充上去了')
    await phone.see('您补充了说明')
    expect(await saidIn(id)).toEqual(['又漏了，吊顶鼓起来一块。 1'])
  })

  test('words that did not arrive are still there after the app was killed', async () => {
    const { id } = await bring(world, 'handling', { place: ownRoom })
    const phone = await open(`pages/complaint/index?id=${id}`)
    await phone.see('#remark')
    phone.tap('#remark')
    await phone.see('#remark-text')
    phone.type('#remark-text', '楼下也说有水声。')
    line.die()
    phone.tap('#remark-text-send')
    await phone.see('现在连不上网。您写的都在，连上网再试。')
    phones.splice(0)[0]?.close()
    line.mend()
    const again = await open(`pages/complaint/index?id=${id}`)
    await again.see('#remark')
    again.tap('#remark')
    await again.see('8/1000')
    again.tap('#remark-text-send')
    await again.seeToast('补充上去了')
    expect(await saidIn(id)).toEqual(['楼下也说有水声。 0'])
  })

  test('reminding says from when on it can be done again', async () => {
    const { id } = await bring(world, 'handling', { place: ownRoom })
    const phone = await open(`pages/complaint/index?id=${id}`)
    await phone.see('#nudge')
    phone.tap('#nudge')
    await phone.see('已经催过，今天 14:00 后可以再催。')
    await phone.see('您催了一次')
  })

  test('the hour somebody comes is chosen, and can be moved', async () => {
    const { id } = await bring(world, 'handling', { place: ownRoom })
    const phone = await open(`pages/complaint/index?id=${id}`)
    await phone.see('#choose-time')
    phone.tap('#choose-time')
    await phone.seePage('pages/visit/index')
    await phone.see('#appointment-day-2026-11-24')
    phone.tap('#appointment-day-2026-11-24')
    const ten = `#appointment-hour-${Date.parse('2026-11-24T10:00:00+08:00')}`
    await phone.see(ten)
    phone.tap(ten)
    await phone.see('约明天 10:00–11:00')
    phone.tap('#appoint')
    await phone.seePage('pages/complaint/index')
    await phone.see('约好的上门时间')
    await phone.see('#move-time')
    expect(phone.texts().join('\n')).toContain('明天 08:00 前')
    const { appointment } = must(await world.handler.call(staff.readAsStaff, { params: { id } }))
    expect(appointment?.from).toBe(Date.parse('2026-11-24T10:00:00+08:00'))
  })

  test('the receipt is checked against the chain, the shown one and one that was kept', async () => {
    const { id } = await bring(world, 'handling', { place: ownRoom })
    const { receipt } = must(await world.resident.call(complaints.readMine, { params: { id } }))
    const phone = await open(`pages/receipt/index?id=${id}`)
    await phone.see('#check-receipt')
    phone.tap('#check-receipt')
    await phone.see('对得上')
    phone.type('#kept-receipt', `编号：${receipt.number}\n回执码：0123 4567 89ab cdef`)
    phone.tap('#check-receipt')
    await phone.see('对不上')
    phone.type('#kept-receipt', `编号：${receipt.number}\n回执码：${receipt.hash.slice(0, 16)}`)
    phone.tap('#check-receipt')
    await phone.see('对得上')
  })

  test('my list is there at once after a start without network, with its time, within WeChat’s limits of nodes', async () => {
    for (let at = 0; at < 45; at += 1) {
      world.stack.advance(1000)
      await bring(world, 'submitted', { text: `第 ${at} 件` })
    }
    const phone = await open('pages/complaints/index')
    await phone.see('第 44 件')
    phone.reachBottom()
    await phone.see('第 5 件')
    const { nodes, depth, widest } = phone.treeSize()
    expect(nodes).toBeLessThan(1000)
    expect(depth).toBeLessThan(30)
    expect(widest).toBeLessThanOrEqual(60)
    phones.splice(0)[0]?.close()
    line.die()
    const offline = await open('pages/complaints/index')
    await offline.see('第 44 件')
    await offline.see('没连上网络')
    await offline.see('第 5 件')
    line.mend()
  })
})
