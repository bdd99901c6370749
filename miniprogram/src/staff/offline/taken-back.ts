// What was written in a form and taken back before it was sent: the form opens with it again.
import * as z from 'zod/mini'
import type { Said } from '../features/moves/move-form.ts'

const Form = z.object({
  name: z.string(),
  said: z.record(z.string(), z.optional(z.union([z.string(), z.number(), z.boolean()]))),
})

const takenBack = new Map<string, Said>()
const nameOf = (complaintId: string, form: string): string => `${complaintId}/${form}`

/** Keeps what an act was made of for its form, where it was made in one. */
export const keepSaid = (complaintId: string, form: unknown): void => {
  const made = Form.safeParse(form)
  if (made.success) takenBack.set(nameOf(complaintId, made.data.name), made.data.said)
}

/** What was kept for a form, once. */
export const takenBackSaid = (complaintId: string, form: string): Said | undefined => {
  const name = nameOf(complaintId, form)
  const said = takenBack.get(name)
  takenBack.delete(name)
  return said
}
