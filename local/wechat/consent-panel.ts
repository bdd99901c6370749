// What happens when a page calls wx.requestSubscribeMessage: the panel's answer, and the sends it grants.
import type { Journal } from './journal.ts'
import { type Change, consentKey, type SimUser } from './state.ts'
import type { RegisteredTemplate } from './template-registry.ts'

export const panelAnswers = ['accept', 'reject', 'always', 'always-reject'] as const
export type PanelAnswer = (typeof panelAnswers)[number]

/** As the page gets it: `errMsg` and either one word per template id or an `errCode`. */
export type PanelResult = Readonly<Record<string, string | number>>

type PanelWorld = { readonly journal: Journal; readonly templates: readonly RegisteredTemplate[] }

const maxTemplates = 5

const failed = (errCode: number, why: string): PanelResult => ({
  errCode,
  errMsg: `requestSubscribeMessage:fail ${why}`,
})

/** Shows the panel for these templates; a stored "always" choice wins over `answer`, and each accept grants one send. */
export const askForConsent = (
  { journal, templates }: PanelWorld,
  user: SimUser,
  { templateIds, answer }: { templateIds: readonly string[]; answer: PanelAnswer },
): PanelResult => {
  if (templateIds.length === 0) return failed(10001, 'TmplIds can not be empty')
  if (templateIds.length > maxTemplates) return failed(20003, 'Templates count out of max bounds')
  const asked = templateIds.flatMap(id => templates.find(template => template.id === id) ?? [])
  if (asked.length < templateIds.length) return failed(20001, 'No template data return, verify the template id exist')
  if (new Set(asked.map(({ kind }) => kind)).size > 1) return failed(20002, 'Templates type must be same')
  if (journal.state.mainSwitchOff.has(user.openid)) return failed(20004, 'The main switch is switched off')
  const changes: Change[] = []
  const result: Record<string, string> = { errMsg: 'requestSubscribeMessage:ok' }
  asked.forEach((template, index) => {
    const isRepeated = asked.slice(0, index).some(({ title }) => title === template.title)
    if (isRepeated) {
      result[template.id] ??= 'filter'
      return
    }
    const about = { openid: user.openid, templateId: template.id }
    const stored = journal.state.choices.get(consentKey(user.openid, template.id))
    const choice = stored ?? (answer === 'accept' || answer === 'always' ? 'accept' : 'reject')
    result[template.id] = choice
    if (!stored && answer.startsWith('always')) changes.push({ kind: 'choice', ...about, choice })
    changes.push(choice === 'accept' ? { kind: 'credit', ...about } : { kind: 'wiped', ...about })
  })
  journal.record(...changes)
  return result
}

export type Settings = {
  mainSwitch?: boolean | undefined
  choices?: Readonly<Record<string, 'accept' | 'reject' | 'ask'>> | undefined
}

/** What the person changes later in the mini-program's settings; switching a template off loses its sends. */
export const changeSettings = ({ journal }: PanelWorld, { openid }: SimUser, settings: Settings): void => {
  const changes: Change[] = []
  if (settings.mainSwitch !== undefined) changes.push({ kind: 'main-switch', openid, isOn: settings.mainSwitch })
  for (const [templateId, choice] of Object.entries(settings.choices ?? {})) {
    changes.push({ kind: 'choice', openid, templateId, ...(choice !== 'ask' && { choice }) })
    if (choice === 'reject') changes.push({ kind: 'wiped', openid, templateId })
  }
  journal.record(...changes)
}

/** As wx.getSetting shows it – only "always" choices are listed – and the sends left, which the real one never shows. */
export const readSettings = ({ journal, templates }: PanelWorld, { openid }: SimUser) => {
  const { choices, credits, mainSwitchOff } = journal.state
  const itemSettings: Record<string, string> = {}
  const sendsLeft: Record<string, number> = {}
  for (const { id } of templates) {
    const choice = choices.get(consentKey(openid, id))
    if (choice) itemSettings[id] = choice
    sendsLeft[id] = credits.get(consentKey(openid, id)) ?? 0
  }
  return { subscriptionsSetting: { mainSwitch: !mainSwitchOff.has(openid), itemSettings }, sendsLeft }
}
