// A move as a small form: its title, its fields, and the endpoint that gets them. The table of all forms is beside.

import type * as z from 'zod/mini'
import type { Endpoint, Nothing } from '#contract/endpoint.ts'
import type { ById } from '#contract/fields.ts'
import { sentenceFor } from '#contract/refusals.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { CannedUse } from '#domain/complaint/canned-replies.ts'
import { checkText } from '#domain/complaint/wording.ts'
import type { IconName } from '../../../ui/icon-name.ts'

export type MoveName = StaffDetail['moves'][number]

/** What was entered, by the name of its field. */
export type Said = Readonly<Record<string, string | number | boolean | undefined>>

type Field = { name: string; label: string; optional?: true }

export type TextField = Field & {
  kind: 'text'
  placeholder?: string
  most?: number
  quick?: readonly string[]
  /** Which ready words are offered under it. */
  canned?: CannedUse
}
/** One of a list. */
export type ChoiceField = Field & {
  kind: 'choice'
  items: readonly { value: string; word: string }[]
  /** Which of them there are for this complaint; left out, all. */
  among?: (detail: StaffDetail) => readonly string[]
}
/** Two answers side by side; entered as true or false. */
export type EitherField = Field & { kind: 'either'; yes: string; no: string }
/** On or off; entered as true or false, and never missing. */
export type SwitchField = Field & { kind: 'switch'; hint: string }
/** A day to come; `minutes` into it. With `time` the hour is asked too. */
export type MomentField = Field & { kind: 'moment'; minutes: number; time?: true }
/** Somebody or something to be looked up: entered by its id. */
export type LookUpField = Field & {
  kind:
    | 'category'
    | 'department'
    | 'person'
    | 'handler'
    | 'co-handler'
    | 'co-handling'
    | 'corrective-owner'
    | 'earlier'
    | 'parent'
}

export type FormField = TextField | ChoiceField | EitherField | SwitchField | MomentField | LookUpField

/** The groups of 更多, in this order. */
export const groups = ['处理', '与住户', '上报与监督', '更正'] as const
export type Group = (typeof groups)[number]

type MoveEndpoint = Endpoint<typeof ById, Nothing, z.ZodMiniType<Record<string, unknown>>, z.ZodMiniType<StaffDetail>>

export type MoveForm = {
  id: string
  move: MoveName
  endpoint: MoveEndpoint
  group: Group
  /** In the list and as the title. */
  word: string
  icon: IconName
  /** What happens then, in one sentence. */
  note: string
  fields: readonly FormField[]
  /** On the button; and what is said when it is done. */
  send: string
  done: string
  /** It has a button in its own card; 更多 leaves it out. */
  inCard?: true
  /** Where two forms make one move: whether it is this one. */
  fits?: (detail: StaffDetail) => boolean
  /** Nothing to ask: one tap does it. */
  atOnce?: true
  /** Photos may go with it; over them stands what for. */
  photos?: true
  photosHint?: string
  /** The phone adds where it is, where the person switched it on (`withPlace`). */
  place?: true
  /** What is sent where it is not just the fields by their names. */
  body?: (said: Said) => Record<string, unknown>
}

/** In characters; what most forms take. */
export const mostLetters = 500

const lookUps: Record<LookUpField['kind'], string> = {
  category: '请选改成什么类别',
  department: '请选一个部门',
  person: '请选一位同事',
  handler: '请选一位处理人',
  'co-handler': '请选一位同事',
  'co-handling': '请选一位同事',
  'corrective-owner': '请选一位同事',
  earlier: '请选上一次的投诉',
  parent: '请选并到哪一件',
}

/** What is wrong with one field, or undefined. */
export const wrongWith = (field: FormField, said: Said): string | undefined => {
  const value = said[field.name]
  const isEmpty = value === undefined || (typeof value === 'string' && value.trim() === '')
  if (isEmpty && field.optional) return undefined
  switch (field.kind) {
    case 'text': {
      const checked = checkText(typeof value === 'string' ? value : '', field.most ?? mostLetters)
      return checked.ok ? undefined : sentenceFor(checked.reason, checked.facts)
    }
    case 'moment':
      return isEmpty ? '请选时间' : undefined
    case 'switch':
      return undefined
    case 'choice':
    case 'either':
      return isEmpty ? `请选${field.label}` : undefined
    case 'category':
    case 'department':
    case 'person':
    case 'handler':
    case 'co-handler':
    case 'co-handling':
    case 'corrective-owner':
    case 'earlier':
    case 'parent':
      return isEmpty ? lookUps[field.kind] : undefined
  }
}

/** The body as it is sent: what was left empty is left out. */
export const bodyOf = (form: MoveForm, turn: number, said: Said): Record<string, unknown> => {
  const entered = Object.entries(said).flatMap(([name, value]): [string, string | number | boolean][] => {
    const tidy = typeof value === 'string' ? value.trim() : value
    return tidy === undefined || tidy === '' ? [] : [[name, tidy]]
  })
  const whole = Object.fromEntries(entered)
  return { turn, ...(form.body ? form.body(whole) : whole) }
}
