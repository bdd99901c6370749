// The texts an xlsx keeps once and refers to by number. The first megabytes stay in memory, the rest lies in a file beside it.

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableProblem } from './table-problem.ts'
import { hear, unescaped } from './xml.ts'

const blockBytes = 1024 * 1024
/** Blocks that are never written out, and blocks read back that are kept. */
const keptBlocks = 8
const readBlocks = 8
/** 4 bytes each in memory. Excel's own sheet of 200 columns could name more; nobody's does. */
const mostStrings = 8_000_000
/** Excel's bound on a cell is 32,767 characters. */
export const longestCell = 65_536

export type SharedStrings = {
  /** Throws where there is no such text. */
  at: (index: number) => string
  close: () => void
}

type Shelf = { put: (text: string) => void; at: SharedStrings['at']; close: () => void }

const spillFile = () => {
  let opened: { directory: string; handle: number } | undefined
  return {
    handle(): number {
      if (!opened) {
        const directory = mkdtempSync(join(tmpdir(), 'huiyin-table-'))
        opened = { directory, handle: openSync(join(directory, 'texts'), 'w+', 0o600) }
      }
      return opened.handle
    },
    remove(): void {
      if (!opened) return
      closeSync(opened.handle)
      rmSync(opened.directory, { recursive: true, force: true })
      opened = undefined
    },
  }
}

/** Texts in blocks: none lies across two. A text is found by its position, block number times size plus offset. */
const openShelf = (): Shelf => {
  const kept: Buffer[] = []
  const readBack = new Map<number, Buffer>()
  const spill = spillFile()
  let starts = new Uint32Array(4096)
  let count = 0
  let blocks = 0
  let filled = 0
  let current = Buffer.alloc(blockBytes)

  const shelve = (): void => {
    if (blocks < keptBlocks) kept.push(current)
    else writeSync(spill.handle(), current, 0, blockBytes, (blocks - keptBlocks) * blockBytes)
    current = blocks < keptBlocks ? Buffer.alloc(blockBytes) : current
    blocks += 1
    filled = 0
  }
  const blockAt = (index: number): Buffer => {
    if (index === blocks) return current
    const known = kept[index] ?? readBack.get(index)
    if (known) return known
    const [oldest] = readBack.keys()
    const room = readBack.size >= readBlocks && oldest !== undefined ? readBack.get(oldest) : undefined
    if (room && oldest !== undefined) readBack.delete(oldest)
    const block = room ?? Buffer.alloc(blockBytes)
    readSync(spill.handle(), block, 0, blockBytes, (index - keptBlocks) * blockBytes)
    readBack.set(index, block)
    return block
  }
  return {
    put(text) {
      const length = Buffer.byteLength(text)
      if (filled + 4 + length > blockBytes) shelve()
      if (count >= mostStrings || blocks >= 4095) throw tableProblem('unpacks-too-large')
      if (count === starts.length) {
        const longer = new Uint32Array(starts.length * 2)
        longer.set(starts)
        starts = longer
      }
      starts[count] = blocks * blockBytes + filled
      current.writeUInt32LE(length, filled)
      current.write(text, filled + 4)
      filled += 4 + length
      count += 1
    },
    at(index) {
      const start = index < count ? starts[index] : undefined
      if (start === undefined) throw tableProblem('unreadable')
      const block = blockAt(Math.floor(start / blockBytes))
      const offset = start % blockBytes
      return block.toString('utf8', offset + 4, offset + 4 + block.readUInt32LE(offset))
    },
    close: () => spill.remove(),
  }
}

/** Reads the part whole onto the shelf; the pronunciations Excel keeps beside Chinese and Japanese texts are left out. */
export const sharedStringsIn = async (stream: AsyncIterable<Uint8Array> | undefined): Promise<SharedStrings> => {
  const shelf = openShelf()
  let text = ''
  let isText = false
  let inPhonetic = false
  try {
    if (stream)
      await hear(stream, {
        open(name) {
          if (name === 'si') text = ''
          if (name === 'rPh') inPhonetic = true
          isText = name === 't' && !inPhonetic
        },
        text(more) {
          if (!isText) return
          text += more
          if (text.length > longestCell) throw tableProblem('cell-too-long')
        },
        close(name) {
          if (name === 'rPh') inPhonetic = false
          isText = false
          if (name === 'si') shelf.put(unescaped(text))
        },
      })
    return { at: shelf.at, close: shelf.close }
  } catch (error) {
    shelf.close()
    throw error
  }
}
