// A new employee whom a colleague has told the code on the telephone: from 我的 into the team.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readMe } from '#contract/session.ts'
import { builtPhone, exampleApi } from '../../local/builds.ts'
import { must, signInAs } from '../../local/client.ts'
import { aStranger } from '../functions/people.ts'
import { aTeam, type TeamWorld } from '../functions/team/a-team.ts'
import { codeFor } from '../functions/wechat-panel.ts'
import { harnessSupport } from './harness/compile-views.ts'
import { launch } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()
const name = 'joining a team on the real weapp build'

let team: TeamWorld
let dist: string
const phones: Phone[] = []

const phoneOf = async (user: string): Promise<Phone> => {
  const { stack } = team.world
  const phone = await launch({
    dist,
    allow: [exampleApi, stack.photosUrl],
    hosts: { [exampleApi]: stack.url },
    loginCode: () => codeFor(stack, 'login', user),
    subscribe: async () => ({}),
    consent: { agreed: true },
    now: stack.now,
    open: 'pages/mine/index',
  })
  phones.push(phone)
  return phone
}

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    team = await aTeam()
  })
  afterEach(() => {
    for (const phone of phones.splice(0)) phone.close()
  })
  afterAll(() => team?.world.stack.close())

  test('a spoken code is typed in, looked at and used', async () => {
    const code = await team.codeFor([{ role: 'handler', departmentId: 'engineering' }], { name: '钱进' })
    await aStranger(team.world.stack, 'newcomer')
    const phone = await phoneOf('newcomer')
    await phone.see('我是物业员工')
    phone.tap('#join-team')
    await phone.seePage('staff/join-team/index')
    await phone.see('输入员工邀请码')
    phone.tap('#use-code')
    await phone.see('没有这个邀请')
    phone.type('#code', code.toLowerCase())
    phone.tap('#use-code')
    await phone.see('听松苑邀请您')
    phone.tap('#join')
    await phone.seePage('staff/work/index')
    const { grants } = must(await (await signInAs(team.world.stack, 'newcomer')).call(readMe))
    expect(grants.map(it => it.role)).toEqual(['handler'])
  })

  test('whoever is in a team already is not asked for a code', async () => {
    const phone = await phoneOf('hemin')
    await phone.see('工作台')
    expect(phone.texts().join()).not.toContain('我是物业员工')
  })
})
