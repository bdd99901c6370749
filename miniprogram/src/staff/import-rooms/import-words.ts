// An import of rooms in words.

import type { Job } from '#contract/jobs.ts'
import { sentenceFor } from '#contract/refusals.ts'
import { largestTableBytes, type RoomTablePreview } from '#contract/room-imports.ts'

/** What is wrong with a file before it is sent; nothing where it may be. */
export const wrongBefore = ({ name, size }: { name: string; size: number }): string | undefined => {
  if (!/\.(xlsx|csv)$/i.test(name)) return '只收 xlsx 或 csv 表格。旧的 xls 请另存为 xlsx。'
  return size > largestTableBytes ? '文件超过 20 MB，请分成几份。' : undefined
}

/** 第 12 行，业主电话. */
export const placeWords = ({ row, column }: RoomTablePreview['faults'][number]): string =>
  column === undefined ? `第 ${row} 行` : `第 ${row} 行，${column}`

/** What would be written, name and figure; what is none is left out. */
export const figuresOf = (preview: RoomTablePreview): { name: string; words: string }[] =>
  [
    { name: '新楼栋', words: preview.newBuildingCount > 0 && `${preview.newBuildingCount} 栋` },
    { name: '新单元', words: preview.newUnits > 0 && `${preview.newUnits} 个` },
    { name: '新房屋', words: preview.new > 0 && `${preview.new} 套` },
    { name: '更新业主电话', words: preview.changed > 0 && `${preview.changed} 套` },
    { name: '没有变化', words: preview.unchanged > 0 && `${preview.unchanged} 套` },
    { name: '有问题', words: preview.faulty > 0 && `${preview.faulty} 行` },
  ].flatMap(({ name, words }) => (words === false ? [] : [{ name, words }]))

/** The new buildings by name, as far as they are listed. */
export const buildingWords = ({ newBuildings, newBuildingCount }: RoomTablePreview): string => {
  const names = newBuildings.join('、')
  return newBuildingCount > newBuildings.length ? `${names} 等 ${newBuildingCount} 栋` : names
}

/** How many rows the yes would write. */
export const toWrite = (preview: RoomTablePreview): number => preview.new + preview.changed

/** Why nothing can be imported yet; nothing where it can. */
export const whyNot = (preview: RoomTablePreview, goodRows: boolean): string | undefined => {
  if (preview.faultCount > 0 && !goodRows) return '有问题的行要先改好，或选择跳过'
  return toWrite(preview) === 0 ? '没有要导入的，都已经有了' : undefined
}

/** What came of it. */
export const outcomeWords = ({ imported }: Job): string => {
  if (!imported) return ''
  const { rooms, owners, buildings, stoppedFor } = imported
  const parts = [
    rooms > 0 && `新房屋 ${rooms} 套`,
    owners > 0 && `更新业主电话 ${owners} 套`,
    buildings > 0 && `新楼栋 ${buildings} 栋`,
  ].filter(it => it !== false)
  const done = parts.length > 0 ? `${parts.join('，')}。` : '没有写入新的内容。'
  return stoppedFor === undefined ? done : `${done}没有全部导入：${sentenceFor(stoppedFor)}`
}
