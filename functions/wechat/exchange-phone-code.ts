// The phone number behind a getPhoneNumber code (not a wx.login code). Each code cost money when the person agreed;
// it lives five minutes and works once, and is given together with the openid so that nobody can redeem another's.
import * as z from 'zod/mini'
import type { CallWithToken } from './access-token.ts'

export type PhoneOutcome =
  | { outcome: 'known'; phone: string; countryCode: string }
  | { outcome: 'code-refused' }
  | { outcome: 'too-often' }
  /** The code may be spent: ask the person again, or let them type the number. */
  | { outcome: 'busy' }
  | { outcome: 'misconfigured'; code: number | undefined; rid: string | undefined }

type PhoneNeeds = { readonly callWithToken: CallWithToken; readonly appid: string }

const phoneShape = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string().check(z.minLength(1)),
    // Documented as text, shown as a number.
    countryCode: z.union([z.string(), z.number()]),
    watermark: z.object({ appid: z.string() }),
  }),
})

/** Exchanges a getPhoneNumber code once; `phone` is without the country code. */
export const exchangePhoneCode = async (
  needs: PhoneNeeds,
  { code, openid }: { code: string; openid: string },
): Promise<PhoneOutcome> => {
  if (code === '') return { outcome: 'code-refused' }
  const reply = await needs.callWithToken({ path: '/wxa/business/getuserphonenumber', body: { code, openid } })
  if (reply.kind === 'no-token') {
    const { code: tokenCode, rid } = reply
    return reply.retryAfter === undefined ? { outcome: 'misconfigured', code: tokenCode, rid } : { outcome: 'busy' }
  }
  if (reply.kind !== 'answered') return { outcome: 'busy' }
  if (reply.errcode !== 0) return refusal(reply.errcode, reply.rid)
  const parsed = phoneShape.safeParse(reply.answer)
  if (!parsed.success) return { outcome: 'busy' }
  const { purePhoneNumber, countryCode, watermark } = parsed.data.phone_info
  if (watermark.appid !== needs.appid) return { outcome: 'misconfigured', code: undefined, rid: reply.rid }
  return { outcome: 'known', phone: purePhoneNumber, countryCode: String(countryCode) }
}

const refusal = (code: number, rid: string | undefined): PhoneOutcome => {
  if (code === 40029 || code === 40163) return { outcome: 'code-refused' }
  if (code === 45011) return { outcome: 'too-often' }
  if (code === -1) return { outcome: 'busy' }
  return { outcome: 'misconfigured', code, rid }
}
