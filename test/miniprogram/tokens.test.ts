// Every colour the look puts on another can be read, in both themes; the figures are reckoned from tokens.css itself.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postcss, { type Rule } from 'postcss'
import { describe, expect, it, test } from 'vitest'

const source = join(import.meta.dirname, '..', '..', 'miniprogram', 'src')
const look = join(source, 'ui', 'look')
const sheetAt = (path: string) => postcss.parse(readFileSync(path, 'utf8'))
const tokens = sheetAt(join(look, 'tokens.css'))

type Colours = ReadonlyMap<string, string>

/** What the rules with this selector say, outside or inside the question of the system's dark theme. */
const declared = (selector: string, asked: 'outside' | 'inside'): Map<string, string> => {
  const said = new Map<string, string>()
  tokens.walkRules(rule => {
    const isInside = rule.parent?.type === 'atrule'
    if (!rule.selectors.includes(selector) || isInside !== (asked === 'inside')) return
    rule.walkDecls(({ prop, value }) => void said.set(prop, value))
  })
  return said
}

const light = declared('page', 'outside')
const dark = declared('.dark', 'outside')
const themes: readonly (readonly [name: string, colours: Colours])[] = [
  ['light', light],
  ['dark', dark],
]

const channels = (colour: string): number[] => {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1]
  if (hex === undefined) throw new Error(`${colour} is no plain colour`)
  const long = hex.length === 3 ? [...hex].map(it => it + it).join('') : hex
  return [0, 2, 4].map(at => Number.parseInt(long.slice(at, at + 2), 16) / 255)
}

/** Relative luminance of WCAG 2.2. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(it =>
    it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of WCAG 2.2, 1 to 21. */
const contrast = (one: string, other: string): number => {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

const colourOf = (colours: Colours, name: string): string => {
  const colour = name.startsWith('#') ? name : colours.get(`--${name}`)
  if (colour === undefined) throw new Error(`there is no token ${name}`)
  return colour
}

const textOn: Readonly<Record<string, readonly string[]>> = {
  ink: ['bg', 'card', 'sunk', 'jade-soft', 'warn-soft'],
  'ink-2': ['bg', 'card', 'sunk', 'jade-soft', 'warn-soft'],
  'ink-3': ['bg', 'card', 'sunk'],
  jade: ['bg', 'card', 'jade-soft'],
  'on-jade': ['jade-fill', 'jade-press'],
  'on-jade-2': ['jade-fill'],
  warn: ['bg', 'card', 'warn-soft'],
  'on-warn': ['warn-fill', 'warn-press'],
}

const meansOn: Readonly<Record<string, readonly string[]>> = {
  'line-strong': ['bg', 'card'],
  jade: ['card', 'bg'],
  warn: ['card', 'bg'],
  echo: ['bg', 'card'],
}

const pairs = (of: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(of).flatMap(([front, grounds]) => grounds.map(ground => [front, ground] as const))

test('contrast is reckoned as WCAG does', () => {
  expect(contrast('#000', '#fff')).toBe(21)
  expect(contrast('#FFFFFF', '#FFFFFF')).toBe(1)
  expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2)
  expect(contrast('#777777', '#FFFFFF')).toBeLessThan(4.5)
})

describe.each(themes)('in the %s theme', (_name, colours) => {
  it.each(pairs(textOn))('text in %s on %s reaches 4.5', (front, ground) => {
    expect(contrast(colourOf(colours, front), colourOf(colours, ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(pairs(meansOn))('a border or icon in %s on %s reaches 3', (front, ground) => {
    expect(contrast(colourOf(colours, front), colourOf(colours, ground))).toBeGreaterThanOrEqual(3)
  })
})

test('the system asking for the dark theme gets the same colours as a person who chose it', () => {
  const asked = declared('page', 'inside')
  const chosen = new Map([...dark].filter(([name]) => asked.has(name)))
  expect(asked.size).toBeGreaterThan(20)
  expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(chosen))
  expect([...light.keys()].filter(name => light.get(name) !== dark.get(name) && !asked.has(name))).toEqual([])
})

test('every colour of the light theme has one for the dark', () => {
  const colours = [...light].filter(([, value]) => /^#|^rgba/.test(value)).map(([name]) => name)
  expect(colours.filter(name => !dark.has(name))).toEqual([])
})

/** The figures written behind a colour: `on bg 15.3, card 16.8`. */
const claims = (selector: string): [token: string, ground: string, figure: number][] => {
  const said: [string, string, number][] = []
  tokens.walkRules(rule => {
    if (!rule.selectors.includes(selector) || rule.parent?.type === 'atrule') return
    rule.walkComments(comment => {
      const before = comment.prev()
      if (before?.type !== 'decl' || !comment.text.startsWith('on ')) return
      for (const claim of comment.text.slice(3).split(', ')) {
        const [ground = '', figure = ''] = claim.split(' ')
        said.push([before.prop.slice(2), ground, Number(figure)])
      }
    })
  })
  return said
}

test.each([
  ['page', light],
  ['.dark', dark],
] as const)('the contrasts written behind the colours of %s are what they are', (selector, colours) => {
  const said = claims(selector)
  expect(said.length).toBeGreaterThan(15)
  for (const [token, ground, figure] of said) {
    const is = contrast(colourOf(colours, token), colourOf(colours, ground))
    expect(Math.abs(is - figure), `${token} on ${ground} is ${is.toFixed(2)}`).toBeLessThanOrEqual(0.1)
  }
})

const namedColour = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : (/^var\(--([\w-]+)\)$/.exec(value)?.[1] ?? /^#[0-9a-f]{3,6}$/i.exec(value)?.[0])

/** A rule's own colour and ground, where it names both. */
const ownPair = (rule: Rule): readonly [front: string, ground: string] | undefined => {
  const said = new Map<string, string>()
  for (const node of rule.nodes) if (node.type === 'decl') said.set(node.prop, node.value)
  const front = namedColour(said.get('color'))
  const ground = namedColour(said.get('background-color') ?? said.get('background'))
  return front === undefined || ground === undefined ? undefined : [front, ground]
}

const sheets = ['tokens.css', 'components.css', 'kit.css'].map(name => join(look, name))

describe.each(themes)('a class of the look that brings its own ground, in the %s theme', (_name, colours) => {
  const found = sheets.flatMap(path => {
    const rules: (readonly [string, string, string])[] = []
    sheetAt(path).walkRules(rule => {
      const pair = ownPair(rule)
      if (pair) rules.push([rule.selector, ...pair])
    })
    return rules
  })

  it('is found', () => expect(found.length).toBeGreaterThan(20))

  it.each(found)('%s: %s can be read on %s', (_selector, front, ground) => {
    expect(contrast(colourOf(colours, front), colourOf(colours, ground))).toBeGreaterThanOrEqual(4.5)
  })
})

const sizes = ['aux', 'sub', 'body', 'lead', 'title', 'head', 'num', 'hero'].map(name => `--fs-${name}`)

describe.each([
  ['.larger', 1.12],
  ['.elder', 1.25],
  ['.largest', 1.4],
] as const)('letters under %s', (selector, scale) => {
  const larger = declared(selector, 'outside')

  it.each(sizes)(`%s is ${scale} times the usual, to half a pixel`, name => {
    const usual = Number.parseFloat(light.get(name) ?? '')
    expect(Math.abs(Number.parseFloat(larger.get(name) ?? '') - usual * scale)).toBeLessThanOrEqual(0.5)
  })

  it.each(['--tap', '--tap-min', '--ic-s', '--ic-m', '--ic-l', '--ic-xl'])('%s grows with them', name => {
    expect(Number.parseFloat(larger.get(name) ?? '')).toBeGreaterThan(Number.parseFloat(light.get(name) ?? ''))
  })
})

test('nothing is smaller than 14 pixels, nothing to press smaller than 44', () => {
  for (const name of sizes) expect(Number.parseFloat(light.get(name) ?? '')).toBeGreaterThanOrEqual(14)
  expect(Number.parseFloat(light.get('--tap-min') ?? '')).toBeGreaterThanOrEqual(44)
})
