// npm run replay -- FILE.csv: files every row through real HTTP, from many residents at once, and says what came of it.

import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { listCommunities, readCommunity } from '#contract/places.ts'
import { must } from '../client.ts'
import { openAcknowledgedList } from './acknowledged.ts'
import { fileAll } from './file-all.ts'
import { aliasOf, type Community, filingsOf } from './filing.ts'
import { newCounts } from './insist.ts'
import { startProgress } from './progress.ts'
import { readAnsweredRows, readRows } from './read-rows.ts'
import { reportOn } from './report.ts'
import { signInResident, type Urls } from './resident.ts'
import { rulesReport } from './rules.ts'
import { type StackProcess, startStackProcess } from './start-stack-process.ts'

const usage = `npm run replay -- FILE.csv [--url http://127.0.0.1:PORT --wechat http://127.0.0.1:PORT]
                          [--residents N] [--concurrency N] [--list acknowledged.csv]
       npm run replay -- FILE.csv --rules

--rules files nothing: it lives the messages with the times of their answers through the rules, under each profile.
Without --url a stack of its own is started. --wechat is the address of the WeChat stand-in the residents sign in at.`

const defaultConcurrency = 16

const wholeNumber = (text: string | undefined, otherwise: number): number => {
  const figure = text === undefined ? otherwise : Number(text)
  if (!(figure === Number.POSITIVE_INFINITY || Number.isInteger(figure)) || figure < 1)
    throw new Error(`${text} is not a number of residents or requests`)
  return figure
}

const readOptions = () => {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: text, wechat: text, residents: text, concurrency: text, list: text, rules: { type: 'boolean' } },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Error('give exactly one file')
  if ((values.url === undefined) !== (values.wechat === undefined)) throw new Error('--url and --wechat go together')
  return {
    file,
    list: values.list,
    rules: values.rules === true,
    urls: values.url && values.wechat ? { url: values.url, wechatUrl: values.wechat } : undefined,
    residents: wholeNumber(values.residents, Number.POSITIVE_INFINITY),
    concurrency: wholeNumber(values.concurrency, defaultConcurrency),
  }
}

const communityAt = async (urls: Urls): Promise<Community> => {
  const client = await signInResident(urls, aliasOf('looking around'), { counts: newCounts(), patience: 10_000 })
  const { communities } = must(await client.call(listCommunities))
  const id = communities[0]?.id
  if (id === undefined) throw new Error('there is no community to complain about')
  const { categories } = must(await client.call(readCommunity, { params: { id } }))
  return { id, categories }
}

const readOptionsOrExit = () => {
  try {
    return readOptions()
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(2)
  }
}

const options = readOptionsOrExit()
const orExit = async <R>(read: Promise<R>): Promise<R> => {
  try {
    return await read
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return process.exit(2)
  }
}
if (options.rules) {
  for (const line of rulesReport(await orExit(readAnsweredRows(options.file)))) console.log(line)
  process.exit()
}
const rows = await orExit(readRows(options.file))
const directory = await mkdtemp(join(tmpdir(), 'huiyin-replay-'))
let stack: StackProcess | undefined
if (!options.urls) {
  stack = await startStackProcess({ directory, ports: { gateway: 0, photos: 0, wechat: 0 }, ahead: 0 })
  console.log(`stack        ${stack.url}, kept in ${directory}`)
}
const urls = options.urls ?? stack
if (!urls) throw new Error('nowhere to file')
const listPath = options.list ?? join(directory, 'acknowledged.csv')
const list = await openAcknowledgedList(listPath)
const filings = filingsOf(rows, await communityAt(urls), options.residents)
console.log(
  `rows         ${rows.length} of ${new Set(filings.map(it => it.alias)).size} residents, ${options.concurrency} at a time`,
)
const progress = startProgress('filing', filings.length)
const filed = await fileAll(filings, {
  urls,
  concurrency: options.concurrency,
  list,
  onOutcome: (_, done) => progress.show(done),
})
progress.end()
await list.close()
const { lines, faults } = reportOn(filed)
const stackFaults = stack ? await stack.settle() : []
await stack?.close()
for (const line of [...lines, `acknowledged numbers are listed in ${listPath}`]) console.log(line)
for (const fault of [...faults, ...stackFaults]) console.error(`wrong: ${fault}`)
process.exitCode = faults.length + stackFaults.length > 0 ? 1 : 0
