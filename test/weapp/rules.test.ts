import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDesk, type Desk } from './fixture/a-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { LaunchSettings } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'
import { recordOf } from './harness/shapes.ts'

const support = harnessSupport()

describe.skipIf(!support.supported)(`WeChat's own rules${support.supported ? '' : ` (${support.unsupported})`}`, () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await aDesk()
  })
  afterAll(() => desk.close())

  const rules = (settings: Partial<LaunchSettings> = {}): Promise<Phone> =>
    desk.open({ open: 'pages/rules/index', ...settings })

  test('a subscription may be asked for inside a tap', async () => {
    const phone = await rules()
    phone.tap('订阅')
    await phone.see('订阅 accept')
    phone.close()
  })

  test('a subscription asked for after an await is refused: the tap is over', async () => {
    const phone = await rules()
    phone.tap('等一等再订阅')
    await phone.see('requestSubscribeMessage:fail can only be invoked by user TAP gesture.')
    phone.close()
  })

  test('more than three templates at once are refused', async () => {
    const phone = await rules()
    phone.tap('订阅四个')
    await phone.see('requestSubscribeMessage:fail Templates count out of max bounds')
    phone.close()
  })

  test('photos are refused with 104 before consent', async () => {
    const phone = await rules()
    phone.tap('选照片')
    await phone.see('选照片 104')
    phone.close()
  })

  test('photos are refused with 112 when the guideline does not declare them, consent or not', async () => {
    const phone = await rules({ declared: ['getPhoneNumber'], consent: { agreed: true } })
    phone.tap('选照片')
    await phone.see('选照片 112')
    phone.close()
  })

  test('photos come once the person has agreed, and the consent stays', async () => {
    const consent = { agreed: false }
    const phone = await rules({ consent })
    phone.tap('先问隐私')
    phone.tap('选照片')
    await phone.see('请先同意隐私指引（chooseMedia）')
    phone.tap('同意')
    await phone.see('选了 2 张，共 30 字节')
    phone.close()
    expect(consent.agreed).toBe(true)
  })

  test('a person who refuses in the popup of the app gets no photos', async () => {
    const phone = await rules()
    phone.tap('先问隐私')
    phone.tap('选照片')
    await phone.see('请先同意隐私指引')
    phone.tap('拒绝')
    await phone.see('选照片 104')
    phone.tap('复制')
    await phone.see('请先同意隐私指引（setClipboardData）')
    phone.close()
  })

  test('an app cannot agree in the name of the person', async () => {
    const phone = await rules()
    phone.tap('先问隐私')
    phone.tap('选照片')
    await phone.see('请先同意隐私指引')
    phone.tap('假装同意')
    await phone.see('选照片 104')
    expect(phone.errors.splice(0)[0]).toContain('needs the id of the agreePrivacyAuthorization button tapped')
    phone.close()
  })

  const here = { latitude: 23.129, longitude: 113.264, accuracy: 12 }

  test('the place comes once it is declared, agreed and allowed', async () => {
    const phone = await rules({ consent: { agreed: true }, where: here })
    phone.tap('我在哪')
    await phone.see('在 23.129，误差 12 米')
    phone.tap('看地图')
    await phone.see('openLocation:fail parameter error: invalid place')
    phone.close()
  })

  test.each([
    [{ consent: { agreed: false }, where: here }, '我在哪 104'],
    [{ consent: { agreed: true }, where: here, declared: ['chooseMedia'] }, '我在哪 112'],
    [{ consent: { agreed: true } }, 'getLocation:fail auth deny'],
    [{ consent: { agreed: true }, where: 'switched-off' }, 'LOCATIONSWITCHOFF'],
  ] satisfies [Partial<LaunchSettings>, string][])('no place: %j', async (settings, said) => {
    const phone = await rules(settings)
    phone.tap('我在哪')
    await phone.see(said)
    phone.close()
  })

  test.each([
    ['requiredPrivateInfos', 'need to be declared in the requiredPrivateInfos field'],
    ['permission', 'require permission desc'],
  ])('the place is refused where app.json has no %s', async (field, said) => {
    const dist = mkdtempSync(join(tmpdir(), 'undeclared-'))
    cpSync(join(import.meta.dirname, 'fixture'), dist, { recursive: true })
    const { [field]: _, ...config } = recordOf(JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')))
    writeFileSync(join(dist, 'app.json'), JSON.stringify(config))
    const phone = await rules({ dist, consent: { agreed: true }, where: here })
    phone.tap('我在哪')
    await phone.see(said)
    phone.close()
    rmSync(dist, { recursive: true })
  })

  test('an empty album means that the person cancelled', async () => {
    const phone = await rules({ consent: { agreed: true }, photos: [] })
    phone.tap('选照片')
    await phone.see('chooseMedia:fail cancel')
    phone.close()
  })

  test('the phone number needs consent too, and the person may refuse it', async () => {
    const phone = await rules()
    phone.tap('用手机号登录')
    await phone.see('privacy permission is not authorized')
    phone.close()
    const refusing = await rules({ consent: { agreed: true } })
    refusing.tap('用手机号登录')
    await refusing.see('手机号 getPhoneNumber:fail user deny')
    refusing.close()
    const willing = await rules({ consent: { agreed: true }, phoneCode: async () => 'phone-code' })
    willing.tap('用手机号登录')
    await willing.see('手机号 phone-code')
    willing.close()
  })

  test('of eleven requests at once the eleventh fails', async () => {
    const phone = await rules()
    phone.tap('十一个请求')
    await phone.see('第 11 个 request:fail exceed max task count')
    await desk.server.holding(10)
    expect(phone.meters.network.mostInFlight).toBe(10)
    desk.server.release()
    await phone.settled()
    expect(phone.texts().filter(line => line === '有回答')).toHaveLength(10)
    phone.close()
  })

  test('a request lives through 4.999 seconds in the background', async () => {
    const phone = await rules()
    phone.tap('一个请求')
    await desk.server.holding(1)
    phone.hide()
    await phone.advance(4_999)
    phone.show()
    desk.server.release()
    await phone.see('有回答')
    phone.close()
  })

  test('a request is cut after 5 seconds in the background', async () => {
    const phone = await rules()
    phone.tap('一个请求')
    await desk.server.holding(1)
    phone.hide()
    await phone.advance(5_000)
    phone.show()
    await phone.see('request:fail interrupted')
    desk.server.release()
    phone.close()
  })

  test('a request that nobody answers times out after a minute', async () => {
    const phone = await rules()
    phone.tap('一个请求')
    await desk.server.holding(1)
    await phone.advance(60_000)
    await phone.see('request:fail timeout')
    desk.server.release()
    phone.close()
  })

  test('an answer of status 500 is a success', async () => {
    const phone = await rules()
    phone.tap('服务器出错')
    await phone.see('成功 500 broken')
    expect(desk.server.referers.at(-1)).toMatch(/^https:\/\/servicewechat\.com\/wx0+\/0\/page-frame\.html$/)
    phone.close()
  })

  test('there is no PATCH', async () => {
    const phone = await rules()
    phone.tap('部分修改')
    await phone.see('request:fail method is invalid: PATCH')
    phone.close()
  })

  test('a domain that is not listed cannot be reached', async () => {
    const phone = await rules()
    phone.tap('别的域名')
    await phone.see('request:fail url not in domain list')
    phone.close()
  })

  test('each kind of call has its own list of domains', async () => {
    const { origin } = desk.server
    const phone = await rules({ allow: { request: [origin] }, consent: { agreed: true } })
    phone.tap('上传')
    await phone.see('uploadFile:fail url not in domain list')
    phone.close()
  })

  test('only https can be listed, apart from a server of the test itself', async () => {
    await expect(rules({ allow: ['http://huiyin.example'] })).rejects.toThrow('https only')
  })

  test('an upload is a form: the fields in their order, then the file; the answer is text', async () => {
    const phone = await rules({ consent: { agreed: true } })
    phone.tap('上传')
    await phone.see('上传 201 string {"stored":true}')
    expect(desk.server.uploaded).toEqual([
      { name: 'key', text: 'incoming/1.jpg', fileName: undefined },
      { name: 'policy', text: 'p', fileName: undefined },
      { name: 'file', text: 'picture one.jpg', fileName: 'tmp_0001.jpg' },
    ])
    phone.close()
  })

  test('only files the app was given can be uploaded', async () => {
    const phone = await rules()
    phone.tap('上传没有的文件')
    await phone.see('uploadFile:fail file not found')
    phone.close()
  })

  test('a download is a file of this run until it is saved, an error’s page too', async () => {
    const savedFiles = new Map<string, Uint8Array>()
    const phone = await rules({ savedFiles })
    phone.tap('取一张图')
    await phone.see('取到 200 wxfile://tmp_0001.jpg 7 字节')
    expect([...savedFiles.keys()]).toEqual(['wxfile://usr/mine.jpg'])
    phone.tap('取出错的')
    await phone.see('成功 500 wxfile://tmp_0002.unknown')
    phone.setNetwork('none')
    phone.tap('取一张图')
    await phone.see('downloadFile:fail network is not connected')
    phone.close()
  })

  test('a key holds one megabyte and not a byte more', async () => {
    const phone = await rules()
    phone.tap('存一兆')
    await phone.see('一兆存下了')
    phone.tap('存一兆多')
    await phone.see('setStorageSync:fail entry size limit reached')
    phone.close()
  })

  test('all keys together hold ten megabytes', async () => {
    const phone = await rules()
    phone.tap('存十兆多')
    await phone.see('第 11 个 setStorageSync:fail exceed storage max size 10Mb')
    phone.close()
  })

  test('one setData carries at most 1024 KB, and all of them are counted', async () => {
    const phone = await rules()
    const before = { ...phone.meters.setData }
    phone.tap('画太多')
    await phone.see('setData:fail 1025 KB is over the limit of 1024 KB')
    expect(phone.meters.setData.calls).toBe(before.calls + 2)
    expect(phone.meters.setData.overAudit).toBe(1)
    expect(phone.meters.setData.largestBytes).toBe(1024 * 1024 + '{"big":""}'.length)
    phone.close()
  })

  test('every login brings a new code', async () => {
    const phone = await rules()
    phone.tap('登录')
    const first = await phone.see('登录码')
    phone.tap('登录')
    await phone.settled()
    const codes = phone.texts().filter(line => line.startsWith('登录码'))
    expect(codes).toHaveLength(2)
    expect(codes[1]).not.toBe(first)
    phone.close()
  })

  test('ten pages lie on each other, the eleventh does not open', async () => {
    const phone = await desk.open({ open: 'pages/detail/index?id=1' })
    for (let depth = 2; depth <= 10; depth += 1) {
      phone.tap('再开一页')
      await phone.see(`第 ${depth} 页`)
    }
    phone.tap('再开一页')
    await phone.see('navigateTo:fail webview count limit exceed')
    expect(phone.page.depth).toBe(10)
    phone.close()
  })

  test('a tab page is only reached by switchTab, and only a tab page is', async () => {
    const phone = await desk.open({ open: 'pages/detail/index?id=1' })
    phone.tap('回首页')
    await phone.seePage('pages/home/index')
    expect(phone.page.depth).toBe(1)
    phone.close()
    const other = await rules()
    other.tap('去标签页以外')
    await other.see('switchTab:fail can not switch to no-tabBar page')
    other.close()
  })

  test('the app lives without a browser, without Intl and without eval, on the phone’s own clock', async () => {
    const phone = await rules({ now: () => Date.UTC(2026, 1, 3, 4, 5, 6) })
    phone.tap('看看环境')
    await phone.see('浏览器的名字 0 个')
    await phone.see('不许现造代码 EvalError')
    await phone.see('true object 2026-02-03T04:05:06')
    phone.close()
  })

  test('theme and network tell the app when they change, and without network requests fail', async () => {
    const phone = await rules()
    phone.tap('听主题和网络')
    phone.setTheme('dark')
    await phone.see('dark dark')
    phone.setNetwork('none')
    await phone.see('网络 false none')
    phone.tap('服务器出错')
    await phone.settled()
    expect(phone.texts().some(line => line.startsWith('成功'))).toBe(false)
    phone.close()
  })

  test('the words in WeChat’s own bar are black or white, and nothing else', async () => {
    const phone = await rules()
    phone.tap('标题栏')
    await phone.see('setNavigationBarColor:fail invalid frontColor #ff0000: only #000000, #ffffff')
    expect(phone.barWords).toBe('#ffffff')
    phone.close()
  })

  test('letters set larger are told to whoever asks, and to nobody else', async () => {
    const phone = await rules()
    phone.setFontSize(23.8)
    expect(phone.texts().some(line => line.startsWith('字号'))).toBe(false)
    phone.tap('看看字号')
    await phone.see('字号 23.8')
    phone.close()
  })

  test('an element can be asked for its place', async () => {
    const phone = await rules()
    phone.tap('量一量')
    await phone.see('phone 宽 375')
    phone.close()
  })

  test('a dialog lies over the page until it is answered', async () => {
    const phone = await rules()
    phone.tap('确认')
    await phone.see('撤回后不能恢复')
    expect(() => phone.tap('登录')).toThrow('has the buttons 取消, 撤回, not 登录')
    phone.tap('撤回')
    await phone.see('已撤回')
    phone.tap('选一个')
    await phone.see('相册')
    phone.tap('取消')
    await phone.see('showActionSheet:fail cancel')
    phone.close()
  })

  test('a test may prepare its answers', async () => {
    const phone = await rules({ answer: dialog => (dialog.texts.includes('撤回投诉') ? '取消' : '相册') })
    phone.tap('确认')
    await phone.see('没有撤回')
    phone.tap('选一个')
    await phone.see('选了第 2 个')
    phone.close()
  })

  test('a dialog that nobody answers fails the test', async () => {
    const phone = await rules()
    phone.tap('确认')
    await phone.see('撤回投诉')
    expect(() => phone.close()).toThrow('Nobody has answered the dialog "撤回投诉 撤回后不能恢复"')
  })

  test('an action sheet has at most six entries', async () => {
    const phone = await rules()
    phone.tap('七个里选')
    await phone.see('showActionSheet:fail parameter error: itemList should not be large than 6')
    phone.close()
  })

  test('a call the harness does not have fails the test', async () => {
    const phone = await rules()
    phone.tap('没有的接口')
    await expect(phone.see('登录')).rejects.toThrow('wx.getFuzzyLocation was called, but the harness does not have it')
  })

  test('an error of the app fails the test unless it is expected', async () => {
    const phone = await rules()
    phone.tap('报错')
    expect(phone.errors[0]).toContain('应用自己的错')
    expect(() => phone.close()).toThrow('应用自己的错')
    phone.errors.splice(0)
    phone.close()
  })
})
