// Rules over the built styles. WXSS is read as CSS.

import postcss, { type Declaration, type Rule as StyleRule } from 'postcss'
import { type BuiltPackage, textsOf } from './built-package.ts'
import type { Finding, Rule } from './rule.ts'

type Placed = { path: string; rule: StyleRule }

const rulesOf = (built: BuiltPackage): Placed[] =>
  textsOf(built, '.wxss').flatMap(({ path, text }) => {
    const rules: Placed[] = []
    postcss.parse(text, { from: path }).walkRules(rule => void rules.push({ path, rule }))
    return rules
  })

const declarations = (rule: StyleRule): Declaration[] => rule.nodes.filter(node => node.type === 'decl')

const placeOf = ({ path, rule }: Placed): string => `${path} ${rule.selector}`

const noActive: Rule<BuiltPackage> = {
  name: '不使用 :active',
  weight: 8,
  says: 'what is pressed looks pressed by its hover-class, never by :active',
  findings: built =>
    rulesOf(built)
      .filter(({ rule }) => rule.selector.includes(':active'))
      .map(placed => ({ place: placeOf(placed), what: 'uses :active' })),
}

const scrolls = ({ prop, value }: Declaration): boolean => /^overflow(-[xy])?$/.test(prop) && /scroll|auto/.test(value)

const glides = ({ prop, value }: Declaration): boolean => prop === '-webkit-overflow-scrolling' && value === 'touch'

const inertia: Rule<BuiltPackage> = {
  name: '惯性滚动',
  weight: 8,
  says: 'what scrolls also has -webkit-overflow-scrolling: touch',
  findings: built =>
    rulesOf(built)
      .filter(({ rule }) => declarations(rule).some(scrolls) && !declarations(rule).some(glides))
      .map(placed => ({ place: placeOf(placed), what: 'scrolls without inertia on older iPhones' })),
}

const safeArea = /\b(constant|env)\(\s*(safe-area-inset-\w+)/g

/** Which insets a rule reads, by property and by which of the two functions. */
const insetsOf = (rule: StyleRule, by: string): string[] =>
  declarations(rule).flatMap(({ prop, value }) =>
    [...value.matchAll(safeArea)].filter(([, name]) => name === by).map(([, , inset]) => `${prop} ${inset}`),
  )

const bothInsets = (placed: Placed): Finding[] => {
  const old = insetsOf(placed.rule, 'constant')
  const usual = insetsOf(placed.rule, 'env')
  return [
    ...usual.filter(it => !old.includes(it)).map(it => ({ place: placeOf(placed), what: `${it} without constant()` })),
    ...old.filter(it => !usual.includes(it)).map(it => ({ place: placeOf(placed), what: `${it} without env()` })),
  ]
}

/** Stuck to the lower edge: a bar, a sheet. What fills the whole screen is not. */
const sticksBelow = (rule: StyleRule): boolean => {
  const said = new Map(declarations(rule).map(({ prop, value }) => [prop, value]))
  return /^(fixed|sticky)$/.test(said.get('position') ?? '') && /^0/.test(said.get('bottom') ?? '') && !said.has('top')
}

const readsLowerInset = (rule: StyleRule): boolean =>
  insetsOf(rule, 'env').some(it => it.endsWith('safe-area-inset-bottom'))

const bottomInset: Rule<BuiltPackage> = {
  name: 'iPhone X 兼容',
  weight: 3,
  says: 'what sticks to the lower edge keeps off the home bar, in both spellings of the safe area',
  findings(built) {
    const placed = rulesOf(built)
    const keepers = placed.filter(({ rule }) => readsLowerInset(rule)).map(({ rule }) => rule.selector)
    // A sheet keeps its distance by its body or its foot: `.sheet-foot` for `.sheet`.
    const isKept = (selector: string) => keepers.some(it => it === selector || it.startsWith(`${selector}-`))
    return [
      ...placed.flatMap(bothInsets),
      ...placed
        .filter(({ rule }) => sticksBelow(rule) && !isKept(rule.selector))
        .map(it => ({ place: placeOf(it), what: 'sticks to the lower edge without its safe area' })),
    ]
  },
}

const unknownSelectors = /\*|\[|:has\(|:not\(|>\s*:|~/

const unknownDeclaration = ({ prop, value }: Declaration): boolean =>
  prop === 'gap' || prop === 'row-gap' || prop === 'column-gap' || (prop === 'display' && /grid/.test(value))

const understood: Rule<BuiltPackage> = {
  name: 'WXSS 用法',
  weight: 0,
  says: 'styles use nothing older phones do not know: no grid, no gap, no universal or attribute selectors',
  findings: built =>
    rulesOf(built).flatMap(placed => [
      ...(unknownSelectors.test(placed.rule.selector) ? [{ place: placeOf(placed), what: 'selector' }] : []),
      ...declarations(placed.rule)
        .filter(unknownDeclaration)
        .map(({ prop, value }) => ({ place: placeOf(placed), what: `${prop}: ${value}` })),
    ]),
}

export const styleRules: readonly Rule<BuiltPackage>[] = [noActive, inertia, bottomInset, understood]
