import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { aWeChat, switchesOf, templateIds } from './a-wechat.ts'

const aStatePath = () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'new', 'wechat.jsonl')
}

const workMessage = (openid: string) => ({
  touser: openid,
  template_id: templateIds.work,
  data: {
    thing1: { value: '水管漏水' },
    character_string2: { value: 'WX-2611-000007' },
    thing3: { value: '两小时内到场' },
    time4: { value: '18:00' },
  },
})

test('consents, choices, cards, people and tokens outlive a restart', async () => {
  const statePath = aStatePath()
  const before = await aWeChat({ statePath })
  const { openid } = await before.person('staff-b', { phone: '13800000002' })
  await before.consent('staff-b', [templateIds.work], 'always')
  await before.consent('staff-b', [templateIds.work])
  await before.person('staff-c')
  await before.sim('subscription-settings', { user: 'staff-c', mainSwitch: false })
  const { access_token } = await before.stableToken()
  const path = `/cgi-bin/message/subscribe/send?access_token=${access_token}`
  await before.post(path, workMessage(openid))
  const cards = await before.cardsOf('staff-b')
  await before.close()

  const after = await aWeChat({ statePath })
  expect(await after.cardsOf('staff-b')).toEqual(cards)
  expect(await after.get('/__sim/users')).toMatchObject({ users: [{ openid, phone: '13800000002' }, {}] })
  expect(await after.get('/__sim/subscription-settings?user=staff-b')).toMatchObject({
    subscriptionsSetting: { mainSwitch: true, itemSettings: { [templateIds.work]: 'accept' } },
    sendsLeft: { [templateIds.work]: 1 },
  })
  expect(await after.get('/__sim/subscription-settings?user=staff-c')).toMatchObject({
    subscriptionsSetting: { mainSwitch: false },
  })
  expect((await after.stableToken()).access_token).toBe(access_token)
  expect((await after.post(path, workMessage(openid))).errcode).toBe(0)
  expect((await after.post(path, workMessage(openid))).errcode).toBe(43101)
  const sequences = (await after.cardsOf('staff-b')).map(({ sequence }) => sequence)
  expect(sequences).toEqual([1, 2])
})

test('a card whose send was answered survives kill -9 together with the used consent', async () => {
  const statePath = aStatePath()
  const { child, url } = await aProcess(statePath)
  const killed = switchesOf(url)
  const { openid } = await killed.person('staff-b')
  await killed.consent('staff-b', [templateIds.work])
  const { access_token } = await killed.stableToken()
  const path = `/cgi-bin/message/subscribe/send?access_token=${access_token}`
  expect((await killed.post(path, workMessage(openid))).errcode).toBe(0)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const after = await aWeChat({ statePath })
  expect(await after.cardsOf('staff-b')).toMatchObject([
    { title: '工单提醒', rows: [{ value: '水管漏水' }, {}, {}, {}] },
  ])
  expect((await after.post(path, workMessage(openid))).errcode).toBe(43101)
})

test('an act half written when the process was killed is forgotten as a whole', async () => {
  const statePath = aStatePath()
  const before = await aWeChat({ statePath })
  await before.person('staff-b')
  await before.close()
  appendFileSync(statePath, '[{"kind":"user","user":{"alias":"half-wr')
  const between = await aWeChat({ statePath })
  await between.person('staff-c')
  await between.close()
  const after = await aWeChat({ statePath })
  expect(await after.get('/__sim/users')).toMatchObject({ users: [{ alias: 'staff-b' }, { alias: 'staff-c' }] })
})

test('a damaged state file is refused rather than quietly emptied', async () => {
  const statePath = aStatePath()
  const before = await aWeChat({ statePath })
  await before.person('staff-b')
  await before.close()
  writeFileSync(statePath, readFileSync(statePath, 'utf8').replace('staff-b', 'staff-b"x'))
  await expect(aWeChat({ statePath })).rejects.toThrow()
})

const aProcess = async (statePath: string): Promise<{ child: ChildProcess; url: string }> => {
  const script = fileURLToPath(new URL('./run-stand-in.ts', import.meta.url))
  const child = spawn(process.execPath, [script, statePath], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const [url] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, url: String(url) }
}
