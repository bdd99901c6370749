import { describe, expect, it, test } from 'vitest'
import { judge } from '../../../local/audit/rule.ts'
import { parseSource, sourceRules } from '../../../local/audit/source-rules.ts'

const found = (...texts: string[]): Record<string, string[]> => {
  const sources = texts.map((text, at) => parseSource(`${at + 1}.tsx`, text))
  return Object.fromEntries(
    judge(sourceRules, sources)
      .filter(it => it.findings.length > 0)
      .map(({ name, findings }) => [name, findings.map(({ place, what }) => `${place}  ${what}`)]),
  )
}

const asking = 'export function askForMessages(names) { return Taro.requestSubscribeMessage({ tmplIds: ids }) }'

const misuses: readonly (readonly [rule: string, misuse: string, sources: string[], findings: string[]])[] = [
  [
    '图片比例',
    'an Image without mode',
    ['const a = <View>\n<Image src={src} /></View>'],
    ['1.tsx:2  an Image without mode'],
  ],
  [
    '订阅消息只在点击时请求',
    'asking after an answer of the server',
    ['const tap = async () => { await save(); await Taro.requestSubscribeMessage({ tmplIds }) }'],
    ['1.tsx:1  requestSubscribeMessage after the tap is over'],
  ],
  [
    '订阅消息只在点击时请求',
    'asking through our own function after a wait',
    [asking, 'const tap = async () => {\n  await save()\n  return askForMessages(["progress"])\n}'],
    ['2.tsx:3  askForMessages after the tap is over'],
  ],
  [
    '订阅消息只在点击时请求',
    'asking in what comes afterwards',
    [asking, 'const tap = () => save().then(() => askForMessages(["progress"]))'],
    ['2.tsx:1  askForMessages after the tap is over'],
  ],
  [
    '订阅消息只在点击时请求',
    'four templates',
    ['const tap = () => Taro.requestSubscribeMessage({ tmplIds: ["a", "b", "c", "d"] })'],
    ['1.tsx:1  more than 3 templates'],
  ],
]

describe('the audit of the sources', () => {
  it.each([
    ['an Image that says how it fits', '<Image src={src} mode="aspectFill" />'],
    [
      'asking first, waiting then',
      'const tap = async () => { const yes = await Taro.requestSubscribeMessage({ tmplIds }); await save(yes) }',
    ],
    [
      'a wait in another function',
      'const load = async () => { await save() }\nconst tap = () => Taro.requestSubscribeMessage({})',
    ],
    ['three templates', 'const tap = () => Taro.requestSubscribeMessage({ tmplIds: ["a", "b", "c"] })'],
  ])('allows %s', (_what, text) => expect(found(text)).toEqual({}))

  test.each(misuses)('%s: %s is found, where it is', (rule, _misuse, sources, findings) => {
    expect(found(...sources)).toEqual({ [rule]: findings })
  })

  it('has a misuse for each of its rules', () => {
    expect(new Set(misuses.map(([rule]) => rule))).toEqual(new Set(sourceRules.map(it => it.name)))
  })
})
