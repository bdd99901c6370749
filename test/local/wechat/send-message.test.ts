import { expect, test } from 'vitest'
import { type RegisteredTemplate, registeredTemplates } from '../../../local/wechat/template-registry.ts'
import { aGate } from './a-gate.ts'
import { aWeChat, templateIds } from './a-wechat.ts'

const path = '/cgi-bin/message/subscribe/send'
const data = {
  thing1: { value: '楼道灯不亮' },
  character_string2: { value: 'TS-2611-000123' },
  phrase3: { value: '处理中' },
  thing4: { value: '师傅已上门' },
  time5: { value: '2026年11月22日 15:01' },
}

const aSender = async (options: Parameters<typeof aWeChat>[0] = {}) => {
  const wechat = await aWeChat(options)
  const { openid } = await wechat.person('resident-a')
  const { access_token } = await wechat.stableToken()
  const message = { touser: openid, template_id: templateIds.progress, data }
  const send = (change: object | string = {}) =>
    wechat.post(`${path}?access_token=${access_token}`, typeof change === 'string' ? change : { ...message, ...change })
  return { ...wechat, openid, message, send, access_token }
}

test('each accept grants one send and a third send is refused after two accepts', async () => {
  const { consent, send } = await aSender()
  expect((await send()).errcode).toBe(43101)
  await consent('resident-a', [templateIds.progress])
  await consent('resident-a', [templateIds.progress])
  expect((await send()).errcode).toBe(0)
  expect((await send()).errcode).toBe(0)
  const third = await send()
  expect(third.errcode).toBe(43101)
  expect(third.errmsg).toMatch(/^user refuse to accept the msg rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/)
})

test('an accept for one template or one person is no consent for another', async () => {
  const { consent, send, person } = await aSender()
  await consent('resident-a', [templateIds.survey])
  expect((await send()).errcode).toBe(43101)
  await person('resident-b')
  await consent('resident-b', [templateIds.progress])
  expect((await send()).errcode).toBe(43101)
})

test('always keeps the choice but still grants one send for each asking', async () => {
  const { consent, send } = await aSender()
  await consent('resident-a', [templateIds.progress], 'always')
  expect(await consent('resident-a', [templateIds.progress], 'reject')).toMatchObject({
    [templateIds.progress]: 'accept',
  })
  expect((await send()).errcode).toBe(0)
  expect((await send()).errcode).toBe(0)
  expect((await send()).errcode).toBe(43101)
})

test('a reject loses the sends gathered before', async () => {
  const { consent, send } = await aSender()
  await consent('resident-a', [templateIds.progress])
  await consent('resident-a', [templateIds.progress], 'reject')
  expect((await send()).errcode).toBe(43101)
})

test('with the main switch off nothing arrives and nothing can be asked', async () => {
  const { consent, send, sim } = await aSender()
  await consent('resident-a', [templateIds.progress])
  await sim('subscription-settings', { user: 'resident-a', mainSwitch: false })
  expect((await send()).errcode).toBe(43101)
  expect(await consent('resident-a', [templateIds.progress])).toMatchObject({ errCode: 20004 })
  await sim('subscription-settings', { user: 'resident-a', mainSwitch: true })
  expect((await send()).errcode).toBe(0)
})

test('a long-term consent lasts and may not be asked for together with a one-time one', async () => {
  const longTerm: RegisteredTemplate = { ...aTemplate('tmpl-long', ['thing1']), kind: 'long-term' }
  const { consent, send } = await aSender({ templates: [...registeredTemplates(templateIds), longTerm] })
  expect(await consent('resident-a', [templateIds.progress, 'tmpl-long'])).toMatchObject({ errCode: 20002 })
  await consent('resident-a', ['tmpl-long'])
  const message = { template_id: 'tmpl-long', data: { thing1: { value: '停水' } } }
  expect((await send(message)).errcode).toBe(0)
  expect((await send(message)).errcode).toBe(0)
})

test('asking for none, for unknown or for more than five templates fails, a repeated title is filtered', async () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => aTemplate(id, ['thing1']))
  const { consent } = await aSender({ templates: many })
  expect(await consent('resident-a', [])).toMatchObject({ errCode: 10001 })
  expect(await consent('resident-a', ['a', 'nowhere'])).toMatchObject({ errCode: 20001 })
  expect(await consent('resident-a', ['a', 'b', 'c', 'd', 'e', 'f'])).toMatchObject({ errCode: 20003 })
  expect(await consent('resident-a', ['a', 'b'])).toMatchObject({ a: 'accept', b: 'filter' })
})

test('the delivered card shows title, rows, page, release and time', async () => {
  const { consent, send, cardsOf, clock, openid } = await aSender()
  await consent('resident-a', [templateIds.progress])
  await send({ page: 'pages/complaint/complaint?id=c1', miniprogram_state: 'trial' })
  expect(await cardsOf('resident-a')).toEqual([
    {
      sequence: 1,
      msgId: '3248682510344192009',
      openid,
      templateId: templateIds.progress,
      title: '办理进度',
      rows: [
        { label: '事项', value: '楼道灯不亮' },
        { label: '编号', value: 'TS-2611-000123' },
        { label: '状态', value: '处理中' },
        { label: '说明', value: '师傅已上门' },
        { label: '时间', value: '2026年11月22日 15:01' },
      ],
      page: 'pages/complaint/complaint?id=c1',
      release: 'trial',
      at: clock.at,
    },
  ])
})

test('a refused message shows no card and leaves the consent', async () => {
  const { consent, send, cardsOf } = await aSender()
  await consent('resident-a', [templateIds.progress])
  expect((await send({ page: 'pages/nowhere/nowhere' })).errcode).toBe(41030)
  expect(await cardsOf('resident-a')).toEqual([])
  expect((await send()).errcode).toBe(0)
})

test('the message id is a bare number of 19 digits that JSON.parse corrupts', async () => {
  const { consent, message, access_token, url, cardsOf } = await aSender()
  await consent('resident-a', [templateIds.progress])
  const response = await fetch(`${url}${path}?access_token=${access_token}`, {
    method: 'POST',
    body: JSON.stringify(message),
  })
  const text = await response.text()
  const msgId = /"msgid":(\d{19})}$/.exec(text)?.[1]
  expect(msgId).toBe((await cardsOf('resident-a'))[0]?.msgId)
  expect(String(JSON.parse(text).msgid)).not.toBe(msgId)
  expect(response.headers.get('content-type')).toBe('text/plain')
})

test.each([
  ['a page that is not in the app', { page: 'pages/nowhere/nowhere' }, 41030],
  ['a page with a leading slash', { page: '/pages/home/home' }, 41030],
  ['an unknown person', { touser: 'oSomebodyElse' }, 40003],
  ['an unknown template', { template_id: 'tmpl-nowhere' }, 40037],
  ['a release spelt as in other interfaces', { miniprogram_state: 'release' }, 47003],
  ['an unknown language', { lang: 'fr_FR' }, 47003],
  ['data as JSON text', { data: JSON.stringify(data) }, 47003],
  ['broken JSON', '{"touser":', 47001],
  ['no body', '', 44002],
  ['escaped Chinese', '{"touser":"o","data":{"thing1":{"value":"\\u697c"}}}', 40033],
])('%s is refused', async (_name, change, errcode) => {
  const { consent, send } = await aSender()
  await consent('resident-a', [templateIds.progress])
  expect((await send(change)).errcode).toBe(errcode)
  expect((await send()).errcode).toBe(0)
})

test('a send by GET is refused', async () => {
  const { get, access_token } = await aSender()
  expect((await get(`${path}?access_token=${access_token}`)).errcode).toBe(43002)
})

test('the second of two sends to one person at a time is refused', async () => {
  const gate = aGate()
  const arrived = aGate()
  const wait = () => {
    arrived.open()
    return gate.opened
  }
  const { consent, send } = await aSender({ wait })
  await consent('resident-a', [templateIds.progress])
  await consent('resident-a', [templateIds.progress])
  const first = send()
  await arrived.opened
  expect((await send()).errcode).toBe(43108)
  gate.open()
  expect((await first).errcode).toBe(0)
  expect((await send()).errcode).toBe(0)
})

const aTemplate = (id: string, keys: string[]): RegisteredTemplate => ({
  id,
  title: '停水通知',
  kind: 'one-time',
  rows: keys.map(key => ({ key, label: key, ...(key.startsWith('enum') && { choices: ['高', '低'] }) })),
})

test.each([
  ['thing1', ['楼道灯不亮', 'a'.repeat(20), '𠮷'.repeat(20)], ['长'.repeat(21), '两\n行', ' 前有空格', '笑😀']],
  ['number1', ['12', '-3.5'], ['十二', '1'.repeat(33), '']],
  ['letter1', ['abc'], ['abc1', 'a'.repeat(33)]],
  ['symbol1', ['!!'], ['!a', '!!!!!!']],
  ['character_string1', ['TS-2611-000123'], ['编号1', 'a'.repeat(33)]],
  [
    'time1',
    ['15:01', '2019年10月1日 15:01', '2026-11-22 15:01', '9:00~10:00'],
    ['25:00', '下午三点', '2026年11月22日', '2026-11/22 15:01'],
  ],
  ['date1', ['2026年11月22日', '2026-11-22 15:01', '11月22日', '2026.11.22~2026.11.23'], ['明天', '2026-11/22']],
  ['amount1', ['¥12.50', '30元'], ['三十元', '12345678901']],
  ['phone_number1', ['+86 13800000000'], ['请打13800000000', '1'.repeat(18)]],
  ['car_number1', ['粤A8Z888挂'], ['粤A8Z888888挂']],
  ['name1', ['张三', 'a'.repeat(20)], ['张三2', '长'.repeat(11), `张${'a'.repeat(10)}`]],
  ['phrase1', ['处理中'], ['处理中了吗啊', '处理3', 'done']],
  ['enum1', ['高'], ['中']],
])('%s takes only what its type allows', async (key, legal, illegal) => {
  const { consent, send } = await aSender({ templates: [aTemplate('t', [key])] })
  const sendValue = (value: unknown) => send({ template_id: 't', data: { [key]: { value } } })
  for (const value of legal) {
    await consent('resident-a', ['t'])
    expect(await sendValue(value), value).toMatchObject({ errcode: 0 })
  }
  await consent('resident-a', ['t'])
  for (const value of illegal) {
    const answer = await sendValue(value)
    expect(answer.errcode, value).toBe(47003)
    expect(answer.errmsg).toContain(`data.${key}.value`)
  }
})

test('the first bad field in the order of the template is named, also a missing or a superfluous one', async () => {
  const { consent, send } = await aSender()
  await consent('resident-a', [templateIds.progress])
  const withData = async (change: object) => (await send({ data: { ...data, ...change } })).errmsg
  expect(await withData({ thing4: { value: '' }, phrase3: { value: 'x' } })).toContain('data.phrase3.value invalid')
  expect(await withData({ thing4: { value: '' } })).toContain('data.thing4.value is emtpy')
  expect(await withData({ thing4: undefined })).toContain('data.thing4.value is emtpy')
  expect(await withData({ thing4: { value: 7 } })).toContain('data.thing4.value invalid')
  expect(await withData({ thing4: '直接给文字' })).toContain('data.thing4.value is emtpy')
  expect(await withData({ thing9: { value: '多的' } })).toContain('data.thing9.value invalid')
})

test('the list of templates needs a token and shows ids, keys and kinds', async () => {
  const { get, access_token } = await aSender()
  expect((await get('/wxaapi/newtmpl/gettemplate')).errcode).toBe(41001)
  const answer = await get(`/wxaapi/newtmpl/gettemplate?access_token=${access_token}`)
  expect(answer.data).toContainEqual(
    expect.objectContaining({
      priTmplId: templateIds.work,
      title: '工单提醒',
      content:
        '事项:{{thing1.DATA}}\n编号:{{character_string2.DATA}}\n要做什么:{{thing3.DATA}}\n截止时间:{{time4.DATA}}\n',
      type: 2,
    }),
  )
})
