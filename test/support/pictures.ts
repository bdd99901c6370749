import { deflateRawSync } from 'node:zlib'
import sharp from 'sharp'

type PhotoWish = {
  width?: number
  height?: number
  /** Other seeds are other pictures; the same seed gives the same bytes. */
  seed?: number
  /** Degrees, north and east positive; written into the GPS directory of the EXIF block. */
  place?: { lat: number; lon: number }
  /** EXIF orientation 1…8. */
  orientation?: number
  /** Pads a smaller picture with JPEG comments up to this size (exactly, unless only 1 to 3 bytes are missing). */
  bytesAtLeast?: number
}

/** A real JPEG as a phone would make it; without a wish for place or orientation it has no EXIF block. */
export const aPhoto = async (wish: PhotoWish = {}): Promise<Buffer> => {
  let picture = painted(wish).jpeg({ quality: 90 })
  if (wish.place !== undefined) picture = picture.withExif({ IFD3: gpsDirectory(wish.place) })
  if (wish.orientation !== undefined) picture = picture.withMetadata({ orientation: wish.orientation })
  return paddedTo(wish.bytesAtLeast ?? 0, await picture.toBuffer())
}

/** A real PNG, see-through in its upper left corner. */
export const aPng = ({ width = 320, height = 240, seed = 1 }: PhotoWish = {}): Promise<Buffer> =>
  painted({ width, height, seed })
    .ensureAlpha()
    .composite([{ input: aBlock, raw: { width: 16, height: 16, channels: 4 }, blend: 'dest-out', left: 0, top: 0 }])
    .png()
    .toBuffer()

const aBlock = Buffer.alloc(16 * 16 * 4, 255)

/** A real WebP. */
export const aWebp = (wish: PhotoWish = {}): Promise<Buffer> => painted(wish).webp().toBuffer()

/** A JPEG of which only the first 60 % arrived. */
export const aTruncatedJpeg = async (): Promise<Buffer> => {
  const whole = await aPhoto({ width: 640, height: 480, seed: 7 })
  return whole.subarray(0, Math.floor(whole.length * 0.6))
}

/** A zip archive with one entry, as someone might send it under the name photo.jpg. */
export const aRenamedZip = (): Buffer => {
  const name = Buffer.from('readme.txt')
  const content = deflateRawSync(Buffer.from('not a picture'))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(content.length, 18)
  local.writeUInt16LE(name.length, 26)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  return Buffer.concat([local, name, content, end])
}

// A slope of colour from the upper left to the lower right with a little grain: it compresses like a photo, and the
// corners tell whether it was turned.
const painted = ({ width = 640, height = 480, seed = 1 }: PhotoWish) => {
  const pixels = Buffer.alloc(width * height * 3)
  let state = seed * 2654435761 + 1
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const grain = state >>> 28
      const at = (y * width + x) * 3
      pixels[at] = Math.floor((x / width) * 230) + grain
      pixels[at + 1] = Math.floor((y / height) * 230) + grain
      pixels[at + 2] = ((seed * 37) % 200) + grain
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

const gpsDirectory = ({ lat, lon }: { lat: number; lon: number }) => ({
  GPSLatitudeRef: lat < 0 ? 'S' : 'N',
  GPSLatitude: degreesMinutesSeconds(lat),
  GPSLongitudeRef: lon < 0 ? 'W' : 'E',
  GPSLongitude: degreesMinutesSeconds(lon),
})

const degreesMinutesSeconds = (degrees: number): string => {
  const hundredthsOfSeconds = Math.round(Math.abs(degrees) * 360_000)
  const whole = Math.floor(hundredthsOfSeconds / 360_000)
  const minutes = Math.floor((hundredthsOfSeconds % 360_000) / 6000)
  return `${whole}/1 ${minutes}/1 ${hundredthsOfSeconds % 6000}/100`
}

const paddedTo = (size: number, jpeg: Buffer): Buffer => {
  const comments: Buffer[] = []
  let missing = size - jpeg.length
  while (missing > 0) {
    // A comment is 4 bytes of head and up to 65 533 of text; never leave a rest too small for a head.
    const next = Math.max(4, missing <= 65_537 ? missing : Math.min(65_537, missing - 4))
    const comment = Buffer.alloc(next, 0x20)
    comment.writeUInt16BE(0xfffe, 0)
    comment.writeUInt16BE(next - 2, 2)
    comments.push(comment)
    missing -= next
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...comments, jpeg.subarray(2)])
}
