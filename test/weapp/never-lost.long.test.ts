import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sentenceFor } from '#contract/refusals.ts'
import { builtPhone } from '../../local/builds.ts'
import { aPhoto, aPng } from '../support/pictures.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { aWeakLine, type Cut, type WeakLine } from '../support/weak-line.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'
import { filedBy, type ResidentsPhone, residentsPhone, somePhotos } from './resident-phone.ts'

const support = harnessSupport()
const name = 'a complaint is never lost and never filed twice, on the real weapp build'
const user = 'chenguilan'
const words = '卫生间吊顶漏水，昨晚开始的，今天水滴变密。'
const isThere = '卫生间吊顶漏水'

const DraftShape = z.object({ photos: z.array(z.object({ id: z.string() })) })

let stack: TestStack
let folder: string
let dist: string
let line: WeakLine
let held: ResidentsPhone
const open: Phone[] = []

const start = async (page?: string): Promise<Phone> => {
  const phone = await held.start(page)
  open.push(phone)
  return phone
}

/** WeChat ends the app without a word to it. */
const kill = (phone: Phone): void => {
  open.splice(open.indexOf(phone), 1)
  phone.close()
}

const fill = async (phone: Phone): Promise<void> => {
  await phone.see('#file-complaint')
  phone.tap('#file-complaint')
  await phone.see('#category-leak')
  phone.tap('#category-leak')
  phone.type('#text', words)
  phone.tap('#add-photo-album')
  await phone.see('2 张，最多 9 张')
}

const breakLine = (phone: Phone): void => {
  line.die()
  phone.setNetwork('none')
}
const mendLine = (phone: Phone): void => {
  line.mend()
  phone.setNetwork('wifi')
}

/** Of the draft with these words. */
const keyOf = (text: string): string => {
  const drafts = [...held.storage].filter(([name]) => name.startsWith('draft/of/'))
  const found = drafts.find(([, draft]) => draft.includes(text))
  if (!found) throw new Error(`no draft says ${text}`)
  return found[0].slice('draft/of/'.length)
}

const tooOld = {
  status: 426,
  body: { reason: 'client-too-old', sentence: sentenceFor('client-too-old'), requestId: 'request-1' },
}

const once = [{ number: 'W2611-0001', text: words, photos: 2 }]

/** One complaint, one number, all photos; and nothing of it is left on the phone. */
const expectFiledOnce = async (): Promise<void> => {
  expect(await filedBy(stack, user)).toEqual(once)
  expect([...held.storage.keys()].filter(key => key.startsWith('draft/'))).toEqual([])
  expect(held.files.size).toBe(0)
  expect(stack.faults).toEqual([])
}

/** Where the line goes dead, from the first photo to the last answer. */
const stages: [string, Cut][] = [
  ['before anything is sent', { to: 'server', at: 'POST /v1/photos', when: 'before-it-arrives' }],
  ['before the permission to upload comes back', { to: 'server', at: 'POST /v1/photos', when: 'before-the-answer' }],
  ['before a photo arrives', { to: 'photos', at: 'POST', when: 'before-it-arrives' }],
  ['when a photo has arrived, before the store says so', { to: 'photos', at: 'POST', when: 'before-the-answer' }],
  ['before the complaint arrives', { to: 'server', at: 'POST /v1/complaints', when: 'before-it-arrives' }],
  [
    'when it has arrived, before its number comes back',
    { to: 'server', at: 'POST /v1/complaints', when: 'before-the-answer' },
  ],
]

type Comeback = {
  /** Whether the phone knows that it has no network; some lines die without a word. */
  isNoticed: boolean
  goOn: (phone: Phone) => Promise<void>
}

/** How it goes on once the line is there again. */
const comebacks: [string, Comeback][] = [
  [
    'the network comes back',
    {
      isNoticed: true,
      async goOn(phone) {
        mendLine(phone)
        await phone.seePage('pages/submitted/index')
        await phone.see('W2611-0001')
      },
    },
  ],
  [
    'the app is killed and opened again',
    {
      isNoticed: true,
      async goOn(phone) {
        kill(phone)
        line.mend()
        const again = await start()
        await again.seeToast('已提交 W2611-0001')
        await again.see(isThere)
      },
    },
  ],
  [
    'a card opens it while it waits',
    {
      isNoticed: false,
      async goOn(phone) {
        phone.hide()
        line.mend()
        phone.show('pages/complaints/index')
        await phone.seeToast('已提交 W2611-0001')
        await phone.see(isThere)
      },
    },
  ],
  [
    'time passes',
    {
      isNoticed: false,
      async goOn(phone) {
        line.mend()
        await phone.advance(10_000)
        await phone.seePage('pages/submitted/index')
        await phone.see('W2611-0001')
      },
    },
  ],
]

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    folder = await mkdtemp(join(tmpdir(), 'huiyin-never-lost-'))
  })
  beforeEach(async () => {
    stack = await aStack()
    line = aWeakLine()
    held = await residentsPhone(stack, { user, dist, line, photos: await somePhotos(folder, 1, 2) })
  })
  afterEach(async () => {
    for (const phone of open.splice(0)) phone.close()
    await stack.settle()
    await line.close()
    await stack.close()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  describe.each(stages)('the line goes dead %s', (_, cut) => {
    test.each(comebacks)('and %s', async (__, { isNoticed, goOn }) => {
      const phone = await start()
      line.cut(cut)
      if (isNoticed) void line.happened().then(() => phone.setNetwork('none'))
      await fill(phone)
      await phone.see('提交投诉')
      phone.tap('#submit')
      phone.tap('#submit')
      await phone.see('已经存好，没有丢')
      await phone.see('等网络恢复就提交')
      expect(line.isDead()).toBe(true)
      await goOn(phone)
      await expectFiledOnce()
    })
  })

  test('killed at the very tap, it is sent when the app is opened again', async () => {
    const phone = await start()
    await fill(phone)
    await phone.see('提交投诉')
    phone.tap('#submit')
    kill(phone)
    const again = await start()
    await again.see(isThere)
    await again.seeToast('已提交')
    await expectFiledOnce()
  })

  test('killed while it was written, it is found with words and photos', async () => {
    const phone = await start()
    await fill(phone)
    await phone.settled()
    kill(phone)
    const again = await start()
    await again.see('有 1 份没提交的草稿')
    again.tap('#drafts')
    await again.see('卫生间吊顶漏水')
    again.tap('接着写')
    await again.see('2 张，最多 9 张')
    await again.see('提交投诉')
    again.tap('#submit')
    await again.seePage('pages/submitted/index')
    await expectFiledOnce()
  })

  test('a hot start by a card in the middle of the form loses nothing', async () => {
    const phone = await start()
    await fill(phone)
    phone.hide()
    phone.show('pages/complaints/index')
    await phone.see('有 1 份没提交的草稿')
    phone.hide()
    await phone.advance(60_000)
    phone.show('pages/file/index?kind=complaint')
    await phone.see('接着上次没提交的写')
    await phone.see('2 张，最多 9 张')
    await phone.see('提交投诉')
    phone.tap('#submit')
    await phone.seePage('pages/submitted/index')
    await expectFiledOnce()
  })

  test('back at every step, and there again', async () => {
    const phone = await start()
    const reopen = async () => {
      await phone.see('#file-complaint')
      phone.tap('#file-complaint')
      await phone.see('#category-leak')
    }
    const steps: (() => void)[] = [
      () => phone.tap('#category-leak'),
      () => phone.tap('#ask-where-天花板'),
      () => phone.type('#text', words),
      // Back before they are made small and kept.
      () => phone.tap('#add-photo-album'),
      () => phone.tap('#demand-修好'),
      () => phone.tap('#happening-now'),
    ]
    for (const step of steps) {
      await reopen()
      step()
      phone.back()
    }
    await reopen()
    await phone.see('2 张，最多 9 张')
    await phone.see('提交投诉')
    phone.tap('#submit')
    phone.back()
    await phone.seeToast('已提交 W2611-0001')
    await phone.see(isThere)
    await expectFiledOnce()
  })

  test('what waits can be changed, and goes as it was changed', async () => {
    const phone = await start()
    await fill(phone)
    await phone.settled()
    breakLine(phone)
    phone.tap('#submit')
    await phone.see('已经存好，没有丢')
    phone.tap('#parked-edit')
    await phone.see('#text')
    phone.type('#text', `${words}楼下也在漏。`)
    mendLine(phone)
    await phone.see('提交投诉')
    phone.tap('#submit')
    await phone.seePage('pages/submitted/index')
    expect(await filedBy(stack, user)).toEqual([{ ...once[0], text: `${words}楼下也在漏。` }])
  })

  test('what the server does not take is a draft again with the reason, and goes once it was put right', async () => {
    const phone = await start()
    await fill(phone)
    phone.tap('#wanted-by')
    await phone.see('希望最晚哪天')
    phone.tap('#wanted-2026-11-23')
    await phone.see('提交投诉')
    breakLine(phone)
    phone.tap('#submit')
    await phone.see('已经存好，没有丢')
    phone.tap('#parked-home')
    await phone.see('等网络恢复就提交')
    stack.advance(2 * 86_400_000)
    mendLine(phone)
    await phone.see('有投诉需要您看一下')
    await phone.see('希望解决的时间已经过去了')
    expect(await filedBy(stack, user)).toEqual([])
    phone.tap(`#unsent-${keyOf(isThere)}`)
    await phone.seePage('pages/unsent/index')
    await phone.see('改一改')
    phone.tap('改一改')
    await phone.seePage('pages/file/index')
    await phone.see('希望解决的时间已经过去了')
    phone.tap('#wanted-by')
    await phone.see('希望最晚哪天')
    phone.tap('#wanted-none')
    await phone.see('提交投诉')
    phone.tap('#submit')
    await phone.seePage('pages/submitted/index')
    await expectFiledOnce()
  })

  test('a version the server does not talk to any more keeps the draft and asks for the update', async () => {
    const phone = await start()
    await fill(phone)
    await phone.see('提交投诉')
    line.answerInstead('server', 'POST /v1/complaints', tooOld)
    phone.tap('#submit')
    await phone.see('请更新小程序')
    phone.tap('#update')
    await phone.see('新版本还在下载')
    phone.offerUpdate()
    phone.tap('#update')
    expect(phone.updates).toBe(1)
    kill(phone)
    line.mend()
    const again = await start('pages/file/index?kind=complaint')
    await again.see('接着上次没提交的写')
    await again.see('2 张，最多 9 张')
    await again.see('提交投诉')
    again.tap('#submit')
    await again.seePage('pages/submitted/index')
    await expectFiledOnce()
  })

  test('what waited when the version became too old goes by itself after the update', async () => {
    const phone = await start()
    await fill(phone)
    await phone.see('提交投诉')
    breakLine(phone)
    phone.tap('#submit')
    await phone.see('已经存好，没有丢')
    phone.tap('#parked-home')
    await phone.see('等网络恢复就提交')
    line.mend()
    line.answerInstead('server', 'POST /v1/complaints', tooOld)
    phone.setNetwork('4g')
    await phone.see('有投诉需要您看一下')
    kill(phone)
    line.mend()
    const again = await start()
    await again.seeToast('已提交 W2611-0001')
    await expectFiledOnce()
  })

  test('nine photos go three at a time, each made a JPEG of at most 1.5 MB before', async () => {
    const phone = await start()
    const large = join(folder, 'large.jpg')
    const screenshot = join(folder, 'screenshot.png')
    await writeFile(large, await aPhoto({ width: 4000, height: 3000, bytesAtLeast: 4_000_000 }))
    await writeFile(screenshot, await aPng())
    phone.photos.push(large, screenshot, ...(await somePhotos(folder, 3, 4, 5, 6, 7)))
    await phone.see('#file-complaint')
    phone.tap('#file-complaint')
    await phone.see('#category-leak')
    phone.tap('#category-leak')
    phone.type('#text', words)
    await phone.settled()
    phone.tap('#add-photo-album')
    await phone.see('9 张，最多 9 张')
    await phone.gone('#add-photo')
    await phone.see('提交投诉')
    phone.tap('#submit')
    await phone.seePage('pages/submitted/index')
    expect(await filedBy(stack, user)).toEqual([{ ...once[0], photos: 9 }])
    expect(phone.meters.network.mostInFlight).toBeLessThanOrEqual(3)
    const forms = line.carried('photos')
    expect(forms).toHaveLength(9)
    // A few hundred bytes of each are the form around the picture.
    expect(Math.max(...forms.map(form => form.length))).toBeLessThanOrEqual(1.5 * 1024 * 1024 + 4096)
    expect(forms.every(form => form.includes(Buffer.from([0xff, 0xd8, 0xff])))).toBe(true)
  })

  test('photos stand in the order the person gives them', async () => {
    const phone = await start()
    await fill(phone)
    await phone.settled()
    const order = () => DraftShape.parse(JSON.parse(held.storage.get(`draft/of/${keyOf(isThere)}`) ?? '')).photos
    const before = order()
    phone.tap('第 2 张，已传好，点开看大图')
    await phone.see('第 2 张，共 2 张')
    phone.tap('前移')
    await phone.see('第 1 张，共 2 张')
    expect(order()).toEqual(before.toReversed())
  })

  test('a phone whose storage is full says so, and the complaint can still be sent', async () => {
    const phone = await start()
    await phone.see('#file-complaint')
    const megabyte = JSON.stringify('x'.repeat(1024 * 1024 - 4))
    for (let part = 0; part < 10; part += 1) held.storage.set(`other/${part}`, megabyte)
    await fill(phone)
    await phone.see('手机存满了，没存下来')
    await phone.see('提交投诉')
    phone.tap('#submit')
    await phone.seePage('pages/submitted/index')
    expect(await filedBy(stack, user)).toEqual(once)
  })

  test('a phone without room for photos says so; they are sent while the app is open', async () => {
    held = await residentsPhone(stack, {
      user,
      dist,
      line,
      photos: await somePhotos(folder, 1, 2),
      savedFilesLimitBytes: 1000,
    })
    const phone = await start()
    line.cut({ to: 'photos', at: 'POST', when: 'before-it-arrives' })
    await fill(phone)
    await phone.see('有照片没能存进手机')
    await line.happened()
    line.mend()
    await phone.see('提交投诉')
    phone.tap('#submit')
    await phone.seePage('pages/submitted/index')
    await expectFiledOnce()
  })

  test('two drafts of one kind stand side by side; one is deleted after a question', async () => {
    const phone = await start()
    await fill(phone)
    phone.back()
    await phone.see('#file-complaint')
    phone.tap('#file-complaint')
    await phone.see('另写一件')
    phone.tap('#start-another')
    await phone.gone('2 张，最多 9 张')
    phone.type('#text', '楼道的灯坏了三天')
    phone.back()
    await phone.see('有 2 份没提交的草稿')
    phone.tap('#drafts')
    await phone.see('楼道的灯坏了三天')
    const key = keyOf(isThere)
    phone.tap(`#remove-${key}`)
    await phone.see('删掉这一份？')
    phone.tap('留着')
    await phone.settled()
    await phone.see(isThere)
    phone.tap(`#remove-${key}`)
    await phone.see('删掉这一份？')
    phone.tap('删掉')
    await phone.gone(isThere)
    await phone.settled()
    expect(held.files.size).toBe(0)
    expect([...held.storage.keys()].filter(it => it.startsWith('draft/'))).toHaveLength(1)
  })

  test('a photo that cannot be opened says so; without it the complaint goes', async () => {
    const phone = await start()
    phone.photos.splice(0, 1, await brokenPhoto())
    await phone.see('#file-complaint')
    phone.tap('#file-complaint')
    await phone.see('#category-leak')
    phone.tap('#category-leak')
    phone.type('#text', words)
    phone.tap('#add-photo-album')
    await phone.see('有照片传不了')
    await phone.see('先换掉传不了的照片')
    phone.tap('删除第 1 张')
    await phone.see('删掉第 1 张？')
    phone.tap('删掉')
    await phone.see('提交投诉')
    phone.tap('#submit')
    await phone.seePage('pages/submitted/index')
    expect(await filedBy(stack, user)).toEqual([{ ...once[0], photos: 1 }])
  })
})

const brokenPhoto = async (): Promise<string> => {
  const path = join(folder, 'broken.jpg')
  await writeFile(path, 'this is no picture')
  return path
}
