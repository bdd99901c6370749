// POST /cgi-bin/message/subscribe/send: everything WeChat checks before a card reaches the person.
import type { Instant, Milliseconds } from '#domain/time.ts'
import type { Journal } from './journal.ts'
import { type Card, consentKey } from './state.ts'
import type { RegisteredTemplate } from './template-registry.ts'
import { rowsOrFault } from './value-rules.ts'
import { postedObject, refused, type SimAnswer, type SimRequest } from './wechat-answer.ts'

export type SendWorld = {
  readonly now: () => Instant
  readonly wait: (milliseconds: Milliseconds) => Promise<void>
  /** How long a send is under way; a second one to the same person meanwhile is refused. */
  readonly sendTakes: Milliseconds
  readonly pages: readonly string[]
  readonly templates: readonly RegisteredTemplate[]
  readonly journal: Journal
  readonly underWay: Set<string>
}

/** Delivers a card, which is on disk before the answer; the access token was checked before. */
export const sendMessage = async (world: SendWorld, request: SimRequest): Promise<SimAnswer> => {
  const posted = postedObject(request)
  if ('refusal' in posted) return posted.refusal
  if (/\\u[0-9a-f]{4}/i.test(request.text)) return refused(40033, 'invalid charset')
  const openid = String(posted.body.touser ?? '')
  if (world.underWay.has(openid)) {
    return refused(43108, 'Cannot make concurrent calls to the same OpenID, please try again')
  }
  world.underWay.add(openid)
  try {
    await world.wait(world.sendTakes)
    return deliver(world, openid, posted.body)
  } finally {
    world.underWay.delete(openid)
  }
}

const releases = ['developer', 'trial', 'formal'] as const
const languages: readonly unknown[] = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

const deliver = (world: SendWorld, openid: string, body: Record<string, unknown>): SimAnswer => {
  const { state } = world.journal
  const isKnown = [...state.users.values()].some(user => user.openid === openid)
  if (!isKnown) return refused(40003, 'invalid openid')
  const template = world.templates.find(({ id }) => id === body.template_id)
  if (!template) return refused(40037, 'invalid template_id')
  const page = body.page ?? ''
  if (typeof page !== 'string' || (page !== '' && !isReleased(world.pages, page))) return refused(41030, 'invalid page')
  const release = releases.find(each => each === (body.miniprogram_state ?? 'formal'))
  if (!release) return refused(47003, 'argument invalid! miniprogram_state invalid')
  if (!languages.includes(body.lang ?? 'zh_CN')) return refused(47003, 'argument invalid! lang invalid')
  const checked = rowsOrFault(template, body.data)
  if ('fault' in checked) return refused(47003, checked.fault)
  const isConsented = !state.mainSwitchOff.has(openid) && hasConsent(world, openid, template)
  if (!isConsented) return refused(43101, 'user refuse to accept the msg')
  const msgId = String(firstMsgId + 2n * BigInt(state.cards.length))
  const card: Card = {
    sequence: state.cards.length + 1,
    msgId,
    openid,
    templateId: template.id,
    title: template.title,
    rows: checked.rows,
    ...(page !== '' && { page }),
    release,
    at: world.now(),
  }
  world.journal.record({ kind: 'delivered', card, usesCredit: template.kind === 'one-time' })
  // A bare 19-digit number, odd, so that JSON.parse corrupts it as it does the real ones.
  return { json: `{"errcode":0,"errmsg":"ok","msgid":${msgId}}` }
}

const firstMsgId = 3248682510344192009n

const isReleased = (pages: readonly string[], page: string): boolean => pages.includes(page.split('?')[0] ?? '')

// A long-term consent is one accept that lasts; it is kept as a credit that no send uses up.
const hasConsent = ({ journal }: SendWorld, openid: string, template: RegisteredTemplate): boolean =>
  (journal.state.credits.get(consentKey(openid, template.id)) ?? 0) > 0
