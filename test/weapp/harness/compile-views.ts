import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import vm from 'node:vm'
import type { AppFiles } from './app-files.ts'

/** What WeChat's compiler makes of one template node. */
export type RawNode =
  | string
  | number
  | { readonly tag: string; readonly attr?: Readonly<Record<string, unknown>>; readonly children?: readonly RawNode[] }

/** Draws a page or component (path without extension) from its data. */
export type Draw = (path: string, data: unknown) => RawNode

type HarnessSupport = { readonly supported: true } | { readonly supported: false; readonly unsupported: string }

/** Whether mini-programs can run on this machine; WeChat's template compiler is only used on Linux x64. */
export function harnessSupport(): HarnessSupport {
  const machine = `${process.platform} ${process.arch}`
  if (machine === 'linux x64') return { supported: true }
  return { supported: false, unsupported: `WeChat's template compiler is only run on linux x64, this is ${machine}` }
}

const MOST_OUTPUT_BYTES = 64 * 1024 * 1024
const compiledByDist = new Map<string, { sources: string; code: string }>()

/** Compiles all templates of the app with WeChat's own compiler. Throws its message when a template is wrong. */
export function compileViews(app: AppFiles): Draw {
  const support = harnessSupport()
  if (!support.supported) throw new Error(support.unsupported)
  const templates = app.files.filter(file => file.endsWith('.wxml') || file.endsWith('.wxs'))
  const sources = templates.map(file => `${file}\n${app.read(file)}`).join('\n')
  const known = compiledByDist.get(app.dist)
  const code = known?.sources === sources ? known.code : runCompiler(app.dist, templates)
  compiledByDist.set(app.dist, { sources, code })

  const view = vm.createContext({ console })
  vm.runInContext(`window = globalThis;${code}`, view)
  // The compiled code asks `constructor === Object`, so its data has to be made in its own world.
  const parse: (json: string) => unknown = vm.runInContext('JSON.parse', view)
  const generator: (file: string) => ((data: unknown) => RawNode) | undefined = vm.runInContext('$gwx', view)
  return (path, data) => {
    const draw = generator(`./${path}.wxml`)
    if (!draw) throw new Error(`There is no template ${path}.wxml`)
    return draw(parse(JSON.stringify(data)))
  }
}

function runCompiler(dist: string, templates: readonly string[]): string {
  const list = templates.map(file => `./${file}`)
  try {
    return execFileSync(executableCompiler(), ['-d', ...list], {
      cwd: dist,
      encoding: 'utf8',
      maxBuffer: MOST_OUTPUT_BYTES,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (cause) {
    throw new Error(
      `WeChat's compiler refuses the templates in ${dist}: ${cause instanceof Error ? cause.message : cause}`,
    )
  }
}

/** The compiler comes without the right to be executed; a copy gets it, node_modules stays as installed. */
function executableCompiler(): string {
  const packageFile = createRequire(import.meta.url).resolve('miniprogram-compiler/package.json')
  const binary = readFileSync(join(dirname(packageFile), 'bin/linux/wcc'))
  const folder = join(tmpdir(), `huiyin-template-compiler-${process.getuid?.() ?? 0}`)
  const copy = join(folder, 'wcc')
  if (existsSync(copy) && readFileSync(copy).equals(binary)) return copy
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fresh = mkdtempSync(join(folder, 'new-'))
  writeFileSync(join(fresh, 'wcc'), binary)
  chmodSync(join(fresh, 'wcc'), 0o755)
  renameSync(join(fresh, 'wcc'), copy)
  rmSync(fresh, { recursive: true })
  return copy
}
