export const table = process.env.RECORDS_TABLE
