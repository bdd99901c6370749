// Sends one subscription message, once. WeChat has no idempotency key and each send uses up one consent of the
// person, so whatever may have been delivered is reported as `unknown` and must not be sent again.
import type { Instant } from '#domain/time.ts'
import type { CallWithToken, NoToken } from './access-token.ts'
import type { WeChatAnswer } from './call-wechat.ts'
import { retryAfter } from './error-codes.ts'
import { templateValue } from './template-values.ts'
import { type TemplateContent, type TemplateIds, templates } from './templates.ts'

export type SubscriptionMessage = {
  readonly openid: string
  /** Path in the mini-program with its query; without it the card cannot be tapped. */
  readonly page?: string
} & TemplateContent

export type SendOutcome =
  /** Accepted by WeChat. The id is text: it does not fit a JavaScript number. */
  | { outcome: 'sent'; msgId: string | undefined }
  /** Will never work: `permanent` for this person or content, `config` if a person must look. `field` names a bad value. */
  | { outcome: 'refused'; code: number | undefined; kind: 'permanent' | 'config'; rid?: string; field?: string }
  /** Certainly not delivered; may be sent again from that instant on (after -1 at most twice). */
  | { outcome: 'retry'; after: Instant; code?: number }
  /** Perhaps delivered: never send again by itself. */
  | { outcome: 'unknown'; why: 'timeout' | 'dropped' | 'unreadable' }

type SendNeeds = {
  readonly callWithToken: CallWithToken
  readonly templateIds: TemplateIds
  /** Which release the card opens: `formal` in production. */
  readonly release: 'developer' | 'trial' | 'formal'
  readonly now: () => Instant
}

/** Makes one attempt to send; after 43101 (code of `refused`) the person's consents for this template are used up. */
export const sendSubscriptionMessage = async (needs: SendNeeds, message: SubscriptionMessage): Promise<SendOutcome> => {
  const reply = await needs.callWithToken({
    path: '/cgi-bin/message/subscribe/send',
    body: {
      touser: message.openid,
      template_id: needs.templateIds[message.template],
      ...(message.page !== undefined && { page: message.page.replace(/^\/+/, '') }),
      data: dataOf(message),
      miniprogram_state: needs.release,
      lang: 'zh_CN',
    },
  })
  if (reply.kind === 'no-token') return withoutToken(reply)
  if (reply.kind === 'not-reached') return { outcome: 'retry', after: needs.now() + 5_000 }
  if (reply.kind === 'lost') return { outcome: 'unknown', why: reply.why }
  return reply.errcode === 0 ? accepted(reply) : refused(reply, needs.now())
}

const dataOf = (message: SubscriptionMessage): Record<string, { value: string }> => {
  const fields: Readonly<Record<string, string | Instant>> = message.fields
  const data: Record<string, { value: string }> = {}
  for (const { field, key } of templates[message.template].rows) {
    data[key] = { value: templateValue(key, fields[field] ?? '') }
  }
  return data
}

const withoutToken = ({ code, rid, retryAfter: after }: NoToken): SendOutcome => {
  if (after === undefined) return { outcome: 'refused', code, kind: 'config', ...(rid && { rid }) }
  return { outcome: 'retry', after, ...(code !== undefined && { code }) }
}

const accepted = ({ answer, text }: WeChatAnswer): SendOutcome => {
  const msgId = /"msgid"\s*:\s*"?(\d+)/.exec(text)?.[1]
  // An answer with neither code nor id proves nothing.
  if (msgId === undefined && answer.errcode === undefined) return { outcome: 'unknown', why: 'unreadable' }
  return { outcome: 'sent', msgId }
}

// Openid of another app, no consent left, forbidden word, bad value.
const permanentCodes: ReadonlySet<number> = new Set([40003, 43101, 45168, 47003])

const refused = ({ errcode: code, errmsg, rid }: WeChatAnswer, now: Instant): SendOutcome => {
  const after = retryAfter(code, now)
  if (after !== undefined) return { outcome: 'retry', after, code }
  // The name of the bad field may be logged; the value, and so WeChat's text, may not.
  const field = code === 47003 ? /data\.(\w+)\.value/.exec(errmsg)?.[1] : undefined
  const kind = permanentCodes.has(code) ? 'permanent' : 'config'
  return { outcome: 'refused', code, kind, ...(rid && { rid }), ...(field && { field }) }
}
