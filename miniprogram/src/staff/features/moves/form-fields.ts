// Fields that several forms have.

import { pauseReasonWords } from '#contract/words.ts'
import { pauseReasons } from '#domain/complaint/complaint.ts'
import { mostRemarkCharacters } from '#domain/complaint/wording.ts'
import { visitMethodChoices } from '../choices.ts'
import type { ChoiceField, MomentField, TextField } from './move-form.ts'

const morning = 9 * 60
const evening = 18 * 60

type Rest = Partial<Omit<TextField, 'kind' | 'name' | 'label'>>

/** The words of a move. */
export const words = (label: string, rest: Rest = {}): TextField => ({ kind: 'text', name: 'words', label, ...rest })

/** Words that stand in the timeline as they are. */
export const text = (label: string, rest: Rest = {}): TextField => ({
  kind: 'text',
  name: 'text',
  label,
  most: mostRemarkCharacters,
  ...rest,
})

export const reason = (label: string, rest: Rest = {}): TextField => ({ kind: 'text', name: 'reason', label, ...rest })

const pauseItems = pauseReasons.map(value => ({ value, word: pauseReasonWords[value] }))

/** What a pause waits for, until which day, in which words. `name` is what the endpoint calls the reason. */
export const pauseFields = (name: 'reason' | 'pauseFor'): [ChoiceField, MomentField, TextField] => [
  { kind: 'choice', name, label: '等什么', items: pauseItems },
  { kind: 'moment', name: 'to', label: '哪天恢复', minutes: morning },
  words('说明', { placeholder: '住户会看到，例如：地漏要从厂家订货' }),
]

/** A date agreed with the customer, and how. */
export const dateFields: readonly [MomentField, ChoiceField] = [
  { kind: 'moment', name: 'until', label: '约在什么时候前', minutes: evening, time: true },
  { kind: 'choice', name: 'method', label: '怎么约的', items: visitMethodChoices },
]
