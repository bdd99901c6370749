import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDesk, type Desk } from './fixture/a-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()

describe.skipIf(!support.supported)(
  `codes before the camera, cards in chats${support.supported ? '' : ` (${support.unsupported})`}`,
  () => {
    let desk: Desk
    let phone: Phone
    beforeAll(async () => {
      desk = await aDesk()
    })
    afterAll(() => desk.close())
    const open = async () => {
      phone = await desk.open({ open: 'pages/share/index' })
    }

    test('a code of WeChat says which page it opens, any other its text, each once', async () => {
      await open()
      phone.scans.push({ path: 'pages/detail/index?scene=b%2E1' }, { result: 'https://example.com/?a=1' }, 'cancel')
      phone.tap('扫码')
      await phone.see('WX_CODE pages/detail/index?scene=b%2E1')
      phone.tap('扫码')
      await phone.see('QR_CODE https://example.com/?a=1')
      phone.tap('扫码')
      await phone.see('scanCode:fail cancel')
      phone.close()
    })

    test('a kind of code WeChat does not know is refused', async () => {
      await open()
      phone.tap('扫错类型')
      await phone.see('scanCode:fail parameter error: invalid scanType faceCode')
      phone.close()
    })

    test('with nothing before the camera the test itself is wrong', async () => {
      await open()
      phone.tap('扫码')
      await expect(phone.see('scanCode:fail')).rejects.toThrow('has put no code before the camera')
    })

    test('a card is what the page says of itself, and opens a page of the app', async () => {
      await open()
      phone.tap('好的')
      phone.tap('#send')
      expect(phone.sentCards).toEqual([{ title: '来看看', path: 'pages/detail/index?id=7' }])
      phone.close()
    })

    test.each([
      ['没有标题', 'has no title'],
      ['没有斜杠', 'begins with /'],
      ['没有这页', 'is no page of the app'],
    ])('a card %s fails', async (name, words) => {
      await open()
      phone.tap(name)
      expect(() => phone.tap('#send')).toThrow(words)
      expect(phone.sentCards).toEqual([])
      phone.close()
    })
  },
)
