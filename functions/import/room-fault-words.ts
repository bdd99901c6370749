// What is wrong with a row of rooms, in a sentence for whoever brought the file.

import type { RoomFault } from '#domain/places/import-rooms.ts'

export const roomFaultWords = ({ reason, column, is = '', row = 0 }: RoomFault): string => {
  switch (reason) {
    case 'column-missing':
      return `缺少“${column}”这一列。`
    case 'column-twice':
      return `“${column}”和“${is}”说的是同一件事，不知道以哪一列为准。请删去其中一列。`
    case 'other-community':
      return `写的是“${is}”，不是要导入的小区。`
    case 'building-empty':
      return '没有写楼栋。'
    case 'building-odd':
      return `“${is}”不像楼栋的名称。`
    case 'building-unknown':
      return `小区里没有“${is}”。如果是新的楼栋，导入时请选择“新建楼栋”。`
    case 'unit-empty':
      return '没有写单元。'
    case 'unit-odd':
      return `“${is}”不像单元。`
    case 'number-empty':
      return '没有写房号。'
    case 'number-odd':
      return `“${is}”不像房号。`
    case 'became-date':
      return 'Excel 把这一格当成了日期。请把这一列设为文本，再重新填写。'
    case 'phone-odd':
      return '不是 11 位的手机号。'
    case 'phone-several':
      return '写了不止一个手机号，只能留一个。'
    case 'room-twice':
      return `和第 ${row} 行是同一套房。`
    case 'other-owner':
      return '这套房已登记了另一个手机号。如果换了业主，导入时请选择“更换业主电话”。'
  }
}
