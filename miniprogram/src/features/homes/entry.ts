// What a code on a wall or an invitation says: which building, or which invitation. Codes of WeChat bring it as `scene`
// (`b.<building>`, `i.<code>`, at most 32 characters, percent-encoded), links as `building` and `invitation`.
import { readCode } from '#domain/people/home.ts'

export type Entry = { kind: 'building'; id: string } | { kind: 'invitation'; code: string }

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const buildingOf = (text: string): Entry | undefined =>
  /^[A-Za-z0-9_-]{1,64}$/.test(text) ? { kind: 'building', id: text } : undefined

/** What was typed may be no code at all: then it is asked for, and refused in words. */
const invitationOf = (text: string): Entry => ({ kind: 'invitation', code: readCode(text) ?? '' })

/** From the parameters a page was opened with. */
export const entryFrom = (params: Readonly<Record<string, string | undefined>>): Entry | undefined => {
  const scene = decoded(params.scene ?? '')
  if (scene.startsWith('b.')) return buildingOf(scene.slice(2))
  if (scene.startsWith('i.')) return invitationOf(scene.slice(2))
  if (params.building !== undefined) return buildingOf(decoded(params.building))
  return params.invitation === undefined ? undefined : invitationOf(decoded(params.invitation))
}

/** From what a code says: a page or an address with parameters, or an invitation as it is read out. */
export const entryIn = (text: string): Entry | undefined => {
  const [, query] = /\?([^?]*)$/.exec(text) ?? []
  if (query === undefined) {
    const code = readCode(text)
    return code === undefined ? undefined : { kind: 'invitation', code }
  }
  const pairs = query.split('&').map(pair => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')] as const
  })
  return entryFrom(Object.fromEntries(pairs))
}
