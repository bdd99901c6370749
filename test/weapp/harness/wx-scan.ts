import type { AnyFunction } from './shapes.ts'
import { textList } from './shapes.ts'
import type { Shell } from './shell.ts'
import { asyncCall, refuse } from './wx-call.ts'

/** What the person holds the camera to: a code of WeChat opens a page, any other says a text. */
export type Scanned = { readonly path: string } | { readonly result: string } | 'cancel'

const SCAN_TYPES = ['barCode', 'qrCode', 'datamatrix', 'pdf417']

/** wx.scanCode. `scans` is what lies before the camera next; with nothing there the test is wrong, not the person. */
export function scanApis(shell: Shell, scans: Scanned[]): Record<string, AnyFunction> {
  const scanCode = asyncCall(shell, 'scanCode', options => {
    for (const type of textList(options.scanType)) {
      if (!SCAN_TYPES.includes(type)) throw refuse(`parameter error: invalid scanType ${type}`)
    }
    const scanned = scans.shift()
    if (scanned === undefined) throw new Error('wx.scanCode was called, but the test has put no code before the camera')
    if (scanned === 'cancel') throw refuse('cancel')
    return 'path' in scanned
      ? { result: '*', scanType: 'WX_CODE', charSet: 'utf-8', path: scanned.path, rawData: '' }
      : { result: scanned.result, scanType: 'QR_CODE', charSet: 'utf-8', rawData: '' }
  })
  return { scanCode }
}
