import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aDesk, type Desk } from './fixture/a-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { LaunchSettings } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'

const support = harnessSupport()
const agreed = { agreed: true }

describe.skipIf(!support.supported)(`a camera's rules${support.supported ? '' : ` (${support.unsupported})`}`, () => {
  let desk: Desk
  let phone: Phone | undefined
  beforeAll(async () => {
    desk = await aDesk()
  })
  afterEach(() => phone?.close())
  afterAll(() => desk.close())

  const opened = async (settings: Partial<LaunchSettings>, by = '开相机'): Promise<Phone> => {
    phone = await desk.open({ open: 'pages/camera/index', ...settings })
    phone.tap(by)
    return phone
  }

  test('allowed, it opens and gives a temporary file of what lies before it', async () => {
    const held = await opened({ camera: 'allows', consent: agreed })
    await held.see('相机好了')
    held.tap('拍照')
    await held.see('拍到 15 字节')
    held.tap('拍最好的')
    await held.see('operateCamera:fail parameter error: invalid quality')
  })

  test('before it is open, and once it is gone, there is no photo', async () => {
    const held = await opened({ camera: 'allows', consent: agreed }, '拍照')
    await held.see('operateCamera:fail camera has not been initialized')
    held.tap('开相机')
    await held.see('相机好了')
    held.tap('关相机')
    await held.settled()
    held.tap('拍照')
    await held.settled()
    expect(held.texts().filter(text => text.includes('has not been initialized'))).toHaveLength(2)
  })

  test('the guideline is asked for first; refused or not declared, it does not open', async () => {
    const held = await opened({ camera: 'allows' })
    await held.see('请先同意隐私指引（createCameraContext）')
    held.tap('拒绝')
    await held.see('insertCamera:fail privacy permission is not authorized')
    held.close()
    const undeclared = await opened({ camera: 'allows', consent: agreed, declared: ['chooseMedia'] })
    await undeclared.see('insertCamera:fail api scope is not declared in the privacy agreement')
  })

  test('whoever refuses is not asked again; WeChat’s settings open at a tap alone', async () => {
    const held = await opened({ camera: 'refuses-then-allows', consent: agreed })
    await held.see('insertCamera:fail auth deny')
    held.tap('等一等再去设置')
    await held.see('之前 false')
    await held.see('openSetting:fail can only be invoked by user TAP gesture.')
    held.tap('去设置')
    await held.see('现在 true')
    held.tap('关相机')
    await held.settled()
    held.tap('开相机')
    await held.see('相机好了')
  })

  test('a page has one at most', async () => {
    const held = await opened({ camera: 'allows', consent: agreed }, '开两个')
    await expect(held.see('相机好了')).rejects.toThrow('has 2 cameras')
  })
})
