// The templates "chosen in the console": ids from the runtime, everything else as the client believes it to be.
import { type TemplateIds, type TemplateName, templates } from '../../functions/wechat/templates.ts'
import { refused, type SimAnswer, type SimRequest } from './wechat-answer.ts'

export type RegisteredTemplate = {
  readonly id: string
  readonly title: string
  readonly kind: 'one-time' | 'long-term'
  readonly rows: readonly { readonly key: string; readonly label: string; readonly choices?: readonly string[] }[]
}

/** The registry of this product's templates under the given ids. */
export const registeredTemplates = (ids: TemplateIds): RegisteredTemplate[] => {
  const names: TemplateName[] = ['progress', 'survey', 'work']
  return names.map(name => ({ id: ids[name], kind: 'one-time', ...templates[name] }))
}

/** GET /wxaapi/newtmpl/gettemplate */
export const listTemplates = (registry: readonly RegisteredTemplate[], request: SimRequest): SimAnswer => {
  if (request.method !== 'GET') return refused(43001, 'require GET method')
  const data = registry.map(template => ({
    priTmplId: template.id,
    title: template.title,
    content: template.rows.map(({ key, label }) => `${label}:{{${key}.DATA}}\n`).join(''),
    example: template.rows.map(({ label }) => `${label}:${label}\n`).join(''),
    type: template.kind === 'one-time' ? 2 : 3,
    keywordEnumValueList: template.rows.flatMap(({ key, choices }) =>
      choices ? [{ keywordCode: `${key}.DATA`, enumValueList: choices }] : [],
    ),
  }))
  return { json: JSON.stringify({ errcode: 0, errmsg: 'ok', data }) }
}
