import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
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
    await agent.see('#candidate-staff-zhoujianguo')
    agent.tap('#dispatch-send')
    await agent.see('已派工')

    const engineer = await phoneOf('zhoujianguo', 'staff/work/index')
    await engineer.see('卫生间吊顶漏水')
    engineer.tap(`#case-${complaintId()}`)
    await engineer.see('#take')
    engineer.tap('#take')
    await engineer.see('#handle')
    engineer.tap('#handle')
    await engineer.seePage('staff/handle/index')
    await engineer.see('#add-photo')
    engineer.tap('#add-photo')
    await engineer.see('已传好')
    engineer.tap('#did-已修好')
    engineer.type('#did-text', '关阀止漏，换了吊顶板，重做防水')
    engineer.tap('#settlement-repaired')
    engineer.tap('#cause-construction')
    engineer.tap('#liable-contractor')
    engineer.tap('#corrective-no')
    await engineer.see('#corrective-reason')
    engineer.type('#corrective-reason', '只是这一户，别家没有')
    await engineer.see('#report')
    engineer.tap('#report')
    await engineer.gone('#report')
    await stack.settle()

    const head = await phoneOf('maweidong', 'staff/work/index')
    await head.see('卫生间吊顶漏水')
    head.tap(`#case-${complaintId()}`)
    await head.see('#check')
    head.tap('#check')
    await head.see('#confirm')
    head.tap('#confirm')
    await head.gone('#confirm')
    await stack.settle()

    const survey = (await cardsOf('chenguilan')).find(card => card.title === '满意度调查')
    expect(survey?.page).toBe(`pages/survey/index?id=${complaintId()}`)
    resident.hide()
    resident.show(survey?.page)
    await resident.see('#survey-solved-yes')
    resident.tap('#survey-solved-yes')
    resident.tap('#survey-overall-5')
    await resident.settled()
    resident.tap('#survey-submit')
    await resident.gone('#survey-submit')

    agent.back()
    await agent.seePage('staff/work/index')
    await agent.see('轮到您：回访。不回访，不能办结。')
    agent.tap(`#case-${complaintId()}`)
    await agent.see('#visit')
    agent.tap('#visit')
    await agent.see('#method-phone')
    agent.tap('#method-phone')
    agent.tap('#solved-yes')
    agent.tap('#verdict-satisfied')
    agent.type('#visit-words', '不漏了，师傅收拾得干净')
    await agent.see('提交回访')
    agent.tap('#visit-submit')
    await agent.gone('#visit-submit')

    resident.hide()
    resident.show(`pages/visit/index?id=${complaintId()}`)
    await resident.see('#confirm-visit')
    resident.tap('#confirm-visit')
    await resident.gone('#confirm-visit')

    agent.back()
    await agent.seePage('staff/work/index')
    agent.tap('台账')
    await agent.seePage('staff/ledger/index')
    await agent.see('W2611-0001')
    await agent.see('已办结')
    for (const phone of phones) {
      expect(phone.errors).toEqual([])
      phone.close()
    }
    expect(stack.faults).toEqual([])
  })
})

/** The one complaint of this store. */
const complaintId = (): string => {
  const [complaint, ...others] = stack.database.allItems(tableNames.records).filter(item => item.sk?.S === 'COMPLAINT')
  expect(others).toEqual([])
  return String(complaint?.pk?.S).slice('COMPLAINT#'.length)
}
