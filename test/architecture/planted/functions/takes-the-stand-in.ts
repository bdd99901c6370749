import { start } from '../local/start.ts'

export const run = start
