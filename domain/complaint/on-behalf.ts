// 替家里老人投诉: a member of the household files for an elder who has agreed to it. How he agreed is on record.

import { accept, type Result, refuse } from '../result.ts'
import type { Customer } from './complaint.ts'
import { checkText, type TextRefusal } from './wording.ts'

export const elderRelations = ['parent', 'grandparent', 'spouse', 'other-relative'] as const
/** Who the elder is to the one who files. */
export type ElderRelation = (typeof elderRelations)[number]

export const consents = ['in-person', 'by-phone'] as const
/** How the elder agreed: 当面 or 电话. */
export type Consent = (typeof consents)[number]

/** For whom a complaint was filed. The name is personal and may be left out. */
export type OnBehalfOf = { name?: string | undefined; relation: ElderRelation; consent: Consent }

/** Like any name on a form. */
export const mostNameCharacters = 40

/** What is recorded; only somebody who lives there files for somebody else of the household. */
export const checkOnBehalfOf = (
  given: OnBehalfOf,
  filer: Customer['relation'],
): Result<OnBehalfOf, 'room-not-yours' | TextRefusal> => {
  if (filer === 'visitor') return refuse('room-not-yours')
  const { relation, consent } = given
  if (given.name === undefined || given.name.trim() === '') return accept({ relation, consent })
  const name = checkText(given.name, mostNameCharacters)
  return name.ok ? accept({ name: name.value, relation, consent }) : name
}
