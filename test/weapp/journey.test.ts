import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { minute } from '#domain/time.ts'
import { builtPhone, exampleApi } from '../../local/builds.ts'
import { tableNames } from '../../local/outside.ts'
import { aPhoto } from '../support/pictures.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { harnessSupport } from './harness/compile-views.ts'
import { launch } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()
const name = 'the journey on the real weapp build'

let stack: TestStack
let folder: string
let dist: string
const phones: Phone[] = []

const Coded = z.object({ code: z.string() })
const Outbox = z.object({ cards: z.array(z.object({ title: z.string(), page: z.optional(z.string()) })) })

const ask = async (path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(`${stack.wechatUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

const cardsOf = async (user: string) => {
  const response = await fetch(`${stack.wechatUrl}/__sim/outbox?user=${user}`)
  return Outbox.parse(await response.json()).cards
}

const photoFile = async (seed: number): Promise<string> => {
  const path = join(folder, `photo-${seed}.jpg`)
  await writeFile(path, await aPhoto({ width: 1600, height: 1200, seed, place: { lat: 23.13, lon: 113.26 } }))
  return path
}

/** A person's own phone with the built mini-program on it. */
const phoneOf = async (user: string, open?: string): Promise<Phone> => {
  const phone = await launch({
    dist,
    allow: [exampleApi, stack.photosUrl],
    hosts: { [exampleApi]: stack.url },
    loginCode: async () => Coded.parse(await ask('/__sim/login-code', { user })).code,
    phoneCode: async () => Coded.parse(await ask('/__sim/phone-code', { user })).code,
    subscribe: async templateIds =>
      z.record(z.string(), z.string()).parse(await ask('/__sim/subscribe', { user, templateIds, answer: 'accept' })),
    photos: [await photoFile(1), await photoFile(2)],
    consent: { agreed: true },
    now: stack.now,
    ...(open === undefined ? {} : { open }),
  })
  phones.push(phone)
  return phone
}

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    folder = await mkdtemp(join(tmpdir(), 'huiyin-weapp-'))
    stack = await aStack()
  })

  afterAll(async () => {
    await stack?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('a resident files, staff handle it, the resident answers, it closes under its number', async () => {
    const resident = await phoneOf('chenguilan')
    await resident.see('#file-complaint')
    resident.tap('#file-complaint')
    await resident.see('#category-leak')
    resident.tap('#category-leak')
    resident.type('#text', '卫生间吊顶漏水，昨晚开始的，今天水滴变密，地上接了半盆。')
    resident.tap('#add-photo')
    await resident.see('已传好')
    resident.tap('#demand-修好')
    await resident.see('提交投诉')
    resident.tap('#submit')
    resident.tap('#submit')
    await resident.seePage('pages/submitted/index')
    await resident.see('W2611-0001')
    resident.tap('#subscribe')
    await resident.settled()
    await stack.settle()

    const agent = await phoneOf('hemin', 'staff/work/index')
    await agent.see('卫生间吊顶漏水')
    agent.tap(`#case-${complaintId()}`)
    await agent.see('#accept')
    agent.tap('#accept')
    await agent.see('#dispatch')
    agent.tap('#dispatch')
    await agent.see('周建国')
    console.log(agent.tree())
  })
})

/** The one complaint of this store. */
const complaintId = (): string => {
  const [complaint, ...others] = stack.database
    .allItems(tableNames.records)
    .filter(item => item.sk?.S === 'COMPLAINT')
  expect(others).toEqual([])
  return String(complaint?.pk?.S).slice('COMPLAINT#'.length)
}
