const { env } = process

export const table = env.RECORDS_TABLE
