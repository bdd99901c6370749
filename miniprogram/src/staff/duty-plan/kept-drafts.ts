// What was entered and not saved, kept while the app runs: a swipe back asks nobody, and must not lose it.

import { currentMe } from '../../api/session.ts'
import type { Drafts } from './week-plan.ts'

const kept = new Map<string, Drafts>()

const nameOf = (scope: string): string => `${currentMe()?.userId ?? ''}/${scope}`

export const keptDrafts = (scope: string): Drafts => kept.get(nameOf(scope)) ?? {}

export const keepDrafts = (scope: string, drafts: Drafts): void => {
  if (Object.keys(drafts).length > 0) kept.set(nameOf(scope), drafts)
  else kept.delete(nameOf(scope))
}
