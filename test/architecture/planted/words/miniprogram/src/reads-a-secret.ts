export const secret = process.env.WECHAT_SECRET
