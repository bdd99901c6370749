import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { builtPhone } from '../../local/builds.ts'
import { must } from '../../local/client.ts'
import { aWorld, bring, ownRoom, type World } from '../functions/people.ts'
import { aWeakLine, type Cut, type WeakLine } from '../support/weak-line.ts'
import { fillReport } from './engineers-report.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'
import { type ResidentsPhone, residentsPhone, somePhotos } from './resident-phone.ts'

const support = harnessSupport()
const name = 'a report is never lost and never made twice, on the real weapp build'

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

const kill = (phone: Phone): void => {
  open.splice(open.indexOf(phone), 1)
  phone.close()
}

/** Where the line goes dead, from the first photo to the answer. */
const stages: [string, Cut][] = [
  ['before a photo is asked for', { to: 'server', at: 'POST /v1/photos', when: 'before-it-arrives' }],
  ['before the permission comes back', { to: 'server', at: 'POST /v1/photos', when: 'before-the-answer' }],
  ['before a photo arrives', { to: 'photos', at: 'POST', when: 'before-it-arrives' }],
  ['when a photo has arrived', { to: 'photos', at: 'POST', when: 'before-the-answer' }],
  ['before the report arrives', { to: 'server', at: 'POST /v1/staff/complaints', when: 'before-it-arrives' }],
  ['when the report has arrived', { to: 'server', at: 'POST /v1/staff/complaints', when: 'before-the-answer' }],
]

type Comeback = (phone: Phone, id: string) => Promise<unknown>

const comebacks: [string, Comeback][] = [
  [
    'the network comes back',
    async phone => {
      line.mend()
      phone.setNetwork('wifi')
      await phone.gone('等着传')
    },
  ],
  [
    'time passes',
    async phone => {
      line.mend()
      await phone.advance(10_000)
      await phone.gone('等着传')
    },
  ],
  [
    'the app is killed and opened on the first page, where nobody works',
    async phone => {
      kill(phone)
      line.mend()
      const again = await start('pages/home/index')
      await again.settled()
    },
  ],
  [
    'a card opens another page of the app while it waits',
    async phone => {
      phone.hide()
      line.mend()
      phone.show('staff/work/index')
      await phone.settled()
    },
  ],
]

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    folder = await mkdtemp(join(tmpdir(), 'huiyin-offline-'))
  })
  beforeEach(async () => {
    world = await aWorld()
    line = aWeakLine()
    const photos = await somePhotos(folder, 1, 2)
    held = await residentsPhone(world.stack, { user: 'zhoujianguo', dist, line, photos })
  })
  afterEach(async () => {
    for (const phone of open.splice(0)) phone.close()
    await world.stack.settle()
    await line.close()
    await world.stack.close()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  describe.each(stages)('the line goes dead %s', (_, cut) => {
    test.each(comebacks)('and %s', async (__, comeBack) => {
      const { engineer, dispatcher, stack } = world
      const filing = { categoryId: 'leak', place: ownRoom }
      const { id } = await bring({ ...world, handler: engineer }, 'handling', filing)
      const phone = await start(`staff/complaint/index?id=${id}`)
      await phone.see('#handle')
      phone.tap('#handle')
      await phone.see('#add-photo')
      line.cut(cut)
      await fillReport(phone)
      phone.tap('#report')
      phone.tap('#report')
      await phone.seePage('staff/complaint/index')
      await phone.see('1 步等着传')
      expect(line.isDead()).toBe(true)
      await comeBack(phone, id)
      expect([...held.storage.keys()].filter(key => key.startsWith('act/') || key.startsWith('draft/'))).toEqual([])
      expect(held.files.size).toBe(0)
      await stack.settle()
      const { state, entries, photos } = must(await dispatcher.call(staff.readAsStaff, { params: { id } }))
      expect(state).toBe('checking')
      expect(entries.filter(it => it.kind === 'reported' && it.visibility === 'public')).toHaveLength(1)
      expect(photos.filter(it => it.of === 'after')).toHaveLength(2)
      expect(stack.faults).toEqual([])
    })
  })
})
