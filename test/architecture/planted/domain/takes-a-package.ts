import * as z from 'zod/mini'

export const Amount = z.number()
