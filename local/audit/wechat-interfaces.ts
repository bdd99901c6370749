// Which of WeChat's interfaces are on their way out, and which touch what is private.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** They still answer, but with nobody's name and picture. */
const emptied = ['getUserInfo', 'getUserProfile']

/** A comment and the function it stands before, in WeChat's own declarations. */
const commented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\n {8}([a-z]\w*)[<(]/g

let known: readonly string[] | undefined

/** Every function of `wx` that WeChat's own type declarations call deprecated or no longer maintained. */
export const deprecatedInterfaces = (): readonly string[] => {
  known ??= readDeprecated()
  return known
}

const readDeprecated = (): string[] => {
  const declarations = createRequire(import.meta.url).resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts')
  const afterStart = readFileSync(declarations, 'utf8').split('\n    interface Wx {\n')[1] ?? ''
  const body = afterStart.split(/\n {4}(?:interface|type) /)[0] ?? ''
  const said = [...body.matchAll(commented)].flatMap(([, comment = '', name]) =>
    name !== undefined && /@deprecated|停止维护/.test(comment) ? [name] : [],
  )
  return [...new Set([...said, ...emptied])]
}

/** What WeChat calls a privacy interface: refused unless the privacy guideline in its console declares it. */
export const privacyInterfaces: readonly string[] = [
  'addPhoneCalendar',
  'addPhoneContact',
  'addPhoneRepeatCalendar',
  'checkIsSoterEnrolledInDevice',
  'chooseAddress',
  'chooseContact',
  'chooseImage',
  'chooseInvoice',
  'chooseInvoiceTitle',
  'chooseLicensePlate',
  'chooseLocation',
  'chooseMedia',
  'chooseMessageFile',
  'choosePoi',
  'chooseVideo',
  'createCameraContext',
  'createLivePusherContext',
  'getClipboardData',
  'getFuzzyLocation',
  'getLocation',
  'getRecorderManager',
  'getWeRunData',
  'joinVoIPChat',
  'openBluetoothAdapter',
  'saveImageToPhotosAlbum',
  'saveVideoToPhotosAlbum',
  'setClipboardData',
  'startAccelerometer',
  'startBeaconDiscovery',
  'startCompass',
  'startDeviceMotionListening',
  'startGyroscope',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'startRecord',
  'startSoterAuthentication',
]

/** The same, behind WeChat's own buttons (`open-type`). */
export const privacyButtons: readonly string[] = [
  'getPhoneNumber',
  'getRealtimePhoneNumber',
  'chooseAvatar',
  'getUserInfo',
]
