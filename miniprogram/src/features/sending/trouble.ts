import * as z from 'zod/mini'

export const Trouble = z.object({ reason: z.string(), sentence: z.string() })
/** Why it was not taken, in a sentence to read. */
export type Trouble = z.infer<typeof Trouble>
