import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

let names: readonly string[] | undefined

/** Every function of `wx` in WeChat's own type declarations: what the harness does not know has to fail loudly. */
export function wxFunctionNames(): readonly string[] {
  names ??= readNames()
  return names
}

function readNames(): readonly string[] {
  const declarations = createRequire(import.meta.url).resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts')
  const afterStart = readFileSync(declarations, 'utf8').split('\n    interface Wx {\n')[1] ?? ''
  const body = afterStart.split(/\n {4}(?:interface|type) /)[0] ?? ''
  return [...new Set([...body.matchAll(/^ {8}([a-z]\w*)[<(]/gm)].flatMap(match => match[1] ?? []))]
}
