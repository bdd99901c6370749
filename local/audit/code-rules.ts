// Rules over the built scripts and templates: which of WeChat's interfaces they use.

import { type BuiltPackage, matchesIn, textsOf } from './built-package.ts'
import type { Finding, Rule } from './rule.ts'
import { deprecatedInterfaces, privacyButtons, privacyInterfaces } from './wechat-interfaces.ts'

/** A built package, and the interfaces the privacy guideline declares. */
export type BuiltAndDeclared = { built: BuiltPackage; declared: readonly string[] }

/** Taro carries calls for every app there is; whether ours makes them is seen when it runs. */
const isFrameworks = (path: string): boolean => /^(taro|vendors|runtime)\.js$/.test(path)

const ownScripts = (built: BuiltPackage) => textsOf(built, '.js').filter(({ path }) => !isFrameworks(path))

const callsOf = (names: readonly string[]): RegExp => new RegExp(String.raw`\.(${names.join('|')})\s*\(`, 'g')

const deprecated: Rule<BuiltAndDeclared> = {
  name: '废弃接口',
  weight: 2,
  says: 'nothing is called that WeChat calls deprecated',
  findings: ({ built }) =>
    matchesIn(ownScripts(built), callsOf(deprecatedInterfaces())).map(({ place, match }) => ({
      place,
      what: `wx.${match[1]} is deprecated`,
    })),
}

/** `openType:"getPhoneNumber|agreePrivacyAuthorization"` in scripts, `open-type="…"` in templates. */
const openTypes = /\bopenType:\s*"([\w|]+)"|\bopen-type="([\w|]+)"/g

/** Every privacy interface the package uses, each where it stands. */
const privacyUses = (built: BuiltPackage): { place: string; name: string }[] => [
  ...matchesIn(ownScripts(built), callsOf(privacyInterfaces)).map(({ place, match }) => ({
    place,
    name: match[1] ?? '',
  })),
  ...matchesIn([...ownScripts(built), ...textsOf(built, '.wxml')], openTypes).flatMap(({ place, match }) =>
    (match[1] ?? match[2] ?? '')
      .split('|')
      .filter(name => privacyButtons.includes(name))
      .map(name => ({ place, name })),
  ),
]

const declaredPrivacy: Rule<BuiltAndDeclared> = {
  name: '隐私接口声明',
  weight: 0,
  says: 'the interfaces used that touch what is private, and those the guideline declares, are the same',
  findings({ built, declared }) {
    const uses = privacyUses(built)
    const undeclared: Finding[] = uses
      .filter(({ name }) => !declared.includes(name))
      .map(({ place, name }) => ({ place, what: `${name} is not declared` }))
    const unused: Finding[] = declared
      .filter(name => !uses.some(use => use.name === name))
      .map(name => ({ place: 'privacy-interfaces.json', what: `${name} is declared and used nowhere` }))
    return [...undeclared, ...unused]
  },
}

const knownMethods: Rule<BuiltAndDeclared> = {
  name: '请求方法',
  weight: 0,
  says: 'no request is sent with PATCH, which WeChat does not know',
  findings: ({ built }) =>
    matchesIn(textsOf(built, '.js'), /["'`]PATCH["'`]/gi).map(({ place }) => ({ place, what: 'PATCH' })),
}

export const codeRules: readonly Rule<BuiltAndDeclared>[] = [deprecated, declaredPrivacy, knownMethods]
