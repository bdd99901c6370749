// POST /wxa/getwxacodeunlimit: a code that opens a page. Here it is a QR code of what the real one means to the phone that scans it.
import qrcode from 'qrcode-generator'
import sharp from 'sharp'
import type { SimAnswer, SimRequest } from './wechat-answer.ts'
import { isObject, refused } from './wechat-answer.ts'

export type CodeWorld = { readonly appid: string; readonly pages: readonly string[] }

const releases: readonly unknown[] = ['release', 'trial', 'develop']
const quiet = 4

/** Makes a code; the access token was checked before. */
export const makeCode = async ({ appid, pages }: CodeWorld, { method, text }: SimRequest): Promise<SimAnswer> => {
  if (method !== 'POST') return refused(43002, 'require POST method')
  const body = objectIn(text)
  const { scene, page = '', check_path = true, env_version = 'release', width = 430, is_hyaline = false } = body ?? {}
  const isMeasured = typeof scene === 'string' && scene.length >= 1 && scene.length <= 32
  if (!isMeasured) return refused(40169, 'invalid length for scene, or the data is not json string')
  if (!/^[\w!#$&'()*+,/:;=?@.~-]+$/.test(scene)) return refused(40129, 'invalid scene')
  const isPage = typeof page === 'string' && !page.startsWith('/') && !page.includes('?')
  const isKnown = isPage && (page === '' || check_path === false || pages.includes(page))
  if (!isKnown) return refused(41030, 'invalid page')
  const isWidth = typeof width === 'number' && width >= 280 && width <= 1280
  if (!releases.includes(env_version) || !isWidth) return refused(40097, 'invalid args')
  const means = JSON.stringify({ appid, page, scene, env: env_version })
  const drawn = sharp(Buffer.from(drawing(means))).resize({ width, height: width, kernel: 'nearest' })
  const picture = await (is_hyaline === true ? drawn.png() : drawn.flatten({ background: '#ffffff' }).jpeg()).toBuffer()
  return { picture, type: is_hyaline === true ? 'image/png' : 'image/jpeg' }
}

const objectIn = (text: string): Record<string, unknown> | undefined => {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

const drawing = (text: string): string => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const side = code.getModuleCount()
  let path = ''
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1)
      if (code.isDark(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`
  const whole = side + 2 * quiet
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" width="${10 * whole}" height="${10 * whole}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${path}"/></svg>`
}
