// 已到场 on the real weapp build: with the place where somebody wants it, and without it whatever keeps it away.

import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as staff from '#contract/staff.ts'
import { builtPhone } from '../../local/builds.ts'
import { must } from '../../local/client.ts'
import { aWorld, bring, type World } from '../functions/people.ts'
import { aWeakLine, type WeakLine } from '../support/weak-line.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'
import type { Whereabouts } from './harness/wx-location.ts'
import { residentsPhone } from './resident-phone.ts'

const support = harnessSupport()
const name = 'saying where one has arrived, on the real weapp build'
const here = { latitude: 23.129112, longitude: 113.264385, accuracy: 12 }

let world: World
let dist: string
let line: WeakLine
let phone: Phone | undefined

/** The engineer's phone before something that is happening now. */
const atTheDoor = async (where: Whereabouts) => {
  const { id } = await bring({ ...world, handler: world.engineer }, 'handling', { happeningNow: true })
  const held = await residentsPhone(world.stack, { user: 'zhoujianguo', dist, line, photos: [], where })
  phone = await held.start(`staff/handle/index?id=${id}`)
  await phone.see('#arrive')
  phone.tap('#arrive')
  await phone.see('附上我现在的位置')
  return { id, held, phone }
}
const asOffice = async (id: string) => {
  await world.stack.settle()
  return must(await world.dispatcher.call(staff.readAsStaff, { params: { id } }))
}

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
  })

  beforeEach(async () => {
    world = await aWorld()
    line = aWeakLine()
  })

  afterEach(async () => {
    phone?.close()
    await world.stack.settle()
    await line.close()
    await world.stack.close()
  })

  test('switched on, the office reads the place; the next time it is on already', async () => {
    const { id, held, phone } = await atTheDoor(here)
    phone.tap('#arrive-withPlace')
    await phone.settled()
    phone.tap('#arrive-send')
    await phone.seeToast('已记到场')
    expect((await asOffice(id)).arrivalPlace).toMatchObject(here)
    expect(held.storage.get('staff/adds-place')).toBe('true')
  })

  test('left off, nobody asks the phone', async () => {
    const { id, phone } = await atTheDoor(here)
    phone.tap('#arrive-send')
    await phone.seeToast('已记到场')
    const { arrivedAt, arrivalPlace } = await asOffice(id)
    expect([arrivedAt !== undefined, arrivalPlace]).toEqual([true, undefined])
  })

  test.each(['person-refuses', 'switched-off'] as const)('%s: he has arrived all the same', async where => {
    const { id, phone } = await atTheDoor(where)
    phone.tap('#arrive-withPlace')
    await phone.settled()
    phone.tap('#arrive-send')
    await phone.seeToast('没取到位置，到场照样记下')
    await phone.seeToast('已记到场')
    const { arrivedAt, arrivalPlace } = await asOffice(id)
    expect([arrivedAt !== undefined, arrivalPlace]).toEqual([true, undefined])
  })
})
