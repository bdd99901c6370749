import { type AnyFunction, recordOf } from './shapes.ts'
import type { Shell } from './shell.ts'
import { asyncCall, refuse } from './wx-call.ts'

/** The privacy interfaces the harness knows, by the name the privacy guideline declares them under. */
export const PRIVACY_APIS = [
  'chooseMedia',
  'createCameraContext',
  'getLocation',
  'getPhoneNumber',
  'setClipboardData',
] as const
export type PrivacyApi = (typeof PRIVACY_APIS)[number]

const NOT_DECLARED = 112
export const NOT_AGREED = 104

/** Whether this user has agreed to the privacy guideline; given to the next launch it survives the first. */
export type Consent = { agreed: boolean }

export type Privacy = {
  readonly apis: Record<string, AnyFunction>
  /** Resolves when the interface may be used; refuses with errno 104 before consent, 112 when not declared. */
  need(api: PrivacyApi): Promise<void>
  /** The person tapped a button that agrees. */
  agreeByButton(buttonId: string): void
}

/**
 * The consent gate. With a listener of wx.onNeedPrivacyAuthorization the app asks by itself; without one the person is
 * taken to have closed WeChat's own popup.
 */
export function privacyGate(shell: Shell, consent: Consent, declared: readonly PrivacyApi[]): Privacy {
  const agreeButtons = new Set<string>()

  const askApp = (api: string) =>
    new Promise<boolean>(resolve => {
      const listener = [...(shell.listeners.get('NeedPrivacyAuthorization') ?? [])].at(-1)
      if (!listener) {
        resolve(false)
        return
      }
      const decide = (given: unknown) => {
        const { event, buttonId } = recordOf(given)
        const isRealButton = typeof buttonId === 'string' && agreeButtons.has(buttonId)
        if (event === 'agree' && !isRealButton) {
          shell.errors.push(`resolve({ event: 'agree' }) needs the id of the agreePrivacyAuthorization button tapped`)
        }
        if (event === 'agree' || event === 'disagree') resolve(event === 'agree' && isRealButton)
      }
      shell.guard(() => listener(decide, shell.realm.copy({ referrer: api })))
    })

  const gate = async (api: string) => {
    if (consent.agreed) return
    if (!(await shell.activity.person(askApp(api))))
      throw refuse('privacy permission is not authorized', { errno: NOT_AGREED })
  }

  const need = async (api: PrivacyApi) => {
    if (!declared.includes(api)) {
      throw refuse('api scope is not declared in the privacy agreement', { errno: NOT_DECLARED })
    }
    await gate(api)
  }

  return {
    need,
    agreeByButton(buttonId) {
      agreeButtons.add(buttonId)
      consent.agreed = true
    },
    apis: {
      getPrivacySetting: asyncCall(shell, 'getPrivacySetting', () => ({
        needAuthorization: declared.length > 0 && !consent.agreed,
        privacyContractName: '《用户隐私保护指引》',
      })),
      requirePrivacyAuthorize: asyncCall(shell, 'requirePrivacyAuthorize', async () => {
        await gate('requirePrivacyAuthorize')
        return undefined
      }),
      openPrivacyContract: asyncCall(shell, 'openPrivacyContract', () => undefined),
      setClipboardData: asyncCall(shell, 'setClipboardData', async () => {
        await need('setClipboardData')
        return undefined
      }),
    },
  }
}
