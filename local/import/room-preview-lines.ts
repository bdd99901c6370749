// A preview of an import as a list one can read at the keyboard.

import { type RoomField, roomHeadings } from '#domain/places/import-rooms.ts'
import type { RoomPreview, RoomsImported } from '../../functions/import/import-rooms.ts'
import type { ImportFault } from '../../functions/import/judge-rooms.ts'

const fields = Object.keys(roomHeadings).filter((it): it is RoomField => it in roomHeadings)

const faultLine = ({ row, column, sentence }: ImportFault): string =>
  `  第 ${row} 行${column === undefined ? '' : `，${column}`}：${sentence}`

const joined = (names: readonly string[]): string => names.map(it => `“${it}”`).join('、')

const sourceLines = ({ sheet, otherSheets, encoding }: RoomPreview): string[] => [
  ...(sheet === undefined
    ? []
    : [`工作表：${sheet}${otherSheets.length > 0 ? `（没有读：${otherSheets.join('、')}）` : ''}`]),
  ...(encoding === undefined ? [] : [`编码：${encoding === 'utf-8' ? 'UTF-8' : 'GB18030'}`]),
]

const columnLines = ({ columns, leftOut }: RoomPreview): string[] => [
  `认出的列：${fields.flatMap(it => columns[it] ?? []).join('、')}`,
  ...(leftOut.length > 0 ? [`不导入的列：${leftOut.join('、')}`] : []),
  ...(columns.unit === undefined ? ['没有单元这一列，都算 1 单元。'] : []),
  ...(columns.ownerName === undefined ? [] : ['业主姓名不保存：绑定房屋只核对手机号。']),
]

/** What the file would do, and every fault. */
export const previewLines = (preview: RoomPreview): string[] => {
  const { headingFaults, faults, faultCount, newBuildings } = preview
  const head = [...sourceLines(preview), ...columnLines(preview)]
  if (headingFaults.length > 0) return [...head, '列名有问题，没有往下读：', ...headingFaults.map(faultLine)]
  return [
    ...head,
    `共 ${preview.rows} 行：新房屋 ${preview.new}，更新业主电话 ${preview.changed}，没有变化 ${preview.unchanged}，有问题 ${preview.faulty}。`,
    ...(newBuildings.length > 0 ? [`新建楼栋：${joined(newBuildings)}`] : []),
    ...(faultCount > 0 ? [`有问题的地方 ${faultCount} 处：`, ...faults.map(faultLine)] : []),
    ...(faultCount > faults.length ? [`  还有 ${faultCount - faults.length} 处没有列出。`] : []),
  ]
}

/** What was written, or why nothing was. */
export const outcomeLines = ({ preview, written }: RoomsImported): string[] => {
  if (written) {
    const { rooms, owners, buildings, overtaken } = written
    return [
      `已导入：新房屋 ${rooms}，更新业主电话 ${owners}，新建楼栋 ${buildings}。`,
      ...(overtaken > 0 ? [`有 ${overtaken} 行同时被别人导入了，请再导入一次核对。`] : []),
    ]
  }
  return [
    '没有写入任何内容。',
    ...(preview.headingFaults.length === 0 ? ['请改好再导入；只导入没有问题的行，加 --good-rows。'] : []),
  ]
}
