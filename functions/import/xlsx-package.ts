// An xlsx is a zip of parts: which there are, how large, and where the first visible sheet lies.

import { posix } from 'node:path'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry } from 'yauzl'
import { tableProblem } from './table-problem.ts'
import { hear } from './xml.ts'

/** As many parts as a workbook with hundreds of sheets and pictures has. */
const mostParts = 5000
/** Parts that are kept in memory – relations, the list of sheets, styles – are small in every real workbook. */
const smallPart = 16 * 1024 * 1024
/** Below this a part may be packed as tightly as it likes. */
const harmless = 64 * 1024 * 1024
/** Rows that are all alike but for their numbers pack to a fiftieth; what packs tighter was made to be unpacked. */
const tightest = 150

export type XlsxPackage = {
  /** The part, unpacked; undefined where there is none. Throws where it is too large for what it is. */
  part: (path: string, size?: 'small' | 'large') => Promise<AsyncIterable<Uint8Array> | undefined>
  close: () => void
}

export type Workbook = {
  sheet: { name: string; path: string }
  otherSheets: string[]
  /** Dates count from 1904. */
  from1904: boolean
  styles: string | undefined
  sharedStrings: string | undefined
}

const checkEntry = ({ fileName, compressedSize, uncompressedSize }: Entry, most: number): void => {
  if (fileName.startsWith('xl/externalLinks/')) throw tableProblem('refers-outside')
  const isBomb = uncompressedSize > harmless && uncompressedSize > compressedSize * tightest
  if (isBomb || uncompressedSize > most) throw tableProblem('unpacks-too-large')
}

/** Throws behind the last piece of what was changed on its way. */
async function* checked(bytes: AsyncIterable<Uint8Array>, expected: number): AsyncGenerator<Uint8Array, void> {
  let sum = 0
  for await (const piece of bytes) {
    sum = crc32(piece, sum)
    yield piece
  }
  if (sum !== expected) throw tableProblem('unreadable')
}

/** Opens the zip and looks at every part's size before any is unpacked; what unpacks to more than it said breaks off. */
export const openPackage = async (path: string, unpackedBytes: number): Promise<XlsxPackage> => {
  const zip = await yauzl.openPromise(path, { autoClose: false })
  const entries = new Map<string, Entry>()
  try {
    if (zip.entryCount > mostParts) throw tableProblem('unpacks-too-large')
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, unpackedBytes)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    zip.close()
    throw error
  }
  return {
    async part(path, size = 'small') {
      const entry = entries.get(path)
      if (!entry) return undefined
      if (size === 'small' && entry.uncompressedSize > smallPart) throw tableProblem('unpacks-too-large')
      return checked(await zip.openReadStreamPromise(entry), entry.crc32)
    },
    close: () => zip.close(),
  }
}

type Relation = { id: string; type: string; target: string }

/** What a part refers to, as paths within the package; what lies outside is left out and never followed. */
const relationsOf = async (parts: XlsxPackage, path: string): Promise<Relation[]> => {
  const stream = await parts.part(posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`))
  if (!stream) return []
  const found: Relation[] = []
  await hear(stream, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External' || Target === undefined) return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(path), Target)
      found.push({ id: Id ?? '', type: posix.basename(Type ?? ''), target })
    },
  })
  return found
}

/** Finds the parts that matter. Throws where this zip is no workbook or has no visible sheet. */
export const workbookIn = async (parts: XlsxPackage): Promise<Workbook> => {
  const [root] = (await relationsOf(parts, '')).filter(it => it.type === 'officeDocument')
  const stream = root && (await parts.part(root.target))
  if (!stream) throw tableProblem('not-a-table')
  const sheets: { name: string; id: string; isVisible: boolean }[] = []
  let from1904 = false
  await hear(stream, {
    open(element, { name = '', id = '', state, date1904 }) {
      if (element === 'sheet') sheets.push({ name, id, isVisible: state === undefined || state === 'visible' })
      if (element === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true'
    },
  })
  const relations = await relationsOf(parts, root.target)
  const pathOf = (id: string) => relations.find(it => it.id === id && it.type === 'worksheet')?.target
  const chosen = sheets.find(it => it.isVisible && pathOf(it.id) !== undefined)
  const path = chosen && pathOf(chosen.id)
  if (!path) throw tableProblem('no-sheet')
  return {
    sheet: { name: chosen.name, path },
    otherSheets: sheets.filter(it => it !== chosen).map(it => it.name),
    from1904,
    styles: relations.find(it => it.type === 'styles')?.target,
    sharedStrings: relations.find(it => it.type === 'sharedStrings')?.target,
  }
}
