import { createHash } from 'node:crypto'
import sharp, { type SharpInput, type SharpOptions } from 'sharp'
import { tellsPlace } from './exif-place.ts'
import { largestPhotoBytes } from './upload-permission.ts'

const mostPixels = 50_000_000
const fullEdge = 2048
const thumbnailEdge = 480
const quality = 82
const secondsToDecode = 20

export type CleanedPhoto = {
  ok: true
  full: Buffer
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
 * Makes a fresh upright JPEG (and a thumbnail) out of what a phone sent, without any of its metadata. What is not a
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

    const { data: full, info } = await jpeg(original, fullEdge, { failOn: 'error', limitInputPixels: mostPixels })
    const { data: thumbnail } = await jpeg(full, thumbnailEdge, {})
    return {
      ok: true,
      full,
      thumbnail,
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

// sharp writes no metadata unless asked to; the picture is made anew from its pixels.
const jpeg = (input: SharpInput, longestEdge: number, options: SharpOptions) =>
  sharp(input, options)
    .timeout({ seconds: secondsToDecode })
    .autoOrient()
    .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
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
