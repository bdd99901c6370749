// npm run import -- FILE: an old ledger becomes past complaints in the store that `npm start` shows.

import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Source, sources } from '#domain/complaint/classes.ts'
import type { Core } from '../../functions/core.ts'
import { previewPast } from '../../functions/import/import-past.ts'
import { isTableProblem } from '../../functions/import/table-problem.ts'
import { readCommunities } from '../../functions/places/company.ts'
import { isProblem, type Problem, problem } from '../problem.ts'
import { importMeasured } from './import-measured.ts'
import { openStore } from './open-store.ts'
import { previewLines } from './preview-lines.ts'

const usage = `npm run import -- FILE.xlsx|FILE.csv [--community ID] [--preview] [--good-rows]
                                     [--source ${sources.join('|')}]
                                     [--directory .local]

--preview writes nothing. With bad rows nothing is written either, unless --good-rows asks for the others alone.
--source is where complaints came in that tell it neither by a column nor by their number.`

type Wanted = {
  file: string
  community: string | undefined
  preview: boolean
  goodRows: boolean
  source: Source
  directory: string
}

const parse = (given: readonly string[]) => {
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { community: text, source: text, directory: text, preview: flag, 'good-rows': flag, help: flag },
    })
  } catch (error) {
    const why = error instanceof Error ? error.message.split('.')[0] : String(error)
    throw problem(`不认识的选项。用法：${usage}`, `${why}.`, error)
  }
}

/** Reads the options. Throws a Problem for what it does not know. */
export const readImportOptions = (given: readonly string[]): Wanted => {
  const { values, positionals } = parse(given)
  const [file, ...more] = positionals
  if (values.help || file === undefined || more.length > 0) throw problem(`用法：${usage}`, 'Give exactly one file.')
  const source = sources.find(it => it === (values.source ?? 'other-department'))
  if (!source) throw problem(`--source 只能是 ${sources.join('、')}`, '--source takes one of these.')
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw problem(`没有这个文件：${file}`, `There is no such file: ${file}`)
  return {
    file,
    community: values.community,
    preview: values.preview ?? false,
    goodRows: values['good-rows'] ?? false,
    source,
    directory: resolve(values.directory ?? resolve(import.meta.dirname, '..', '..', '.local')),
  }
}

/** The community meant: the one that is named, or the only one there is. */
const communityMeant = async ({ database }: Core, named: string | undefined): Promise<string> => {
  const communities = await readCommunities(database)
  const [only, ...others] = communities
  const meant = named === undefined ? only && others.length === 0 && only : communities.find(it => it.id === named)
  if (meant) return meant.id
  const list = communities.map(it => `${it.id}（${it.name}）`).join('、')
  throw problem(
    `请用 --community 说明导入到哪个小区：${list}`,
    `Say with --community which one: ${communities.map(it => it.id).join(', ')}`,
  )
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

type Say = (line: string) => void

/** Prints the preview and, unless only that is wanted or something is wrong with the file, imports it. Gives whether it did what was asked. */
export const importInto = async (core: Core, wanted: Wanted, say: Say): Promise<boolean> => {
  const { file: path, goodRows, source } = wanted
  const name = basename(path)
  const asked = { communityId: await communityMeant(core, wanted.community), file: { name, path }, source }
  if (wanted.preview) {
    const preview = await previewPast(core, asked)
    if (preview.ok) for (const it of previewLines(name, preview.value)) say(it)
    say('这是预览，什么都没有写入。')
    return true
  }
  const { imported, rows, seconds, rowsPerSecond, peakBytes } = await importMeasured(
    core,
    { ...asked, goodRows },
    {
      onPreview: preview => {
        for (const it of previewLines(name, preview)) say(it)
      },
    },
  )
  const { preview, written } = imported
  if (!written) {
    const isRows = preview.headingFaults.length === 0
    say(`✗ 什么都没有写入。${isRows ? '改好再导入，或加 --good-rows 只导入没有问题的行。' : ''}`)
    return false
  }
  const overtaken = written.overtaken > 0 ? `，另有 ${written.overtaken} 件同时被别人导入` : ''
  say(`✓ 导入了 ${written.complaints} 件旧投诉${overtaken}。在台账和搜索里能看到。`)
  const speed = `${seconds.toFixed(1)} 秒，每秒 ${Math.round(rowsPerSecond)} 行，内存最多 ${megabytes(peakBytes)}`
  say(`  ${rows} 行，${speed}  rows/s, peak memory`)
  return true
}

const sayProblem = (say: Say, { chinese, english }: Problem): void => {
  say(`✗ ${chinese}`)
  say(`✗ ${english}`)
}

/** Runs the command; whether it did what was asked. What can be put right is said in a sentence; a bug throws. */
export const runImport = async (given: readonly string[], say: Say = line => console.log(line)): Promise<boolean> => {
  let told = false
  try {
    const wanted = readImportOptions(given)
    const store = await openStore(wanted.directory, () => {
      if (!told) say('… 第一次使用，正在准备示范小区  First use, making the demo community')
      told = true
    })
    try {
      return await importInto(store.core, wanted, say)
    } finally {
      await store.close()
    }
  } catch (error) {
    if (isTableProblem(error)) say(`✗ ${error.chinese}`)
    else if (isProblem(error)) sayProblem(say, error)
    else throw error
    return false
  }
}
