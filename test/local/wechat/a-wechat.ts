// A stand-in with a clock that moves only when told, and short ways to its switches.
import { onTestFinished } from 'vitest'
import type { Instant, Milliseconds } from '#domain/time.ts'
import type { TemplateIds } from '../../../functions/wechat/templates.ts'
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'
import type { FaultMode } from '../../../local/wechat/faults.ts'
import { startWeChat } from '../../../local/wechat/start-wechat.ts'
import type { Card, SimUser } from '../../../local/wechat/state.ts'
import { type RegisteredTemplate, registeredTemplates } from '../../../local/wechat/template-registry.ts'

export const templateIds: TemplateIds = { progress: 'tmpl-progress', survey: 'tmpl-survey', work: 'tmpl-work' }
export const pages = ['pages/home/home', 'pages/complaint/complaint', 'staff/work/work']
/** 2026-11-22 15:01 in Shanghai. */
export const sunday: Instant = Date.UTC(2026, 10, 22, 7, 1)

type Options = {
  statePath?: string
  templates?: readonly RegisteredTemplate[]
  wait?: (milliseconds: Milliseconds) => Promise<void>
}

export const aWeChat = async ({ statePath, templates, wait }: Options = {}) => {
  const clock = { at: sunday }
  const started = await startWeChat({
    port: 0,
    now: () => clock.at,
    ...fakeAccount,
    pages,
    templates: templates ?? registeredTemplates(templateIds),
    wait: wait ?? (() => Promise.resolve()),
    ...(statePath !== undefined && { statePath }),
  })
  let isOpen = true
  const close = async () => {
    if (isOpen) await started.close()
    isOpen = false
  }
  onTestFinished(close)
  return { url: started.url, clock, now: () => clock.at, close, ...switchesOf(started.url) }
}

export const switchesOf = (url: string) => {
  const send = async <Answer>(path: string, body: object): Promise<Answer> => {
    const response = await fetch(`${url}/__sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return answerIn(response)
  }
  return {
    sim: send,
    person: (alias: string, about: { phone?: string; standing?: 'risky' } = {}) =>
      send<SimUser>('users', { alias, ...about }),
    loginCode: async (user: string) => (await send<{ code: string }>('login-code', { user })).code,
    phoneCode: async (user: string) => (await send<{ code: string }>('phone-code', { user })).code,
    consent: (user: string, templateIds: string[], answer = 'accept') =>
      send<Record<string, string | number>>('subscribe', { user, templateIds, answer }),
    fault: (endpoint: string, mode: FaultMode, times = 1) => send('faults', { endpoint, mode, times }),
    cardsOf: async (user: string): Promise<Card[]> => {
      const { cards } = await answerIn<{ cards: Card[] }>(await fetch(`${url}/__sim/outbox?user=${user}`))
      return cards
    },
    ...realPathsOf(url),
  }
}

type Answer = Record<string, unknown> & { errcode?: number; errmsg?: string }

const realPathsOf = (url: string) => ({
  get: async (path: string): Promise<Answer> => answerIn(await fetch(url + path)),
  post: async (path: string, body: object | string): Promise<Answer> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return answerIn(await fetch(url + path, { method: 'POST', body: text }))
  },
  stableToken: async (more: object = {}): Promise<{ access_token: string; expires_in: number; errcode?: number }> => {
    const body = { grant_type: 'client_credential', ...fakeAccount, ...more }
    return answerIn(await fetch(`${url}/cgi-bin/stable_token`, { method: 'POST', body: JSON.stringify(body) }))
  },
})

const answerIn = async <Answer>(response: Response): Promise<Answer> => JSON.parse(await response.text())
