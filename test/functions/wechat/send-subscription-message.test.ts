import { expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import {
  type SubscriptionMessage,
  sendSubscriptionMessage,
} from '../../../functions/wechat/send-subscription-message.ts'
import { aGate } from '../../local/wechat/a-gate.ts'
import { aWeChat, templateIds } from '../../local/wechat/a-wechat.ts'
import { aClient } from './a-client.ts'

const path = '/cgi-bin/message/subscribe/send'

type Options = { wait?: (milliseconds: number) => Promise<void>; deadline?: () => AbortSignal }

const aSender = async ({ wait, deadline }: Options = {}) => {
  const wechat = await aWeChat(wait ? { wait } : {})
  const client = aClient(wechat, deadline ? { deadline } : {})
  const { openid } = await wechat.person('resident-a')
  const progress: SubscriptionMessage = {
    openid,
    page: 'pages/complaint/complaint?id=c1',
    template: 'progress',
    fields: {
      matter: '楼道灯不亮',
      number: 'TS-2611-000123',
      state: '处理中',
      note: '师傅已上门',
      at: wechat.clock.at,
    },
  }
  const needs = { ...client, templateIds, release: 'formal' as const }
  const send = (message: Partial<SubscriptionMessage> = {}, ids = templateIds) =>
    sendSubscriptionMessage({ ...needs, templateIds: ids }, Object.assign({ ...progress }, message))
  const sendsMade = () => client.calls.filter(each => each === path).length
  return { ...wechat, openid, send, sendsMade }
}

const aSenderWithConsent = async (options: Options = {}) => {
  const sender = await aSender(options)
  await sender.consent('resident-a', [templateIds.progress])
  return sender
}

test('a sent message arrives as a card and its 19-digit number survives', async () => {
  const { send, cardsOf } = await aSenderWithConsent()
  const outcome = await send()
  const cards = await cardsOf('resident-a')
  expect(outcome).toEqual({ outcome: 'sent', msgId: '3248682510344192009' })
  expect(cards).toMatchObject([
    {
      msgId: '3248682510344192009',
      title: '办理进度',
      page: 'pages/complaint/complaint?id=c1',
      release: 'formal',
      rows: [
        { label: '事项', value: '楼道灯不亮' },
        { label: '编号', value: 'TS-2611-000123' },
        { label: '状态', value: '处理中' },
        { label: '说明', value: '师傅已上门' },
        { label: '时间', value: '2026年11月22日 15:01' },
      ],
    },
  ])
})

test('survey and work messages fit their templates', async () => {
  const { send, consent, cardsOf, openid, clock } = await aSender()
  await consent('resident-a', [templateIds.survey, templateIds.work])
  const [matter, number] = ['水管漏水', 'WX-2611-000007']
  await send({ openid, template: 'survey', fields: { matter, number, note: '请您评价', finishedAt: clock.at } })
  await send({ openid, template: 'work', fields: { matter, number, task: '两小时内到场', dueAt: clock.at } })
  const cards = await cardsOf('resident-a')
  expect(cards.map(({ title, rows }) => [title, ...rows.map(({ label, value }) => `${label} ${value}`)])).toEqual([
    ['满意度调查', '事项 水管漏水', '编号 WX-2611-000007', '说明 请您评价', '完成时间 2026年11月22日 15:01'],
    ['工单提醒', '事项 水管漏水', '编号 WX-2611-000007', '要做什么 两小时内到场', '截止时间 2026年11月22日 15:01'],
  ])
})

test.each([
  ['an essay with emoji and line breaks', `楼上😡\n${'很吵'.repeat(50)}`],
  ['nothing', ''],
  ['only an emoji', '😀'],
  ['invisible characters', '\u200b\u0000\ufeff'],
  ['half a character', '\ud83d'],
  ['English with digits', ' Lamp 3 is broken \t'],
])('%s in every field is accepted by WeChat', async (_name, text) => {
  const { send, clock } = await aSenderWithConsent()
  const fields = { matter: text, number: text, state: text, note: text, at: clock.at }
  expect(await send({ template: 'progress', fields })).toMatchObject({ outcome: 'sent' })
})

test('a page with a leading slash is sent without it, and a message may go without a page', async () => {
  const { send, consent, cardsOf } = await aSenderWithConsent()
  await send({ page: '/pages/home/home' })
  await consent('resident-a', [templateIds.progress])
  await send({ page: '' })
  expect((await cardsOf('resident-a')).map(({ page }) => page)).toEqual(['pages/home/home', undefined])
})

test('without consent the message is refused for good', async () => {
  const { send, sendsMade } = await aSender()
  const rid = expect.stringMatching(/^[0-9a-f-]{26}$/)
  expect(await send()).toEqual({ outcome: 'refused', code: 43101, kind: 'permanent', rid })
  expect(sendsMade()).toBe(1)
})

test('an openid of another app is refused for good, a wrong page or template calls for a person', async () => {
  const { send } = await aSenderWithConsent()
  expect(await send({ openid: 'oOther' })).toMatchObject({ outcome: 'refused', code: 40003, kind: 'permanent' })
  expect(await send({ page: 'pages/gone/gone' })).toMatchObject({ outcome: 'refused', code: 41030, kind: 'config' })
  const wrongIds = { ...templateIds, progress: 'tmpl-old' }
  expect(await send({}, wrongIds)).toMatchObject({ outcome: 'refused', code: 40037, kind: 'config' })
})

test('a template that differs from ours is refused naming the field, not its value', async () => {
  const { send, consent } = await aSender()
  await consent('resident-a', [templateIds.work])
  const outcome = await send({}, { ...templateIds, progress: templateIds.work })
  expect(outcome).toMatchObject({ outcome: 'refused', code: 47003, kind: 'permanent', field: 'thing3' })
  expect(JSON.stringify(outcome)).not.toContain('楼道灯不亮')
})

test.each([
  ['busy', -1, 1_000],
  ['too-fast', 45011, minute],
  ['quota-used-up', 45009, 539 * minute],
] as const)('after %s (%i) the message was not sent and may be sent after %i ms', async (mode, code, wait) => {
  const { send, fault, clock, cardsOf, sendsMade } = await aSenderWithConsent()
  await fault(path, mode)
  expect(await send()).toEqual({ outcome: 'retry', after: clock.at + wait, code })
  expect(sendsMade()).toBe(1)
  expect(await cardsOf('resident-a')).toEqual([])
  expect(await send()).toMatchObject({ outcome: 'sent' })
})

test('after a refused token the message is sent once', async () => {
  const { send, fault, cardsOf } = await aSenderWithConsent()
  await fault(path, 'token-refused')
  expect(await send()).toMatchObject({ outcome: 'sent' })
  expect(await cardsOf('resident-a')).toHaveLength(1)
})

test.each([
  ['accept-then-drop', 'dropped', 1],
  ['cut-answer', 'unreadable', 1],
  ['drop-before-accept', 'dropped', 0],
  ['bad-gateway', 'unreadable', 0],
] as const)('after %s the outcome is unknown (%s) and nothing is sent again', async (mode, why, delivered) => {
  const { send, fault, cardsOf, sendsMade } = await aSenderWithConsent()
  await fault(path, mode)
  expect(await send()).toEqual({ outcome: 'unknown', why })
  expect(sendsMade()).toBe(1)
  expect(await cardsOf('resident-a')).toHaveLength(delivered)
})

test('an answer that takes too long leaves the outcome unknown, though the card arrived', async () => {
  const limit = new AbortController()
  const never = aGate().opened
  const wait = async (milliseconds: number) => {
    if (milliseconds !== 5_000) return
    limit.abort()
    await never
  }
  const { send, sim, cardsOf, sendsMade } = await aSenderWithConsent({ wait, deadline: () => limit.signal })
  await sim('faults', { endpoint: path, mode: 'latency', milliseconds: 5_000 })
  expect(await send()).toEqual({ outcome: 'unknown', why: 'timeout' })
  expect(sendsMade()).toBe(1)
  expect(await cardsOf('resident-a')).toHaveLength(1)
})

test('an answer that is only slow is waited for', async () => {
  const { send, fault } = await aSenderWithConsent()
  await fault(path, 'latency')
  expect(await send()).toMatchObject({ outcome: 'sent' })
})

test('of two messages to one person at a time one is sent and the other waits two seconds', async () => {
  const bothAsked = aGate()
  const { send, cardsOf, clock } = await aSenderWithConsent({ wait: () => bothAsked.opened })
  const first = send()
  const second = send()
  const refused = await Promise.race([first, second])
  expect(refused).toEqual({ outcome: 'retry', after: clock.at + 2_000, code: 43108 })
  bothAsked.open()
  expect((await Promise.all([first, second])).map(({ outcome }) => outcome).sort()).toEqual(['retry', 'sent'])
  expect(await cardsOf('resident-a')).toHaveLength(1)
})

test('when WeChat cannot be reached nothing was sent and it may be tried again', async () => {
  const { send, close, clock } = await aSenderWithConsent()
  await close()
  expect(await send()).toEqual({ outcome: 'retry', after: clock.at + 5_000 })
})

const answered = (answer: string) =>
  sendSubscriptionMessage(
    {
      callWithToken: async () => ({
        kind: 'answered',
        errcode: Number(JSON.parse(answer).errcode ?? 0),
        errmsg: '',
        rid: undefined,
        answer: JSON.parse(answer),
        text: answer,
      }),
      templateIds,
      release: 'formal',
      now: () => 0,
    },
    { openid: 'o1', template: 'work', fields: { matter: '漏水', number: 'WX-1', task: '到场', dueAt: 0 } },
  )

test.each([
  ['{"errcode":0,"errmsg":"ok","msgid":"9223372036854775807"}', { outcome: 'sent', msgId: '9223372036854775807' }],
  ['{"errcode":0,"errmsg":"ok"}', { outcome: 'sent', msgId: undefined }],
  ['{}', { outcome: 'unknown', why: 'unreadable' }],
  ['{"errcode":45168}', { outcome: 'refused', code: 45168, kind: 'permanent' }],
  ['{"errcode":43107}', { outcome: 'refused', code: 43107, kind: 'config' }],
  ['{"errcode":99999}', { outcome: 'refused', code: 99999, kind: 'config' }],
])('the answer %s is understood', async (answer, outcome) => {
  expect(await answered(answer)).toEqual(outcome)
})
