import { crc32, deflateRawSync } from 'node:zlib'

export type ZipFile = { readonly path: string; readonly bytes: Uint8Array }

// 1 January 1980, the first day a zip can name: the same files give the same zip, whenever and wherever it is made.
const firstDay = 0x0021
const madeOnUnix = 3 << 8
const readableFile = 0o100644

/** A zip of these files, sorted by path; byte for byte the same for the same files. */
export const writeZip = (files: readonly ZipFile[]): Buffer => {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, bytes } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const name = Buffer.from(path, 'utf8')
    const packed = deflateRawSync(bytes)
    const shared = sharedHeader({ packed: packed.length, full: bytes.length, crc: crc32(bytes), name: name.length })
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name])
    local.push(header, packed)
    directory.push(directoryEntry(shared, offset), name)
    offset += header.length + packed.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...local, central, endOfDirectory(files.length, central.length, offset)])
}

const sharedHeader = ({
  packed,
  full,
  crc,
  name,
}: {
  packed: number
  full: number
  crc: number
  name: number
}): Buffer => {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(0x0800, 2) // names are UTF-8
  header.writeUInt16LE(8, 4) // deflate
  header.writeUInt16LE(0, 6)
  header.writeUInt16LE(firstDay, 8)
  header.writeUInt32LE(crc, 10)
  header.writeUInt32LE(packed, 14)
  header.writeUInt32LE(full, 18)
  header.writeUInt16LE(name, 22)
  return header
}

const directoryEntry = (shared: Buffer, offset: number): Buffer => {
  const start = Buffer.from('PK\x01\x02\x00\x00', 'latin1')
  start.writeUInt16LE(madeOnUnix | 20, 4)
  const end = Buffer.alloc(14)
  end.writeUInt32LE(readableFile * 0x10000, 6)
  end.writeUInt32LE(offset, 10)
  return Buffer.concat([start, shared, end])
}

const endOfDirectory = (count: number, length: number, offset: number): Buffer => {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
