import { createHash } from 'node:crypto'
import sharp, { type ResizeOptions, type SharpInput, type SharpOptions } from 'sharp'
import { tellsPlace } from './exif-place.ts'
import { largestPhotoBytes } from './upload-permission.ts'

const mostPixels = 50_000_000
const fullEdge = 2048
// Pixels of the places a phone shows them in, twice: a picture may have no more than the display behind it, or WeChat's
// audit counts it as waste. The smallest cell is 96 wide and square; a comparison 311 × 214.
const thumbnailEdge = 192
const mediumPixels = 4 * 311 * 214
const quality = 82
const secondsToDecode = 20

export type CleanedPhoto = {
  ok: true
  full: Buffer
  /** As large as a phone shows it within a page. */
  medium: Buffer
  /** Its middle, square. */
  thumbnail: Buffer
  /** SHA-256 of `full`, lower-case hex. */
  sha256: string
  /** Pixels of `full`, as seen after turning it upright. */
  width: number
  height: number
  /** Whether the original told where it was taken. */
  hadPlace: boolean
}
export type UncleanPhoto = { ok: false; reason: 'photo-not-an-image' | 'photo-too-large' }

/**
 * Makes a fresh upright JPEG (and two smaller ones) out of what a phone sent, without any of its metadata. What is not a
 * JPEG, PNG or WebP by its own bytes, or does not decode to the end, is refused; never throws for bad input.
 */
export const cleanPhoto = async (original: Buffer): Promise<CleanedPhoto | UncleanPhoto> => {
  if (original.length > largestPhotoBytes) return tooLarge
  const format = formatByFirstBytes(original)
  if (format === undefined) return notAnImage

  try {
    // Only the header is read here, so a picture of absurd size costs nothing.
    const seen = await sharp(original, { limitInputPixels: false }).metadata()
    if (seen.format !== format) return notAnImage
    if (seen.width * seen.height > mostPixels) return tooLarge

    const within = { width: fullEdge, height: fullEdge, fit: 'inside' } as const
    const { data: full, info } = await jpeg(original, within, { failOn: 'error', limitInputPixels: mostPixels })
    const [medium, thumbnail] = await Promise.all([jpeg(full, mediumOf(info)), jpeg(full, squareOf(info))])
    return {
      ok: true,
      full,
      medium: medium.data,
      thumbnail: thumbnail.data,
      sha256: createHash('sha256').update(full).digest('hex'),
      width: info.width,
      height: info.height,
      hadPlace: tellsPlace(seen.exif) || (seen.xmp?.includes('GPSLatitude') ?? false),
    }
  } catch {
    // The decoder throws for every broken file and has no error types to tell them apart.
    return notAnImage
  }
}

const notAnImage = { ok: false, reason: 'photo-not-an-image' } as const
const tooLarge = { ok: false, reason: 'photo-too-large' } as const

type Size = { width: number; height: number }

const mediumOf = ({ width, height }: Size): ResizeOptions => {
  const scale = Math.min(1, Math.sqrt(mediumPixels / (width * height)))
  const shrunk = (edge: number) => Math.max(1, Math.floor(edge * scale))
  return { width: shrunk(width), height: shrunk(height), fit: 'fill' }
}

const squareOf = ({ width, height }: Size): ResizeOptions => {
  const edge = Math.min(width, height, thumbnailEdge)
  return { width: edge, height: edge, fit: 'cover' }
}

// sharp writes no metadata unless asked to; the picture is made anew from its pixels.
const jpeg = (input: SharpInput, size: ResizeOptions, options: SharpOptions = {}) =>
  sharp(input, options)
    .timeout({ seconds: secondsToDecode })
    .autoOrient()
    .resize({ ...size, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality, mozjpeg: false })
    .toBuffer({ resolveWithObject: true })

const formatByFirstBytes = (bytes: Buffer): 'jpeg' | 'png' | 'webp' | undefined => {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp'
  return undefined
}
