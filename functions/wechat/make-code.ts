// A mini-program code, made by WeChat: a picture that opens one page with a `scene`. It holds for good, as many as are wanted are made,
// and making one twice makes the same: after any trouble it may be asked for again.
import type { CallWithToken } from './access-token.ts'
import type { WeChatPicture } from './call-wechat.ts'

export type CodeOutcome =
  | { outcome: 'made'; picture: WeChatPicture }
  /** Too long, or with a character WeChat does not take. */
  | { outcome: 'scene-refused' }
  /** The page is not in the released mini-program, or nothing is released yet. */
  | { outcome: 'not-released' }
  | { outcome: 'too-often' }
  | { outcome: 'busy' }
  /** Appid, secret or the app's standing: a person must look. */
  | { outcome: 'misconfigured'; code: number | undefined; rid: string | undefined }

export type WantedCode = {
  /** 1 to 32 visible characters; it reaches the page percent-encoded. */
  readonly scene: string
  /** A page of the mini-program, without a slash before it and without parameters. */
  readonly page: string
  /** Pixels of an edge, 280 to 1280. */
  readonly width: number
}

/** Has one code made that opens the released mini-program. */
export const makeCode = async (
  { callWithToken }: { readonly callWithToken: CallWithToken },
  { scene, page, width }: WantedCode,
): Promise<CodeOutcome> => {
  const reply = await callWithToken({
    path: '/wxa/getwxacodeunlimit',
    body: { scene, page, width, check_path: true, env_version: 'release' },
    wantsPicture: true,
  })
  if (reply.kind === 'no-token') {
    const { code, rid } = reply
    return reply.retryAfter === undefined ? { outcome: 'misconfigured', code, rid } : { outcome: 'busy' }
  }
  if (reply.kind !== 'answered') return { outcome: 'busy' }
  if (reply.errcode !== 0) return refusal(reply.errcode, reply.rid)
  return reply.picture ? { outcome: 'made', picture: reply.picture } : { outcome: 'busy' }
}

const refusal = (code: number, rid: string | undefined): CodeOutcome => {
  if (code === 40129 || code === 40169) return { outcome: 'scene-refused' }
  if (code === 41030) return { outcome: 'not-released' }
  // Here it counts minutes, 5,000 codes in each.
  if (code === 45009 || code === 45011) return { outcome: 'too-often' }
  if (code === -1) return { outcome: 'busy' }
  return { outcome: 'misconfigured', code, rid }
}
