// The only accounts the stand-in works with. A real appid and secret must never be typed into a development machine,
// so anything that is not on this list is refused at start.

/** The account of the local stack. */
export const fakeAccount = { appid: 'wx00000000c0ffee01', secret: 'fa4e00000000000000000000000000c1' } as const

/** Throws unless appid and secret are those of the fake account; says neither of them. */
export const requireFakeAccount = ({ appid, secret }: { appid: string; secret: string }): void => {
  if (appid === fakeAccount.appid && secret === fakeAccount.secret) return
  throw new Error('the WeChat stand-in takes only its own fake account: remove the real appid and secret')
}
