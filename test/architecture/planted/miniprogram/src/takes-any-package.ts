import middy from '@middy/core'

export const wrap = middy
