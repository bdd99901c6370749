// Where this build talks to. Set when building; the local two-phone page sets it when serving.
import * as z from 'zod/mini'

export type TemplateName = 'progress' | 'survey' | 'work'

const Local = z.object({
  api: z.optional(z.string()),
  wechat: z.optional(z.string()),
  user: z.optional(z.string()),
  templates: z.optional(z.record(z.string(), z.string())),
})

const readLocal = (): z.infer<typeof Local> => {
  if (process.env.TARO_ENV !== 'h5' || !('__HUIYIN__' in window)) return {}
  const read = Local.safeParse(window.__HUIYIN__)
  return read.success ? read.data : {}
}

const local = readLocal()

/** The API's origin without a slash at the end; empty for the origin that served the page. */
export const apiOrigin: string = local.api ?? process.env.TARO_APP_API ?? ''

/** The WeChat stand-in and who this phone belongs to, in the local two-phone page only. */
export const standIn: { url: string; user: string } | undefined =
  local.wechat && local.user ? { url: local.wechat, user: local.user } : undefined

const built: Record<TemplateName, string> = {
  progress: process.env.TARO_APP_TEMPLATE_PROGRESS ?? '',
  survey: process.env.TARO_APP_TEMPLATE_SURVEY ?? '',
  work: process.env.TARO_APP_TEMPLATE_WORK ?? '',
}

/** The ids WeChat gave the subscription templates; names without an id are left out. */
export const templateIdsOf = (names: readonly TemplateName[]): string[] =>
  names.map(name => local.templates?.[name] ?? built[name]).filter(id => id !== '')
