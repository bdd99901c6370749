import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDesk, type Desk } from './fixture/a-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'

const support = harnessSupport()

describe.skipIf(!support.supported)(
  `a mini-program in a person's hand${support.supported ? '' : ` (${support.unsupported})`}`,
  () => {
    let desk: Desk
    beforeAll(async () => {
      desk = await aDesk()
    })
    afterAll(() => desk.close())

    test('shows what the server answers', async () => {
      const phone = await desk.open()
      await phone.see('共 2 条')
      expect(phone.texts()).toContain('电梯异响')
      expect(phone.texts()).toContain('请写标题')
      expect(phone.page).toEqual({ route: 'pages/home/index', options: {}, title: '首页', depth: 1 })
      expect(phone.meters.network.sent).toMatchObject([{ method: 'GET', statusCode: 200 }])
      phone.close()
    })

    test('opens the page of what is tapped, and comes back', async () => {
      const phone = await desk.open()
      await phone.see('夜间噪音')
      phone.tap('夜间噪音')
      await phone.see('编号 2')
      await phone.see('备注 甲 & 乙')
      phone.tap('换一页')
      await phone.see('编号 8')
      expect(phone.page.depth).toBe(2)
      phone.back()
      await phone.see('共 2 条')
      expect(() => phone.back()).toThrow('no way back')
      phone.close()
    })

    test.each([
      ['看不见', 'is hidden'],
      ['#secret', 'is hidden'],
      ['也看不见', 'is hidden'],
      ['不能点', 'is disabled'],
      ['同名', 'is ambiguous: 2 elements'],
      ['没人听', 'does not listen to a tap'],
      ['不存在', 'is not on the page'],
    ])('refuses to tap %s, which %s', async (name, reason) => {
      const phone = await desk.open()
      await phone.see('共 2 条')
      expect(() => phone.tap(name)).toThrow(reason)
      phone.close()
    })

    test('a tap travels outwards until a handler catches it, and an icon is tapped by its aria-label', async () => {
      const phone = await desk.open()
      phone.tap('里面')
      await phone.see('里外')
      phone.tap('关闭')
      expect(await phone.see('里外里')).toBe('里外里')
      phone.close()
    })

    test('a field takes as many letters as its maxlength, and the draft is saved when the phone has rested', async () => {
      const storage = new Map()
      const phone = await desk.open({ storage })
      phone.type('标题', '一二三四五六七')
      await phone.see('一二三四五')
      await phone.settled()
      expect(storage.has('draft')).toBe(false)
      await phone.see('草稿已存')
      expect(storage.get('draft')).toBe('"一二三四五"')
      phone.confirm('标题')
      await phone.see('搜索 一二三四五')
      phone.close()
    })

    test('radios, switches and pickers tell their page what was chosen', async () => {
      const phone = await desk.open()
      phone.tap('不满意')
      await phone.see('评价 bad')
      phone.tap('#anonymous')
      await phone.see('匿名')
      phone.tap('#anonymous')
      await phone.see('具名')
      phone.choose('#kind', 1)
      await phone.see('类别 噪音')
      phone.close()
    })

    test('a tab page stays alive while another one is looked at', async () => {
      const phone = await desk.open()
      phone.tab('我的')
      await phone.see('我的 打开 1 次，看见 1 次')
      phone.tab('首页')
      await phone.see('共 2 条')
      phone.tab('我的')
      await phone.see('我的 打开 1 次，看见 2 次')
      phone.close()
    })

    test('pulling down refreshes where the page allows it', async () => {
      const phone = await desk.open()
      phone.pullDown()
      await phone.see('已刷新')
      phone.tab('我的')
      expect(() => phone.pullDown()).toThrow('has not switched on pull-down refresh')
      phone.close()
    })

    test('a card opens the app on its own page, a card of a running app relaunches it', async () => {
      const phone = await desk.open({ open: 'pages/detail/index?id=5', scene: 1014 })
      await phone.see('编号 5')
      phone.hide()
      await phone.advance(60_000)
      expect(() => phone.tap('换一页')).toThrow('in the background')
      phone.show('pages/mine/index', 1043)
      await phone.see('来自 pages/mine/index 1043')
      expect(phone.treeSize()).toEqual({ nodes: 3, depth: 2, widest: 2 })
      expect(phone.page.depth).toBe(1)
      phone.close()
    })

    test('what is stored is still there at the next launch', async () => {
      const storage = new Map()
      const first = await desk.open({ storage })
      first.hide()
      first.close()
      const second = await desk.open({ storage })
      expect(storage.get('hidden')).toBe('true')
      second.close()
    })

    test('an app that has rested for half an hour in the background has to be launched again', async () => {
      const phone = await desk.open()
      phone.hide()
      await phone.advance(30 * 60_000)
      expect(() => phone.show()).toThrow('launch it again')
      phone.close()
    })

    test('waiting for what never comes ends with a picture of the screen', async () => {
      const phone = await desk.open()
      await expect(phone.see('永远没有')).rejects.toThrow(/rests without "永远没有"[\s\S]*电梯异响/)
      phone.close()
    })

    test('what the page holds can be measured as the experience audit does', async () => {
      const phone = await desk.open()
      await phone.see('共 2 条')
      expect(phone.treeSize()).toEqual({ nodes: 31, depth: 5, widest: 16 })
      expect(phone.tree()).toContain('<input placeholder="请写标题" ariaLabel="标题">')
      phone.close()
    })
  },
)
