// The domain's lists as choices of a form, each with its word.

import {
  causeWords,
  liablePartyWords,
  relationWords,
  severityWords,
  sourceWords,
  visitMethodWords,
} from '#contract/words.ts'
import { causes, liableParties, type Source, severities, sources } from '#domain/complaint/classes.ts'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { visitMethods } from '#domain/return-visit/visit.ts'

type Choice<Value extends string> = { value: Value; word: string }

const choices = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) =>
  values.map((value): Choice<Value> => ({ value, word: words[value] }))

export const causeChoices = choices(causes, causeWords)
export const liablePartyChoices = choices(liableParties, liablePartyWords)
export const severityChoices = choices(severities, severityWords)
export const relationChoices = choices(customerRelations, relationWords)
export const visitMethodChoices = choices(visitMethods, visitMethodWords)

/** How a complaint comes to a desk; WeChat filings come by themselves. */
export const deskSourceChoices = choices(
  sources.filter((source): source is Exclude<Source, 'wechat'> => source !== 'wechat'),
  sourceWords,
)
