// The pictures kept in git, small, and whether a new one still looks the same.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { type Screen, usuallyKept } from './screen.ts'
import { nameOf, type Shot } from './shoot.ts'

/** Where the kept pictures lie. */
export const keptFolder = resolve(import.meta.dirname, '..', '..', 'docs', 'gallery')

/** So many pictures are kept at most. */
export const mostKept = 60

type Size = { width: number; height: number }

const sizeOf = async (picture: Buffer): Promise<Size> => {
  const { width = 0, height = 0 } = await sharp(picture).metadata()
  return { width, height }
}

/** A channel may differ by this much of 255 before a pixel counts: letters are smoothed a little differently elsewhere. */
const noticeable = 40
/** This share of the pixels may differ before a picture counts. */
export const tolerance = 0.01

const pathOf = (name: string): string => join(keptFolder, `${name}.png`)

/** Half as large, in few colours: what is kept. */
export const shrink = async (picture: Buffer): Promise<Buffer> => {
  const { width, height } = await sizeOf(picture)
  return sharp(picture)
    .resize(Math.round(width / 2), Math.round(height / 2), { fit: 'fill' })
    .png({ palette: true, colours: 16, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer()
}

const pixelsOf = (picture: Buffer, { width, height }: Size): Promise<Buffer> =>
  sharp(picture).removeAlpha().resize(width, height, { fit: 'fill' }).raw().toBuffer()

/** The share of pixels that look different, from 0 to 1, and a picture of where. */
export const compare = async (one: Buffer, other: Buffer): Promise<{ share: number; marked: Buffer }> => {
  const size = await sizeOf(other)
  const [was, is] = await Promise.all([pixelsOf(one, size), pixelsOf(other, size)])
  const count = size.width * size.height
  const marked = Buffer.alloc(count * 3, 255)
  let different = 0
  for (let pixel = 0; pixel < count; pixel += 1) {
    const channels = [0, 1, 2].map(it => Math.abs((was[pixel * 3 + it] ?? 0) - (is[pixel * 3 + it] ?? 0)))
    if (Math.max(...channels) <= noticeable) continue
    different += 1
    marked.set([200, 30, 30], pixel * 3)
  }
  const raw = { ...size, channels: 3 } as const
  return { share: different / count, marked: await sharp(marked, { raw }).png().toBuffer() }
}

/** The names of the pictures that are to be kept. Throws where there are too many. */
export const namesToKeep = (screens: readonly Screen[]): Set<string> => {
  const names = screens.flatMap(({ id, keeps = usuallyKept }) =>
    Object.entries(keeps).flatMap(([state, looks]) => looks.map(look => `${id}.${state}.${look}`)),
  )
  if (names.length > mostKept) throw new Error(`${names.length} pictures are to be kept, at most ${mostKept} may be`)
  return new Set(names)
}

/** A picture that is not as it was: `was` is undefined for one that is not kept yet. */
export type Difference = { name: string; share: number; was: Buffer | undefined; is: Buffer; marked: Buffer }

/** Compares the shots with what is kept of them; shots nobody keeps are left out. */
export const differences = async (shots: readonly Shot[], kept: ReadonlySet<string>): Promise<Difference[]> => {
  const found: Difference[] = []
  for (const shot of shots) {
    const name = nameOf(shot)
    if (!kept.has(name)) continue
    const was = await readFile(pathOf(name)).catch(() => undefined)
    const is = await shrink(shot.picture)
    const { share, marked } = await compare(was ?? is, is)
    if (was === undefined) found.push({ name, share: 1, was, is, marked })
    else if (share > tolerance) found.push({ name, share, was, is, marked })
  }
  return found
}

/** Lays the differences beside each other: as it was, as it is, where they differ. */
export const writeDifferences = async (found: readonly Difference[], folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const { name, was, is, marked } of found) {
    const pictures = [was ?? is, is, marked]
    const { width, height } = await sizeOf(is)
    const sheet = sharp({ create: { width: width * 3 + 32, height, channels: 3, background: '#888888' } })
    const input = pictures.map((picture, place) => ({ input: picture, left: place * (width + 16), top: 0 }))
    await writeFile(join(folder, `${name}.png`), await sheet.composite(input).png().toBuffer())
  }
}

/** Keeps these pictures, and takes out those of screens and states that are no more. */
export const accept = async (shots: readonly Shot[], kept: ReadonlySet<string>): Promise<void> => {
  await mkdir(keptFolder, { recursive: true })
  for (const file of await readdir(keptFolder))
    if (file.endsWith('.png') && !kept.has(file.replace(/\.png$/, ''))) await rm(join(keptFolder, file))
  for (const shot of shots) {
    const name = nameOf(shot)
    if (kept.has(name)) await writeFile(pathOf(name), await shrink(shot.picture))
  }
}

/** Pictures that are kept of nothing any more, or of something that was never taken. */
export const strayPictures = async (kept: ReadonlySet<string>): Promise<string[]> => {
  const files = await readdir(keptFolder).catch(() => [])
  const names = files.filter(it => it.endsWith('.png')).map(it => it.replace(/\.png$/, ''))
  return names.filter(name => !kept.has(name))
}
