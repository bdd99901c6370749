// What only WeChat can give: a login code, a phone code, consent to messages. In a browser the local stand-in gives them.
import Taro from '@tarojs/taro'
import * as z from 'zod/mini'
import { standIn, type TemplateName, templateIdsOf } from './environment.ts'

const Code = z.object({ code: z.string() })

async function askStandIn(path: string, body: Record<string, unknown> = {}): Promise<unknown> {
  if (!standIn) return undefined
  const { url, user } = standIn
  const answer = await Taro.request({
    url: `${url}/__sim/${path}`,
    method: 'POST',
    header: { 'content-type': 'application/json' },
    data: { user, ...body },
  })
  return answer.data
}

const codeFromStandIn = async (path: string): Promise<string | undefined> => {
  const answer = Code.safeParse(await askStandIn(path).catch(() => undefined))
  return answer.success ? answer.data.code : undefined
}

/** Whether there is anybody to log in with: not in a browser of its own. */
export const hasWeChat = (): boolean => process.env.TARO_ENV === 'weapp' || standIn !== undefined

/** A code for our server to exchange: five minutes, one use. Undefined when WeChat gives none. */
export async function loginCode(): Promise<string | undefined> {
  if (process.env.TARO_ENV !== 'weapp') return codeFromStandIn('login-code')
  const login = await Taro.login().catch(() => undefined)
  return login?.code || undefined
}

/** Whether the phone number comes from WeChat's own button (`openType="getPhoneNumber"`) rather than from `phoneCode`. */
export const phoneNeedsNativeButton = process.env.TARO_ENV === 'weapp'

/** The phone code in the local two-phone page. On a phone it arrives in the button's event. */
export const phoneCode = (): Promise<string | undefined> => codeFromStandIn('phone-code')

export type Consent = 'accepted' | 'partly' | 'rejected' | 'unavailable'

const consentIn = (answer: unknown, ids: readonly string[]): Consent => {
  const words = z.record(z.string(), z.unknown()).safeParse(answer)
  if (!words.success) return 'unavailable'
  const accepted = ids.filter(id => words.data[id] === 'accept').length
  if (accepted === ids.length) return 'accepted'
  if (accepted > 0) return 'partly'
  return ids.some(id => words.data[id] === 'reject') ? 'rejected' : 'unavailable'
}

/**
 * Asks whether messages may be sent: each yes allows one message per template. Call it in the tap handler itself,
 * before anything asynchronous: WeChat refuses it otherwise. Never rejects.
 */
export function askForMessages(names: readonly TemplateName[]): Promise<Consent> {
  const ids = templateIdsOf(names)
  if (ids.length === 0) return Promise.resolve('unavailable')
  const answer =
    process.env.TARO_ENV === 'weapp'
      ? Taro.requestSubscribeMessage({ tmplIds: ids, entityIds: [] })
      : askStandIn('subscribe', { templateIds: ids, answer: 'accept' })
  return answer.then(given => consentIn(given, ids)).catch(() => 'unavailable')
}
