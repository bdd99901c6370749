// Everything the stand-in must still know after it was killed, as the sum of its changes.
import * as z from 'zod/mini'

const instant = z.number()
const text = z.string()
const minted = z.object({ token: text, expiresAt: instant })

const user = z.object({
  alias: text,
  openid: text,
  phone: z.optional(text),
  standing: z.enum(['ordinary', 'risky']),
})

const card = z.object({
  /** Rises by one with each delivered card. */
  sequence: z.number(),
  msgId: text,
  openid: text,
  templateId: text,
  title: text,
  rows: z.array(z.object({ label: text, value: text })),
  /** Path and query the card opens; without it the card cannot be tapped. */
  page: z.optional(text),
  release: z.enum(['developer', 'trial', 'formal']),
  at: instant,
})

const tokens = z.object({
  current: z.optional(minted),
  previous: z.optional(minted),
})

const forcing = z.object({ day: text, count: z.number(), lastAt: instant })

const stored = z.enum(['accept', 'reject'])

export const changeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), user }),
  z.object({ kind: z.literal('credit'), openid: text, templateId: text }),
  z.object({ kind: z.literal('wiped'), openid: text, templateId: text }),
  z.object({ kind: z.literal('choice'), openid: text, templateId: text, choice: z.optional(stored) }),
  z.object({ kind: z.literal('main-switch'), openid: text, isOn: z.boolean() }),
  z.object({ kind: z.literal('delivered'), card, usesCredit: z.boolean() }),
  z.object({ kind: z.literal('stable-tokens'), tokens, forcing: z.optional(forcing) }),
  z.object({ kind: z.literal('legacy-tokens'), tokens }),
])

export type Change = z.infer<typeof changeShape>
export type SimUser = z.infer<typeof user>
export type Card = z.infer<typeof card>
export type Tokens = z.infer<typeof tokens>
export type Forcing = z.infer<typeof forcing>
export type StoredChoice = z.infer<typeof stored>

export type State = {
  users: Map<string, SimUser>
  /** Sends left, by `consentKey`. */
  credits: Map<string, number>
  /** "Always keep this choice", by `consentKey`. */
  choices: Map<string, StoredChoice>
  mainSwitchOff: Set<string>
  cards: Card[]
  stable: Tokens
  forcing: Forcing | undefined
  legacy: Tokens
}

export const emptyState = (): State => ({
  users: new Map(),
  credits: new Map(),
  choices: new Map(),
  mainSwitchOff: new Set(),
  cards: [],
  stable: {},
  forcing: undefined,
  legacy: {},
})

export const consentKey = (openid: string, templateId: string): string => `${openid} ${templateId}`

const addCredit = (state: State, key: string, by: number) => state.credits.set(key, (state.credits.get(key) ?? 0) + by)

export const applyChange = (state: State, change: Change): void => {
  switch (change.kind) {
    case 'user':
      state.users.set(change.user.alias, change.user)
      return
    case 'credit':
      addCredit(state, consentKey(change.openid, change.templateId), 1)
      return
    case 'wiped':
      state.credits.delete(consentKey(change.openid, change.templateId))
      return
    case 'choice':
      if (change.choice) state.choices.set(consentKey(change.openid, change.templateId), change.choice)
      else state.choices.delete(consentKey(change.openid, change.templateId))
      return
    case 'main-switch':
      if (change.isOn) state.mainSwitchOff.delete(change.openid)
      else state.mainSwitchOff.add(change.openid)
      return
    case 'delivered':
      state.cards.push(change.card)
      if (change.usesCredit) addCredit(state, consentKey(change.card.openid, change.card.templateId), -1)
      return
    case 'stable-tokens':
      state.stable = change.tokens
      state.forcing = change.forcing
      return
    case 'legacy-tokens':
      state.legacy = change.tokens
      return
  }
}
