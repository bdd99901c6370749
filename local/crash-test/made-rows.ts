// The complaints of a crash test, made up here; every third with a real picture.

import sharp from 'sharp'
import { cleanPhoto } from '../../functions/photos/clean-photo.ts'
import { sha256Of } from '../replay/acknowledged.ts'
import { type Community, type Filing, filingsOf, keyOf, type Photo } from '../replay/filing.ts'

const matters = ['电梯停在三楼不动', '楼道漏水', '半夜噪音扰民', '车位被占', '垃圾没人清', '外墙开裂', '前台态度不好']
const rowsPerResident = 4
const withPhotoEvery = 3

export type MadeRows = {
  filings: Filing[]
  /** By the hash of a picture as sent: the hash it has once it was cleaned. */
  cleanedHashes: Map<string, string>
}

const aJpeg = (row: number): Promise<Buffer> =>
  sharp({
    create: {
      width: 320,
      height: 240,
      channels: 3,
      background: { r: (row * 67) % 256, g: (row * 151) % 256, b: (row * 29) % 256 },
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .jpeg()
    .toBuffer()

const photoOf = async (rowId: string, row: number, cleanedHashes: Map<string, string>): Promise<Photo> => {
  const bytes = await aJpeg(row)
  const cleaned = await cleanPhoto(bytes)
  if (!cleaned.ok) throw new Error(`the picture of row ${rowId} is none: ${cleaned.reason}`)
  cleanedHashes.set(sha256Of(bytes), cleaned.sha256)
  return { key: keyOf(rowId, 0), bytes }
}

/** Makes `count` rows. */
export const makeRows = async (count: number, community: Community, withPhotos: boolean): Promise<MadeRows> => {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `crash-${index + 1}`,
    user: `resident-${Math.floor(index / rowsPerResident)}`,
    title: matters[index % matters.length] ?? '',
    filedAt: '',
    body: `这是第 ${index + 1} 件，请尽快处理`,
  }))
  const cleanedHashes = new Map<string, string>()
  const filings: Filing[] = []
  for (const [index, filing] of filingsOf(rows, community, Number.POSITIVE_INFINITY).entries()) {
    const photos = withPhotos && index % withPhotoEvery === 0 ? [await photoOf(filing.rowId, index, cleanedHashes)] : []
    filings.push({ ...filing, photos })
  }
  return { filings, cleanedHashes }
}
