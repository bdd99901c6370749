import sharp from 'sharp'
import { describe, expect, it, test } from 'vitest'
import { compare, differences, namesToKeep, shrink, tolerance } from '../../../local/gallery/baseline.ts'
import { complaintOf, type Look, looks, type Screen } from '../../../local/gallery/screen.ts'
import { everyScreen } from '../../../local/gallery/screens.ts'

const width = 375
const height = 812

type Box = { left: number; top: number; width: number; height: number; colour: string }

/** A phone's screen with one box on it. */
const aPicture = (box: Partial<Box> = {}, ground = '#F1F5F2'): Promise<Buffer> => {
  const { left, top, colour, ...size } = { left: 16, top: 600, width: 343, height: 52, colour: '#0A5A46', ...box }
  const create = (background: string) => ({ channels: 3 as const, background })
  return sharp({ create: { width, height, ...create(ground) } })
    .composite([{ input: { create: { ...size, ...create(colour) } }, left, top }])
    .png()
    .toBuffer()
}

const shareOf = async (one: Buffer, other: Buffer): Promise<number> =>
  (await compare(await shrink(one), await shrink(other))).share

const aShot = (picture: Buffer, screen = 'nowhere') => ({
  screen,
  title: '',
  state: 'ready' as const,
  look: 'light' as const,
  view: undefined,
  picture,
  whole: undefined,
  faults: [],
})

const aScreen = (id: string, kept: readonly Look[]): Screen => ({
  id,
  title: id,
  who: 'chenguilan',
  page: 'pages/home/index',
  see: '',
  asks: true,
  keeps: { ready: kept },
})

describe('a picture that is kept', () => {
  it('is small', async () => expect((await shrink(await aPicture())).length).toBeLessThan(4096))

  it.each([
    ['a phone’s', 375, 812, [188, 406]],
    ['a desk’s', 1280, 800, [640, 400]],
  ])('is half of %s own size', async (_whose, wide, high, half) => {
    const picture = sharp({ create: { width: wide, height: high, channels: 3, background: '#F1F5F2' } }).png()
    const kept = await sharp(await shrink(await picture.toBuffer())).metadata()
    expect([kept.width, kept.height]).toEqual(half)
  })

  it.each([
    ['the same again', {}, '#F1F5F2'],
    ['letters smoothed a little differently', { colour: '#0C5E4A' }, '#F1F5F2'],
  ])('is still like %s', async (_what, box, ground) => {
    expect(await shareOf(await aPicture(), await aPicture(box, ground))).toBeLessThanOrEqual(tolerance)
  })

  it.each([
    ['a button that is not there', { colour: '#F1F5F2' }],
    ['a button in the warning colour', { colour: '#A3301A' }],
    ['a button half its height lower', { top: 626 }],
  ])('differs from %s', async (_what, box) => {
    expect(await shareOf(await aPicture(), await aPicture(box))).toBeGreaterThan(tolerance)
  })

  it('shows where it differs', async () => {
    const { marked } = await compare(
      await shrink(await aPicture()),
      await shrink(await aPicture({ colour: '#A3301A' })),
    )
    const { data, info } = await sharp(marked).raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
    expect(at(90, 310)).toEqual([200, 30, 30])
    expect(at(90, 100)).toEqual([255, 255, 255])
  })
})

test('a new picture is a difference until it is accepted', async () => {
  const [found] = await differences([aShot(await aPicture())], new Set(['nowhere.ready.light']))
  expect(found).toMatchObject({ name: 'nowhere.ready.light', share: 1, was: undefined })
})

test('a picture nobody keeps is not compared', async () => {
  expect(await differences([aShot(await aPicture())], new Set())).toEqual([])
})

test('sixty pictures may be kept, one more may not', () => {
  const twelve = Array.from({ length: 12 }, (_, index) => aScreen(`s${index}`, looks))
  expect(namesToKeep(twelve).size).toBe(60)
  expect(() => namesToKeep([...twelve, aScreen('one-more', ['light'])])).toThrow('61 pictures')
})

test('each screen has a name of its own', () => {
  expect(new Set(everyScreen.map(it => it.id)).size).toBe(everyScreen.length)
})

test('a demo complaint is found by its story', () => {
  expect(complaintOf('date-to-agree')).toBe('demo-22-date-to-agree-000001')
  expect(() => complaintOf('never-told')).toThrow('0 stories named never-told')
})
