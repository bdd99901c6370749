// npm run import:rooms -- FILE: what a register of rooms would do to the local store; with --write it is done.

import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Core } from '../../functions/core.ts'
import { importRooms, previewRooms, type RoomImport } from '../../functions/import/import-rooms.ts'
import { isTableProblem } from '../../functions/import/table-problem.ts'
import { readCommunities } from '../../functions/places/company.ts'
import { isProblem, problem } from '../problem.ts'
import { openStore } from './open-store.ts'
import { outcomeLines, previewLines } from './room-preview-lines.ts'

const usage = `npm run import:rooms -- FILE --community ID [--write] [--good-rows] [--new-buildings] [--new-owners] [--directory .local]

Without --write nothing is written. --good-rows writes the rows without faults where there are others; --new-buildings
makes buildings the community does not have; --new-owners lets another phone take the place of a registered one.
Ends with 1 where the file has faults, with 2 where it cannot be read.`

type Wanted = { asked: RoomImport; write: boolean; goodRows: boolean; directory: string }

const parsed = (given: readonly string[]) => {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  return parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      community: text,
      directory: text,
      write: flag,
      'good-rows': flag,
      'new-buildings': flag,
      'new-owners': flag,
    },
  })
}

const readOptions = (given: readonly string[]): Wanted => {
  try {
    const { values, positionals } = parsed(given)
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new Error('give exactly one file')
    if (values.community === undefined) throw new Error('say which community the rooms are of')
    return {
      asked: {
        communityId: values.community,
        file: { name: basename(file), path: resolve(file) },
        newBuildings: values['new-buildings'],
        newOwners: values['new-owners'],
      },
      write: values.write,
      goodRows: values['good-rows'],
      directory: resolve(values.directory ?? resolve(import.meta.dirname, '..', '..', '.local')),
    }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw problem(`用法：${usage}`, `${why}.`, error)
  }
}

const communityUnknown = async ({ database }: Core, id: string) => {
  const known = (await readCommunities(database)).map(it => `${it.id}（${it.name}）`)
  return problem(`没有小区 ${id}。现有：${known.join('、')}`, `There is no community ${id}.`)
}

const carryOut = async (core: Core, { asked, write, goodRows }: Wanted): Promise<number> => {
  const begun = performance.now()
  const done = write ? await importRooms(core, { ...asked, goodRows }) : await previewRooms(core, asked)
  if (!done.ok) throw await communityUnknown(core, asked.communityId)
  const outcome = 'preview' in done.value ? done.value : { preview: done.value }
  const { preview } = outcome
  const seconds = (performance.now() - begun) / 1000
  for (const line of previewLines(preview)) console.log(line)
  for (const line of write ? outcomeLines(outcome) : ['只是预览，没有写入。确认后加 --write。']) console.log(line)
  console.log(`用时 ${seconds.toFixed(1)} 秒。`)
  return preview.headingFaults.length + preview.faultCount > 0 ? 1 : 0
}

const sayWhyNot = (error: unknown): number => {
  if (isTableProblem(error)) console.error(`✗ ${error.chinese}`)
  else if (isProblem(error)) console.error(`✗ ${error.chinese}\n✗ ${error.english}`)
  else if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    console.error(`✗ 没有这个文件。${error.message}`)
  else throw error
  return 2
}

const run = async (): Promise<number> => {
  const wanted = readOptions(process.argv.slice(2))
  let told = false
  const { core, close } = await openStore(wanted.directory, () => {
    if (!told) console.log('第一次使用，正在准备示范小区……')
    told = true
  })
  try {
    return await carryOut(core, wanted)
  } finally {
    await close()
  }
}

process.exitCode = await run().catch(sayWhyNot)
