// The gallery as one page: every screen a row of states, each in its looks; a press on a picture shows the whole page.

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Look, looks, type State } from './screen.ts'
import { nameOf, type Shot } from './shoot.ts'

const stateWords: Record<State, string> = {
  ready: '有内容',
  empty: '还没有',
  loading: '正在取',
  failed: '没网络',
  kept: '没网络，有旧的',
}

const lookWords: Record<Look, string> = {
  light: '浅色',
  dark: '深色',
  'light-elder': '长辈 浅色',
  'dark-elder': '长辈 深色',
  'light-largest': '最大字',
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const style = `
  body { margin: 24px; background: #8a948f; color: #10201a; font: 15px/1.5 sans-serif; }
  h1 { font-size: 24px; } h2 { margin: 32px 0 8px; font-size: 19px; }
  nav a { margin-right: 12px; color: inherit; }
  .row { display: flex; flex-wrap: wrap; gap: 16px; margin-bottom: 12px; }
  figure { margin: 0; width: 188px; }
  figure img { display: block; width: 188px; height: 407px; border-radius: 12px; background: #fff; }
  figure.desk { width: 512px; } figure.desk img { width: 512px; height: 320px; border-radius: 4px; }
  figcaption { font-size: 13px; } .fault { color: #7c1400; font-weight: 600; }
`

const figure = (shot: Shot): string => {
  const name = nameOf(shot)
  const faults = shot.faults.map(it => `<div class="fault">${escaped(it)}</div>`).join('')
  const target = shot.whole ? `${name}.whole.png` : `${name}.png`
  return `<figure id="${name}"${shot.view === 'desk' ? ' class="desk"' : ''}><a href="pictures/${target}"><img src="pictures/${name}.png" alt="${escaped(
    `${shot.title} ${stateWords[shot.state]} ${lookWords[shot.look]}`,
  )}" loading="lazy"></a><figcaption>${stateWords[shot.state]} · ${lookWords[shot.look]}${faults}</figcaption></figure>`
}

const byState = (shots: readonly Shot[]): Shot[][] =>
  Object.keys(stateWords)
    .map(state => looks.flatMap(look => shots.filter(shot => shot.state === state && shot.look === look)))
    .filter(row => row.length > 0)

const section = (id: string, shots: readonly Shot[]): string => {
  const rows = byState(shots).map(row => `<div class="row">${row.map(figure).join('')}</div>`)
  return `<h2 id="${id}">${escaped(shots[0]?.title ?? id)} <small>${id}</small></h2>${rows.join('')}`
}

const pageOf = (shots: readonly Shot[]): string => {
  const ids = [...new Set(shots.map(it => it.screen))]
  const titles = ids.map(id => {
    const title = shots.find(it => it.screen === id)?.title ?? id
    return `<a href="#${id}">${escaped(title)}</a>`
  })
  const sections = ids.map(id =>
    section(
      id,
      shots.filter(it => it.screen === id),
    ),
  )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>回音 · 画廊</title><style>${style}</style>
<h1>回音 · 画廊</h1><p>${ids.length} 个页面，${shots.length} 张。</p><nav>${titles.join('')}</nav>
${sections.join('\n')}</html>`
}

const smaller = (picture: Buffer): Promise<Buffer> =>
  sharp(picture).png({ palette: true, effort: 3, compressionLevel: 9 }).toBuffer()

/** Writes the gallery into a folder, in place of what was there; gives the page to open. */
export const writeAlbum = async (shots: readonly Shot[], folder: string): Promise<string> => {
  const pictures = join(folder, 'pictures')
  await rm(pictures, { recursive: true, force: true })
  await mkdir(pictures, { recursive: true })
  for (const shot of shots) {
    await writeFile(join(pictures, `${nameOf(shot)}.png`), await smaller(shot.picture))
    if (shot.whole) await writeFile(join(pictures, `${nameOf(shot)}.whole.png`), await smaller(shot.whole))
  }
  const page = join(folder, 'index.html')
  await writeFile(page, pageOf(shots))
  return page
}
