import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cleanPhoto } from '../../../functions/photos/clean-photo.ts'
import { largestPhotoBytes } from '../../../functions/photos/upload-permission.ts'
import { aPhoto, aPng, aRenamedZip, aTruncatedJpeg, aWebp } from '../../support/pictures.ts'

const cleaned = async (original: Buffer) => {
  const outcome = await cleanPhoto(original)
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`)
  return outcome
}

const place = { lat: 31.2304, lon: 121.4737 }
// 31° 13' 49.44" as EXIF writes it, little-endian; libvips shortens 4944/100 itself.
const degreesOfLatitude = Buffer.from([31, 0, 0, 0, 1, 0, 0, 0, 13, 0, 0, 0, 1, 0, 0, 0])

test('the place a photo was taken at is gone from the photo and from its thumbnail', async () => {
  const original = await aPhoto({ place })
  expect((await sharp(original).metadata()).exif?.includes(degreesOfLatitude)).toBe(true)

  const photo = await cleaned(original)
  expect(photo.hadPlace).toBe(true)
  for (const picture of [photo.full, photo.medium, photo.thumbnail]) {
    const left = await sharp(picture).metadata()
    expect([left.exif, left.xmp, left.iptc, left.icc, left.comments]).toEqual(Array(5).fill(undefined))
    expect(picture.includes(degreesOfLatitude)).toBe(false)
    expect(picture.includes('Exif')).toBe(false)
  }
})

test('a place told by XMP only is noticed and gone as well', async () => {
  const plain = await aPhoto()
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="31,13.8N"/></x:xmpmeta>'
  const photo = await cleaned(await sharp(plain).withXmp(xmp).jpeg().toBuffer())
  expect(photo.hadPlace).toBe(true)
  expect(photo.full.includes('GPSLatitude')).toBe(false)
})

test('a photo that tells no place is said to tell none', async () => {
  expect((await cleaned(await aPhoto())).hadPlace).toBe(false)
  expect((await cleaned(await aPhoto({ orientation: 6 }))).hadPlace).toBe(false)
  const emptyGps = await sharp(await aPhoto())
    .withExif({ IFD3: { GPSDateStamp: '2026:11:22' } })
    .jpeg()
    .toBuffer()
  expect((await sharp(emptyGps).metadata()).exif?.includes('2026:11:22')).toBe(true)
  expect((await cleaned(emptyGps)).hadPlace).toBe(false)
})

// In the painted pictures red grows to the right and green downwards.
const corner = async (picture: Buffer, left: number, top: number) => {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 4, height: 4 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { red: data[0] ?? 0, green: data[1] ?? 0 }
}

test('a photo taken with the phone held upright is turned upright', async () => {
  const lying = await aPhoto({ width: 400, height: 300, orientation: 6 })
  const photo = await cleaned(lying)
  expect([photo.width, photo.height]).toEqual([300, 400])
  expect((await sharp(photo.full).metadata()).orientation).toBeUndefined()
  // Orientation 6 is a quarter turn clockwise: the lower left corner (little red, much green) comes to the upper left.
  const upperLeft = await corner(photo.full, 0, 0)
  expect(upperLeft.red).toBeLessThan(40)
  expect(upperLeft.green).toBeGreaterThan(190)
  expect(await sizeOf(photo.medium)).toEqual([300, 400])
})

const sizeOf = async (picture: Buffer): Promise<[number, number]> => {
  const { width, height } = await sharp(picture).metadata()
  return [width, height]
}

test('a large photo is made 2048 at its longest edge, its thumbnail a square of 192', async () => {
  const photo = await cleaned(await aPhoto({ width: 3000, height: 1500 }))
  expect([photo.width, photo.height]).toEqual([2048, 1024])
  expect(await sizeOf(photo.full)).toEqual([2048, 1024])
  expect(await sizeOf(photo.thumbnail)).toEqual([192, 192])
})

test('the thumbnail is the middle of the photo', async () => {
  const { thumbnail } = await cleaned(await aPhoto({ width: 1200, height: 400 }))
  // Red grows from left to right: at the left edge of the middle third it is a third of the way.
  expect((await corner(thumbnail, 0, 90)).red).toBeGreaterThan(60)
  expect((await corner(thumbnail, 188, 90)).red).toBeLessThan(195)
})

// WeChat's audit: a picture has no more pixels than the place it is shown in, on a display of twice the density.
const places = { cell: 96 * 96 * 4, comparison: 311 * 214 * 4 }

test.each([
  ['lying', 4000, 3000],
  ['upright', 3000, 4000],
  ['square', 3000, 3000],
  ['a panorama', 4000, 500],
  ['a screenshot', 1080, 2400],
])(
  '%s: the smaller ones have no more pixels than are shown, and the medium one keeps its shape',
  async (_, width, height) => {
    const photo = await cleaned(await aPhoto({ width, height }))
    const [[wide, high], [across, down]] = [await sizeOf(photo.medium), await sizeOf(photo.thumbnail)]
    expect(across * down).toBeLessThanOrEqual(places.cell)
    expect(wide * high).toBeLessThanOrEqual(places.comparison)
    expect(wide * high).toBeGreaterThan(places.comparison * 0.98)
    expect(Math.abs(wide / high / (width / height) - 1)).toBeLessThan(0.01)
  },
)

test('a small photo is not blown up, whatever it is made for', async () => {
  const photo = await cleaned(await aPhoto({ width: 100, height: 50 }))
  expect([photo.width, photo.height]).toEqual([100, 50])
  expect(await sizeOf(photo.medium)).toEqual([100, 50])
  expect(await sizeOf(photo.thumbnail)).toEqual([50, 50])
})

test('the hash is the hash of the cleaned photo', async () => {
  const photo = await cleaned(await aPhoto())
  expect(photo.sha256).toBe(createHash('sha256').update(photo.full).digest('hex'))
  expect((await cleaned(await aPhoto())).sha256).toBe(photo.sha256)
  expect((await cleaned(await aPhoto({ seed: 2 }))).sha256).not.toBe(photo.sha256)
})

test('PNG and WebP become JPEG, see-through parts become white', async () => {
  for (const original of [await aPng(), await aWebp()]) {
    const photo = await cleaned(original)
    expect((await sharp(photo.full).metadata()).format).toBe('jpeg')
  }
  const upperLeft = await corner((await cleaned(await aPng())).full, 4, 4)
  expect(upperLeft.red).toBeGreaterThan(240)
  expect(upperLeft.green).toBeGreaterThan(240)
})

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
)
const gif = () =>
  sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .gif()
    .toBuffer()
const withHead = async (head: number[], rest: Promise<Buffer>) => Buffer.concat([Buffer.from(head), await rest])

test.each<[string, () => Promise<Buffer> | Buffer]>([
  ['a renamed zip archive', aRenamedZip],
  ['a web page', () => Buffer.from('<!doctype html><script>1</script>')],
  ['an SVG drawing', () => svg],
  ['a GIF', gif],
  ['a PDF', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
  ['nothing at all', () => Buffer.alloc(0)],
  ['a zip archive behind a JPEG beginning', () => withHead([0xff, 0xd8, 0xff], Promise.resolve(aRenamedZip()))],
  ['a GIF behind a PNG beginning', () => withHead([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], gif())],
  ['a photo of which only a part arrived', aTruncatedJpeg],
  ['a PNG of which only a part arrived', async () => (await aPng()).subarray(0, 900)],
  ['a PNG with a damaged middle', async () => (await aPng()).fill(0, 1000, 1200)],
])('%s is refused as no picture', async (_, original) => {
  expect(await cleanPhoto(await original())).toEqual({ ok: false, reason: 'photo-not-an-image' })
})

test('a picture of more than 50 million pixels is refused however small its file', async () => {
  const white = (width: number) =>
    sharp({ create: { width, height: 5000, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
  const bomb = await white(10_001)
  expect(bomb.length).toBeLessThan(1_000_000)
  expect(await cleanPhoto(bomb)).toEqual({ ok: false, reason: 'photo-too-large' })
  expect(await cleanPhoto(await white(10_000))).toMatchObject({ ok: true, width: 2048, height: 1024 })
})

test('a file of more than 10 MB is refused, one of exactly 10 MB is cleaned', async () => {
  const largest = await aPhoto({ bytesAtLeast: largestPhotoBytes })
  expect(await cleanPhoto(largest)).toMatchObject({ ok: true })
  const larger = await aPhoto({ bytesAtLeast: largestPhotoBytes + 1 })
  expect(await cleanPhoto(larger)).toEqual({ ok: false, reason: 'photo-too-large' })
})
