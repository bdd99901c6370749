// Reads just enough of an EXIF block (TIFF 6.0 layout) to say whether it tells a place. Many phones write an empty GPS
// directory; only a latitude or a longitude counts.

const gpsDirectoryTag = 0x8825
const latitudeTag = 0x0002
const longitudeTag = 0x0004
const entryBytes = 12

/** Whether an EXIF block (with or without its `Exif\0\0` prefix) holds a latitude or longitude; false for a broken block. */
export const tellsPlace = (exif: Buffer | undefined): boolean => {
  if (exif === undefined) return false
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
  const littleEndian = tiff.toString('latin1', 0, 2) === 'II'
  const read16 = (at: number) => (littleEndian ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const read32 = (at: number) => (littleEndian ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const entriesOf = (directory: number): { tag: number; value: number }[] =>
    Array.from({ length: read16(directory) }, (_, index) => {
      const entry = directory + 2 + index * entryBytes
      return { tag: read16(entry), value: read32(entry + 8) }
    })

  try {
    const gps = entriesOf(read32(4)).find(entry => entry.tag === gpsDirectoryTag)
    return gps !== undefined && entriesOf(gps.value).some(({ tag }) => tag === latitudeTag || tag === longitudeTag)
  } catch (error) {
    if (error instanceof RangeError) return false // an offset beyond the block
    throw error
  }
}
