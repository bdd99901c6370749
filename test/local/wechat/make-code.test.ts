import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'
import { aWeChat } from './a-wechat.ts'
import { saysCode } from './says-code.ts'

const path = '/wxa/getwxacodeunlimit'
const asked = { scene: 'b.tsy-b2', page: 'pages/home/home' }

const aMaker = async () => {
  const wechat = await aWeChat()
  const { access_token } = await wechat.stableToken()
  const send = (body: object | string, token = access_token) =>
    fetch(`${wechat.url}${path}?access_token=${token}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const refusal = async (body: object | string, token?: string): Promise<number> =>
    JSON.parse(await (await send(body, token)).text()).errcode
  return { ...wechat, send, refusal }
}

test('a code is a picture as wide as asked for, and says app, page, scene and release', async () => {
  const { send } = await aMaker()
  const response = await send({ ...asked, width: 860 })
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 860, height: 860 })
  const { appid } = fakeAccount
  const means = { appid, page: 'pages/home/home', scene: 'b.tsy-b2', env: 'release' }
  expect(await saysCode(bytes, JSON.stringify(means))).toBe(true)
  expect(await saysCode(bytes, JSON.stringify({ ...means, scene: 'b.tsy-b3' }))).toBe(false)
})

test('with a see-through ground it is a png, and 430 wide where nothing is said', async () => {
  const { send } = await aMaker()
  const response = await send({ ...asked, is_hyaline: true })
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({ format: 'png', width: 430 })
})

describe('is refused', () => {
  test.each([
    ['no scene', { page: asked.page }, 40169],
    ['an empty scene', { ...asked, scene: '' }, 40169],
    ['a scene of 33 characters', { ...asked, scene: 'x'.repeat(33) }, 40169],
    ['what is no JSON', 'scene=b.1', 40169],
    ['Chinese in the scene', { ...asked, scene: 'b.三栋' }, 40129],
    ['a percent sign', { ...asked, scene: 'b%2E1' }, 40129],
    ['a page that is not released', { ...asked, page: 'pages/nowhere/index' }, 41030],
    [
      'a page with a slash before it, also where nobody checks',
      { ...asked, page: '/pages/x', check_path: false },
      41030,
    ],
    ['a page with parameters', { ...asked, page: 'pages/home/home?a=1' }, 41030],
    ['a release that is none', { ...asked, env_version: 'formal' }, 40097],
    ['too small a picture', { ...asked, width: 279 }, 40097],
    ['too large a picture', { ...asked, width: 1281 }, 40097],
  ])('%s', async (_, body, code) => {
    const { refusal } = await aMaker()
    expect(await refusal(body)).toBe(code)
  })

  test('a token that is none', async () => {
    const { refusal } = await aMaker()
    expect(await refusal(asked, 'invented')).toBe(40014)
  })
})

test('a scene of 32 characters, and a page nobody checks, are fine', async () => {
  const { send } = await aMaker()
  const scene = `${'x'.repeat(13)}!#$&'()*+,/:;=?@-._`
  expect(scene).toHaveLength(32)
  const response = await send({ scene, page: 'pages/nowhere/index', check_path: false })
  expect(response.headers.get('content-type')).toBe('image/jpeg')
})
