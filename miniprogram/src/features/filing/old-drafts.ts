// Drafts as earlier versions kept them: one for each kind of request, under the kind's name.
import * as z from 'zod/mini'
import { requestKinds } from '#domain/complaint/classes.ts'
import { Draft } from './draft.ts'

const oldName = (kind: string): string => `draft/${kind}`

/** Where an earlier version hid the name only when told to; what it kept as no was nobody's decision. */
const Old = z.object({ key: z.string(), hideName: z.optional(z.boolean()), begunAt: z.catch(z.number(), 0) })

/** The old drafts in their new form, each with the name it was kept under. */
export const oldDrafts = (read: (name: string) => unknown): { name: string; draft: Draft }[] =>
  requestKinds.flatMap(kind => {
    const name = oldName(kind)
    const kept = read(name)
    const old = Old.safeParse(kept)
    if (!old.success || typeof kept !== 'object') return []
    const { hideName, begunAt } = old.data
    const draft = Draft.safeParse({ ...kept, kind, hideName: hideName || undefined, changedAt: begunAt })
    return draft.success ? [{ name, draft: draft.data }] : []
  })
