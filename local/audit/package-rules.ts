// Rules over what is uploaded: its weight, its pages, its pictures, its settings.

import * as z from 'zod/mini'
import { kilobytes, packageLimits, weighPackages } from '../package-sizes.ts'
import { type BuiltPackage, matchesIn, type PackageFile, textsOf } from './built-package.ts'
import type { Finding, Rule } from './rule.ts'

const kilobyte = 1024

/** WeChat's own limits; those of the packages are ours and tighter. */
const most = { picturesAndSound: 200 * kilobyte, tabIcon: 40 * kilobyte } as const

const sum = (files: readonly PackageFile[]): number => files.reduce((total, { bytes }) => total + bytes.length, 0)

const tooHeavy = (place: string, bytes: number, limit: number): Finding[] =>
  bytes > limit ? [{ place, what: `${kilobytes(bytes)}, more than ${kilobytes(limit)}` }] : []

const packageSize: Rule<BuiltPackage> = {
  name: '代码包大小',
  weight: 0,
  says: `the main package weighs at most ${kilobytes(packageLimits.main)}, any other ${kilobytes(packageLimits.subpackage)}`,
  findings({ files, app }) {
    const sizes = files.map(({ path, bytes }) => ({ path, bytes: bytes.length }))
    const { faults } = weighPackages(
      sizes,
      app.subPackages.map(it => it.root),
    )
    return faults.map(what => ({ place: 'app.json', what }))
  },
}

const picturesAndSound: Rule<BuiltPackage> = {
  name: '图片和音频资源大小',
  weight: 0,
  says: `pictures and sound in the packages weigh at most ${kilobytes(most.picturesAndSound)} together`,
  findings({ files }) {
    const media = files.filter(({ path }) => /\.(png|jpe?g|gif|webp|svg|mp3|aac|m4a|wav|ogg)$/i.test(path))
    return tooHeavy(media.map(it => it.path).join(', '), sum(media), most.picturesAndSound)
  },
}

const pagesExist: Rule<BuiltPackage> = {
  name: 'app.json 与文件一致',
  weight: 0,
  says: 'each page of app.json has its code and its template, and each page that is uploaded stands in app.json',
  findings({ files, pages }) {
    const paths = new Set(files.map(it => it.path))
    const missing = pages.flatMap(page =>
      ['js', 'wxml', 'json']
        .filter(kind => !paths.has(`${page}.${kind}`))
        .map(kind => ({ place: 'app.json', what: `${page}.${kind} is missing` })),
    )
    const unlisted = [...paths]
      .filter(path => /\/index\.wxml$/.test(path) && !pages.includes(path.replace(/\.wxml$/, '')))
      .map(place => ({ place, what: 'is no page of app.json' }))
    return [...missing, ...unlisted]
  },
}

/** What a card or a code opens; the phone's own code need not name it. */
const opened = (app: BuiltPackage['app']): string[] => [
  ...app.pages.slice(0, 1),
  ...(app.tabBar?.list.map(it => it.pagePath) ?? []),
]

/** Addresses are written whole, or put together from the name of the page's folder. */
const leadsTo = (page: string, code: string): boolean => {
  const folder = page.split('/').at(-2) ?? page
  return code.includes(`/${page}`) || code.includes(`"${folder}"`)
}

const pagesReachable: Rule<BuiltPackage> = {
  name: '避免不可达页面',
  weight: 0,
  says: 'each page is named by some code that goes there',
  findings(built) {
    const code = textsOf(built, '.js').map(({ text }) => text)
    return built.pages
      .filter(page => !opened(built.app).includes(page) && !code.some(text => leadsTo(page, text)))
      .map(page => ({ place: 'app.json', what: `nothing leads to ${page}` }))
  },
}

const lazyLoading: Rule<BuiltPackage> = {
  name: '按需注入',
  weight: 0,
  says: 'lazyCodeLoading is requiredComponents',
  findings: ({ app }) =>
    app.lazyCodeLoading === 'requiredComponents'
      ? []
      : [{ place: 'app.json', what: `lazyCodeLoading is ${app.lazyCodeLoading ?? 'not set'}` }],
}

const tabIcons: Rule<BuiltPackage> = {
  name: 'tabBar 图标',
  weight: 0,
  says: `a tab bar has two to five entries, each with icons that exist and weigh at most ${kilobytes(most.tabIcon)}`,
  findings({ app, files }) {
    if (!app.tabBar) return []
    const { list } = app.tabBar
    const count =
      list.length < 2 || list.length > 5 ? [{ place: 'app.json', what: `the tab bar has ${list.length} entries` }] : []
    const icons = list.flatMap(({ pagePath, iconPath, selectedIconPath }) =>
      [iconPath, selectedIconPath].flatMap(path => {
        const file = files.find(it => it.path === path)
        if (path === undefined || !file)
          return [{ place: 'app.json', what: `${pagePath} has no icon ${path ?? ''}`.trim() }]
        return tooHeavy(path, file.bytes.length, most.tabIcon)
      }),
    )
    return [...count, ...icons]
  },
}

const domainCheck: Rule<BuiltPackage> = {
  name: '合法域名校验',
  weight: 0,
  says: 'project.config.json leaves the check of domains switched on',
  findings: ({ project }) =>
    project?.setting.urlCheck === true ? [] : [{ place: 'project.config.json', what: 'urlCheck is not true' }],
}

const Sitemap = z.object({
  rules: z.array(z.object({ action: z.enum(['allow', 'disallow']), page: z.string() })),
})

const sitemap: Rule<BuiltPackage> = {
  name: 'sitemap',
  weight: 0,
  says: 'the sitemap exists and lets nothing be searched: complaints are private',
  findings({ app, files }) {
    const place = app.sitemapLocation ?? 'sitemap.json'
    const file = files.find(it => it.path === place)
    if (!file) return [{ place: 'app.json', what: `there is no ${place}` }]
    const read = Sitemap.safeParse(JSON.parse(file.bytes.toString('utf8')))
    if (!read.success) return [{ place, what: 'cannot be read as a sitemap' }]
    const isClosed = read.data.rules.some(({ action, page }) => action === 'disallow' && page === '*')
    const open = read.data.rules.filter(it => it.action === 'allow').map(it => ({ place, what: `allows ${it.page}` }))
    return isClosed ? open : [...open, { place, what: 'does not disallow every page' }]
  },
}

/** So many bytes a line says that nobody was meant to read it. */
const minifiedBytesPerLine = 120

const isMinified = (bytes: Buffer): boolean =>
  bytes.length < 2 * kilobyte || bytes.length / bytes.toString('utf8').trim().split('\n').length >= minifiedBytesPerLine

const minified: Rule<BuiltPackage> = {
  name: '代码压缩',
  weight: 0,
  says: 'scripts and styles are uploaded minified, templates by the tool that uploads',
  findings({ files, project }) {
    const setting = project?.setting
    const switches = [
      ['minified', setting?.minified],
      ['minifyWXML', setting?.minifyWXML],
      ['minifyWXSS', setting?.minifyWXSS],
    ] as const
    return [
      ...switches
        .filter(([, on]) => on !== true)
        .map(([name]) => ({ place: 'project.config.json', what: `${name} is not true` })),
      ...files
        .filter(({ path, bytes }) => /\.(js|wxss)$/.test(path) && !isMinified(bytes))
        .map(({ path }) => ({ place: path, what: 'is not minified' })),
    ]
  },
}

const https: Rule<BuiltPackage> = {
  name: 'HTTPS',
  weight: 1,
  says: 'nothing is addressed over plain http',
  findings: built =>
    // The names of XML's own languages look like addresses and are none.
    matchesIn(textsOf(built, '.js', '.wxml', '.wxss', '.wxs', '.json'), /http:\/\/(?!www\.w3\.org\/)[\w.:/-]*/g).map(
      ({ place, match }) => ({ place, what: match[0] }),
    ),
}

const secret =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|["'][0-9a-f]{32}["']|\bapp_?secret\b["']?\s*[:=]\s*["'][^"']+["']/gi

const noSecrets: Rule<BuiltPackage> = {
  name: '代码中无密钥',
  weight: 0,
  says: 'no AppSecret, no access key and no private key travels to phones',
  findings: built =>
    matchesIn(textsOf(built, '.js', '.json', '.wxml', '.wxs'), secret).map(({ place, match }) => ({
      place,
      what: `${match[0].slice(0, 12)}… looks like a secret`,
    })),
}

export const packageRules: readonly Rule<BuiltPackage>[] = [
  packageSize,
  picturesAndSound,
  pagesExist,
  pagesReachable,
  lazyLoading,
  tabIcons,
  domainCheck,
  sitemap,
  minified,
  https,
  noSecrets,
]
