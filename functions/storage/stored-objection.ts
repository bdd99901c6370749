// 签呈 as it is stored on a complaint.

import * as z from 'zod/mini'
import { objectionGrounds } from '#domain/complaint/objection.ts'

const Person = z.object({ id: z.string(), name: z.string() })

export const StoredObjection = z.object({
  departmentId: z.string(),
  ground: z.enum(objectionGrounds),
  words: z.string(),
  by: Person,
  at: z.number(),
  round: z.number(),
  against: z.array(Person),
  decided: z.optional(z.object({ upheld: z.boolean(), words: z.string(), by: Person, at: z.number() })),
})
