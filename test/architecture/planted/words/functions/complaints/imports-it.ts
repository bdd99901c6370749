import { env } from 'node:process'

export const table = env.RECORDS_TABLE
