import { describe, expect, it, test } from 'vitest'
import type { BuiltPackage } from '../../../local/audit/built-package.ts'
import { codeRules } from '../../../local/audit/code-rules.ts'
import { packageRules } from '../../../local/audit/package-rules.ts'
import { judge } from '../../../local/audit/rule.ts'
import { styleRules } from '../../../local/audit/style-rules.ts'

type Change = {
  /** Files added or put in place of others. */
  files?: Record<string, string | number>
  without?: string[]
  app?: Partial<BuiltPackage['app']>
  setting?: object
  declared?: string[]
}

const goodFiles: Readonly<Record<string, string | number>> = {
  'app.js': 'App({});let o={url:"/pages/mine/index"};r().chooseMedia({count:9})',
  'app.json': '{}',
  'app.wxss':
    '.list{overflow-y:auto;-webkit-overflow-scrolling:touch}' +
    '.bar{position:sticky;bottom:0;padding-bottom:constant(safe-area-inset-bottom);padding-bottom:env(safe-area-inset-bottom)}' +
    '.sheet{position:fixed;bottom:0}' +
    '.sheet-foot{padding-bottom:calc(1px + constant(safe-area-inset-bottom));padding-bottom:calc(1px + env(safe-area-inset-bottom))}' +
    '.mask{position:fixed;top:0;bottom:0}' +
    '.i{mask-image:url("data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'")}',
  'taro.js': 't.getSystemInfoSync()',
  'sitemap.json': '{"rules":[{"action":"disallow","page":"*"}]}',
  'pages/home/index.js': 'Page({})',
  'pages/home/index.json': '{}',
  'pages/home/index.wxml': '<view/>',
  'pages/mine/index.js': 'Page({openType:"getPhoneNumber|agreePrivacyAuthorization"})',
  'pages/mine/index.json': '{}',
  'pages/mine/index.wxml': '<view/>',
  'staff/work/index.js': 'Page({to:page("work")})',
  'staff/work/index.json': '{}',
  'staff/work/index.wxml': '<view/>',
}

const goodApp: BuiltPackage['app'] = {
  pages: ['pages/home/index', 'pages/mine/index'],
  subPackages: [{ root: 'staff', pages: ['work/index'] }],
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
}

const goodSetting = { urlCheck: true, minified: true, minifyWXML: true, minifyWXSS: true }

const bytesOf = (content: string | number): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.alloc(content)

const aPackage = ({ files = {}, without = [], app = {}, setting = {} }: Change = {}): BuiltPackage => {
  const all = Object.entries({ ...goodFiles, ...files }).filter(([path]) => !without.includes(path))
  const shown = { ...goodApp, ...app }
  return {
    files: all.map(([path, content]) => ({ path, bytes: bytesOf(content) })),
    app: shown,
    pages: [...shown.pages, ...shown.subPackages.flatMap(it => it.pages.map(page => `${it.root}/${page}`))],
    project: { setting: { ...goodSetting, ...setting } },
  }
}

/** What the audit finds, rule by rule; kept rules are left out. */
const found = (change: Change = {}): Record<string, string[]> => {
  const built = aPackage(change)
  const declared = change.declared ?? ['chooseMedia', 'getPhoneNumber']
  const judged = [...judge(packageRules, built), ...judge(codeRules, { built, declared }), ...judge(styleRules, built)]
  return Object.fromEntries(
    judged
      .filter(it => it.findings.length > 0)
      .map(({ name, findings }) => [name, findings.map(({ place, what }) => `${place}  ${what}`)]),
  )
}

const kilobyte = 1024
const tabBar = (icon: string) => ({
  list: ['home', 'mine'].map(name => ({ pagePath: `pages/${name}/index`, iconPath: icon, selectedIconPath: icon })),
})

const misuses: readonly (readonly [rule: string, misuse: string, change: Change, findings: string[]])[] = [
  [
    '代码包大小',
    'a main package over a megabyte',
    { files: { 'vendors.bin': 1024 * kilobyte } },
    ['app.json  the main package weighs 1025 KB, more than 1024 KB'],
  ],
  [
    '图片和音频资源大小',
    'pictures of 201 KB',
    { files: { 'a.png': 150 * kilobyte, 'staff/b.mp3': 51 * kilobyte } },
    ['a.png, staff/b.mp3  201 KB, more than 200 KB'],
  ],
  [
    'app.json 与文件一致',
    'a page without its template',
    { without: ['pages/mine/index.wxml'] },
    ['app.json  pages/mine/index.wxml is missing'],
  ],
  [
    'app.json 与文件一致',
    'a page that is not listed',
    { files: { 'pages/old/index.wxml': '<view/>' } },
    ['pages/old/index.wxml  is no page of app.json'],
  ],
  [
    '避免不可达页面',
    'a page nothing leads to',
    { files: { 'app.js': 'App({});r().chooseMedia({})' } },
    ['app.json  nothing leads to pages/mine/index'],
  ],
  [
    '按需注入',
    'everything loaded at once',
    { app: { lazyCodeLoading: undefined } },
    ['app.json  lazyCodeLoading is not set'],
  ],
  [
    'tabBar 图标',
    'an icon that is not there',
    { app: { tabBar: tabBar('tab.png') } },
    Array.from({ length: 4 }, (_, at) => `app.json  pages/${at < 2 ? 'home' : 'mine'}/index has no icon tab.png`),
  ],
  [
    'tabBar 图标',
    'one entry alone',
    { app: { tabBar: { list: tabBar('tab.png').list.slice(0, 1) } }, files: { 'tab.png': 41 * kilobyte } },
    ['app.json  the tab bar has 1 entries', ...Array(2).fill('tab.png  41 KB, more than 40 KB')],
  ],
  [
    '合法域名校验',
    'the check switched off',
    { setting: { urlCheck: false } },
    ['project.config.json  urlCheck is not true'],
  ],
  [
    'sitemap',
    'a sitemap that shows a page',
    { files: { 'sitemap.json': '{"rules":[{"action":"allow","page":"pages/home/index"}]}' } },
    ['sitemap.json  allows pages/home/index', 'sitemap.json  does not disallow every page'],
  ],
  ['sitemap', 'no sitemap', { without: ['sitemap.json'] }, ['app.json  there is no sitemap.json']],
  [
    '代码压缩',
    'code as it was written',
    { files: { 'pages/mine/index.wxss': '.a {\n  margin: 0;\n}\n'.repeat(200) }, setting: { minifyWXML: false } },
    ['project.config.json  minifyWXML is not true', 'pages/mine/index.wxss  is not minified'],
  ],
  [
    'HTTPS',
    'a plain address',
    { files: { 'a.js': '\nlet u="http://huiyin.example/api"' } },
    ['a.js:2:8  http://huiyin.example/api'],
  ],
  [
    '代码中无密钥',
    'an AppSecret',
    { files: { 'a.js': `let s="${'0f'.repeat(16)}"` } },
    ['a.js:1:7  "0f0f0f0f0f0… looks like a secret'],
  ],
  [
    '代码中无密钥',
    'an access key',
    { files: { 'a.js': `let s="AKIA${'B'.repeat(16)}"` } },
    ['a.js:1:8  AKIABBBBBBBB… looks like a secret'],
  ],
  [
    '废弃接口',
    'a call that only Taro’s own code may carry',
    { files: { 'pages/home/index.js': 'r().getSystemInfoSync();wx.getUserProfile({})' } },
    [
      'pages/home/index.js:1:4  wx.getSystemInfoSync is deprecated',
      'pages/home/index.js:1:27  wx.getUserProfile is deprecated',
    ],
  ],
  [
    '隐私接口声明',
    'a place that nobody declared',
    { files: { 'pages/home/index.js': 'r().getLocation({})' } },
    ['pages/home/index.js:1:4  getLocation is not declared'],
  ],
  [
    '隐私接口声明',
    'a button that nobody declared',
    { files: { 'pages/home/index.wxml': '<button open-type="chooseAvatar"/>' } },
    ['pages/home/index.wxml:1:9  chooseAvatar is not declared'],
  ],
  [
    '隐私接口声明',
    'a declared interface that is used nowhere',
    { declared: ['chooseMedia', 'getPhoneNumber', 'getLocation'] },
    ['privacy-interfaces.json  getLocation is declared and used nowhere'],
  ],
  ['请求方法', 'a PATCH', { files: { 'a.js': 'r().request({method:"PATCH"})' } }, ['a.js:1:21  PATCH']],
  [
    '不使用 :active',
    'a look by :active',
    { files: { 'a.wxss': '.btn:active{opacity:.5}' } },
    ['a.wxss .btn:active  uses :active'],
  ],
  [
    '惯性滚动',
    'a list that stops dead',
    { files: { 'a.wxss': '.long{overflow-x:scroll}' } },
    ['a.wxss .long  scrolls without inertia on older iPhones'],
  ],
  [
    'iPhone X 兼容',
    'a bar under the home bar',
    { files: { 'a.wxss': '.foot{position:fixed;bottom:0}' } },
    ['a.wxss .foot  sticks to the lower edge without its safe area'],
  ],
  [
    'iPhone X 兼容',
    'one spelling of the safe area',
    { files: { 'a.wxss': '.foot{padding:0 0 env(safe-area-inset-bottom)}' } },
    ['a.wxss .foot  padding safe-area-inset-bottom without constant()'],
  ],
  [
    'WXSS 用法',
    'a grid with a gap, under a universal selector',
    { files: { 'a.wxss': '.a>*{display:grid;gap:4rpx}' } },
    ['a.wxss .a>*  selector', 'a.wxss .a>*  display: grid', 'a.wxss .a>*  gap: 4rpx'],
  ],
]

describe('the audit of a built package', () => {
  it('finds nothing in a good one', () => expect(found()).toEqual({}))

  test.each(misuses)('%s: %s is found, where it is, and nothing else', (rule, _misuse, change, findings) => {
    expect(found(change)).toEqual({ [rule]: findings })
  })

  it('has a misuse for each of its rules', () => {
    const names = [...packageRules, ...codeRules, ...styleRules].map(it => it.name)
    expect(new Set(misuses.map(([rule]) => rule))).toEqual(new Set(names))
  })
})
