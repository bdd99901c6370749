// Consent to the privacy text, asked before the first interface that needs it. WeChat keeps its own record on the phone, ours
// is by version, on the server: both must say yes. What was tapped without network is kept here and told later.
import Taro from '@tarojs/taro'
import * as z from 'zod/mini'
import { consentScenes, privacyVersion, recordConsent } from '#contract/privacy.ts'
import { call } from './call.ts'
import { newKey } from './new-key.ts'
import { phoneStorage } from './phone-storage.ts'
import { currentMe, keepMe, onSessionChange } from './session.ts'

export type ConsentScene = (typeof consentScenes)[number]

/** Somebody is being asked; `answer` takes his yes or no. */
export type PrivacyQuestion = { scene: ConsentScene; answer: (agreed: boolean) => void }

const Untold = z.object({ version: z.string(), scene: z.enum(consentScenes), phoneTime: z.number(), key: z.string() })
type Untold = z.infer<typeof Untold>

const storageKey = 'privacy/untold'

// Held in memory too: a phone without room for it still tells it while the app runs.
let held: Untold | undefined
let isRead = false

const untold = (): Untold | undefined => {
  if (!isRead) {
    isRead = true
    const kept = Untold.safeParse(phoneStorage.read(storageKey))
    held = kept.success ? kept.data : undefined
  }
  return held
}

const listeners = new Set<() => void>()

const keepUntold = (next: Untold | undefined): void => {
  held = next
  isRead = true
  try {
    if (next) phoneStorage.write(storageKey, next)
    else phoneStorage.remove(storageKey)
  } catch {
    // No room.
  }
  for (const tell of listeners) tell()
}

/** Whether this person has agreed to the text this version shows, as far as the phone knows. */
export const hasAgreed = (): boolean =>
  [untold()?.version, currentMe()?.consent?.version].some(version => version !== undefined && version >= privacyVersion)

/** Calls back whenever `hasAgreed` may have changed; returns how to stop. */
export const onConsentChange = (tell: () => void): (() => void) => {
  listeners.add(tell)
  const stop = onSessionChange(tell)
  return () => {
    stop()
    listeners.delete(tell)
  }
}

/** Tells the server of a consent it does not know of yet. Called at the start too; never rejects. */
export async function tellConsent(): Promise<void> {
  const waiting = untold()
  if (!waiting) return
  const { key, ...body } = waiting
  const told = await call(recordConsent, { body, key })
  if (!told.ok) return
  keepMe(told.value)
  if (untold()?.key === key) keepUntold(undefined)
}

/** What was tapped and not told yet is forgotten: it has been taken back. */
export const forgetUntold = (): void => keepUntold(undefined)

let open: { question: PrivacyQuestion; answered: Promise<boolean> } | undefined
const askers = new Set<(question: PrivacyQuestion | undefined) => void>()

/** Calls back with every question, and with undefined once it is answered; returns how to stop. */
export const onPrivacyQuestion = (show: (question: PrivacyQuestion | undefined) => void): (() => void) => {
  askers.add(show)
  return () => askers.delete(show)
}

const show = (question: PrivacyQuestion | undefined): void => {
  for (const asker of askers) asker(question)
}

/** One question at a time: whoever asks meanwhile gets the same answer. */
function ask(scene: ConsentScene): Promise<boolean> {
  if (open) return open.answered
  let settle = (_agreed: boolean): void => undefined
  const answered = new Promise<boolean>(resolve => {
    settle = resolve
  })
  const question: PrivacyQuestion = {
    scene,
    answer(agreed) {
      if (open?.question !== question) return
      open = undefined
      show(undefined)
      if (agreed) {
        keepUntold({ version: privacyVersion, scene, phoneTime: Date.now(), key: newKey() })
        void tellConsent()
      }
      settle(agreed)
    },
  }
  open = { question, answered }
  show(question)
  return answered
}

const isWeChat = process.env.TARO_ENV === 'weapp'

/** What an interface of WeChat's is used for; the others are for photos. */
const scenes: Readonly<Record<string, ConsentScene>> = { getPhoneNumber: 'phone', getLocation: 'place' }

/** Whether WeChat itself still wants a yes: its record ends when somebody removes the app from his list. */
const weChatAsks = (): Promise<boolean> =>
  new Promise(resolve => {
    if (!isWeChat || !Taro.canIUse('getPrivacySetting')) return resolve(false)
    Taro.getPrivacySetting({
      success: ({ needAuthorization }) => resolve(needAuthorization),
      fail: () => resolve(false),
    })
  })

/** Asks for consent where there is none; call it before photos or phone number. True when it may go on. Never rejects. */
export const askPrivacy = async (scene: ConsentScene): Promise<boolean> =>
  (hasAgreed() && !(await weChatAsks())) || ask(scene)

/** WeChat looks for the tap on the button of this id; in a browser it is a button like any other. */
export const agreeButtonId = 'agree-privacy'
export const agreesByNativeButton = isWeChat

/** The official guideline, where there is one. */
export const openPrivacyContract = (): void => {
  if (isWeChat) Taro.openPrivacyContract({ fail: () => undefined })
}

/** Answers WeChat when an interface is used before anybody was asked. Once, when the app starts. */
export function listenForPrivacy(): void {
  void tellConsent()
  if (!isWeChat || !Taro.canIUse('onNeedPrivacyAuthorization')) return
  Taro.onNeedPrivacyAuthorization((resolve, { referrer }) => {
    void ask(scenes[referrer] ?? 'photos').then(agreed =>
      resolve(agreed ? { event: 'agree', buttonId: agreeButtonId } : { event: 'disagree' }),
    )
  })
}
