import { type AnyFunction, recordOf, textList } from './shapes.ts'
import type { Shell } from './shell.ts'
import { asyncCall, numberOr, refuse, textOr } from './wx-call.ts'
import type { Privacy } from './wx-privacy.ts'

type Position = { readonly latitude: number; readonly longitude: number; readonly accuracy: number }

/** Where the phone is once the person lets the app know; or what keeps it from that. */
export type Whereabouts = Position | 'person-refuses' | 'switched-off'

const TYPES = ['wgs84', 'gcj02']
const MOST_DESC = 30

/** wx.getLocation and wx.openLocation: what app.json has to say first, then the guideline, then the person, once. */
export function locationApis(shell: Shell, privacy: Privacy, where: Whereabouts): Record<string, AnyFunction> {
  const { config } = shell.app
  let answered: 'allowed' | 'denied' | undefined

  const needDeclared = () => {
    if (!textList(config.requiredPrivateInfos).includes('getLocation'))
      throw refuse('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
    const { desc } = recordOf(recordOf(config.permission)['scope.userLocation'])
    if (typeof desc !== 'string' || desc === '' || [...desc].length > MOST_DESC) throw refuse('require permission desc')
  }

  const getLocation = asyncCall(shell, 'getLocation', async options => {
    needDeclared()
    if (!TYPES.includes(textOr(options, 'type', 'wgs84'))) throw refuse('parameter error: invalid type')
    await privacy.need('getLocation')
    answered ??= where === 'person-refuses' ? 'denied' : 'allowed'
    if (answered === 'denied') throw refuse('auth deny')
    if (typeof where === 'string') throw refuse('ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF')
    return { ...where, speed: -1, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: where.accuracy }
  })

  const openLocation = asyncCall(shell, 'openLocation', options => {
    const [latitude, longitude] = [
      numberOr(options, 'latitude', Number.NaN),
      numberOr(options, 'longitude', Number.NaN),
    ]
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw refuse('parameter error: invalid place')
    return undefined
  })

  return { getLocation, openLocation }
}
