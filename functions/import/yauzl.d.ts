// The parts of yauzl 3 the import stands on. The package ships no types.

declare module 'yauzl' {
  export type Entry = {
    fileName: string
    compressedSize: number
    uncompressedSize: number
    crc32: number
    isEncrypted(): boolean
  }
  export type ZipFile = {
    entryCount: number
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<import('node:stream').Readable>
    close(): void
  }
  const yauzl: { openPromise(path: string, options: { autoClose: boolean }): Promise<ZipFile> }
  export default yauzl
}
