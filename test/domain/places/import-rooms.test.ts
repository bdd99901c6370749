import { describe, expect, test } from 'vitest'
import { buildingKey, buildingName, inFigures } from '#domain/places/building-name.ts'
import {
  compareRoom,
  matchRoomColumns,
  type RoomColumns,
  roomFrom,
  roomKeyIn,
  roomLabel,
} from '#domain/places/import-rooms.ts'

describe('one building, however it is written', () => {
  test.each([
    ['', '3栋', '3 栋'],
    ['', '３＃', '3 栋'],
    ['', '03 号楼', '3 幢'],
    ['', '三栋', '3'],
    ['', '十二栋', '12 栋'],
    ['', '二十幢', '20号楼'],
    ['', '三十五栋', '35 栋'],
    ['', '十栋', '10 栋'],
    ['', 'a座', 'A 栋'],
    ['', '100栋', '100 栋'],
    ['一期', '3栋', '1期 3 栋'],
    ['1', '3栋', '一期 3 栋'],
    ['Ａ', '3栋', 'A区 3 栋'],
    ['12', '3栋', '十二期 3 栋'],
    ['', ' 3  栋 ', '3栋'],
    ['', '东03栋', '东3栋'],
    ['A1', '3栋', 'A13栋'],
    ['西A', '3栋', '西A3栋'],
  ])('%s %s is %s', (phase, building, standing) => {
    expect(buildingKey(phase, building)).toBe(buildingKey('', standing))
  })

  test.each([
    ['', '3栋', '', '13栋'],
    ['', '3栋', '', '30栋'],
    ['', '商铺', '', '3栋'],
    ['一期', '3栋', '二期', '3栋'],
    ['一期', '3栋', '', '3栋'],
    ['1', '3栋', '', '13栋'],
  ])('%s %s is not %s %s', (phase, building, otherPhase, other) => {
    expect(buildingKey(phase, building)).not.toBe(buildingKey(otherPhase, other))
  })

  test.each([
    ['', '3栋', '3 栋'],
    ['', '3', '3 栋'],
    ['', '3＃', '3 栋'],
    ['', '3号楼', '3 号楼'],
    ['', 'a座', 'A 座'],
    ['', '商业街', '商业街'],
    ['一期', '3栋', '一期 3 栋'],
    ['1', '3栋', '1 期 3 栋'],
    ['a', '3幢', 'A 区 3 幢'],
    ['12期', 'B-12座', '12 期 B-12 座'],
    ['东1期', '3栋', '东1期 3 栋'],
    ['2期', '3座楼', '2 期 3座楼'],
    ['', '东3栋', '东3栋'],
    ['', '12楼', '12 栋'],
    ['AB', '3', 'AB 3 栋'],
  ])('a new one, %s %s, is called %s', (phase, building, name) => {
    expect(buildingName(phase, building)).toBe(name)
  })

  test('numerals within a name count as well', () => {
    expect(inFigures('东十一区二十二号')).toBe('东11区22号')
  })
})

describe('columns', () => {
  test('are found by the names offices use, with stars, brackets and blanks', () => {
    const { columns, faults } = matchRoomColumns([
      '序号',
      '小区名称',
      '分期',
      '* 楼 栋',
      '单元号',
      '房间号（必填）',
      '户主',
      '联系电话：',
    ])
    expect(faults).toEqual([])
    expect(columns).toEqual({
      community: '小区名称',
      phase: '分期',
      building: '* 楼 栋',
      unit: '单元号',
      number: '房间号（必填）',
      ownerName: '户主',
      ownerPhone: '联系电话：',
    })
  })

  test('building and room number are needed, and none may stand there twice but the name', () => {
    expect(matchRoomColumns(['姓名', '业主', '手机', '联系电话']).faults).toEqual([
      { column: '联系电话', reason: 'column-twice', is: '手机' },
      { column: '楼栋', reason: 'column-missing' },
      { column: '房号', reason: 'column-missing' },
    ])
  })
})

const columns: RoomColumns = {
  community: '项目',
  phase: '区域',
  building: '楼栋',
  unit: '单元',
  number: '房号',
  ownerName: '业主姓名',
  ownerPhone: '业主电话',
}
const good = {
  项目: '听松苑',
  区域: '一期',
  楼栋: '3栋',
  单元: '2单元',
  房号: '301室',
  业主姓名: '王小明',
  业主电话: '13800138000',
}
const read = (changes: Partial<typeof good>, unread: string[] = []) =>
  roomFrom({ ...good, ...changes }, { columns, communityName: '听松苑', unread: new Set(unread) })

describe('a row', () => {
  test('is a room with the phone of its owner, and without his name', () => {
    const { room, faults } = read({})
    expect(faults).toEqual([])
    expect(room).toEqual({
      building: { key: '1期3', name: '一期 3 栋' },
      unit: '2',
      number: '301',
      ownerPhone: '13800138000',
    })
    expect(room && roomLabel(room)).toBe('一期 3 栋 2 单元 301')
  })

  test.each([
    ['with blanks and a country code', '+86 138 0013-8000', '13800138000'],
    ['with 0086', '008613800138000', '13800138000'],
    ['in full width', '１３８００１３８０００', '13800138000'],
    ['with 86 alone', '8613800138000', '13800138000'],
    ['in brackets', '(138) 0013 8000', '13800138000'],
    ['not given', '', undefined],
  ])('takes a phone %s', (_, phone, expected) => {
    const { room, faults } = read({ 业主电话: phone })
    expect(faults).toEqual([])
    expect(room?.ownerPhone).toBe(expected)
  })

  test.each<[string, Partial<typeof good>, unknown]>([
    ['of another community', { 项目: '观澜苑' }, { column: '项目', reason: 'other-community', is: '观澜苑' }],
    ['of an odd phase', { 区域: '一期；二期' }, { column: '区域', reason: 'building-odd', is: '一期；二期' }],
    ['without building', { 楼栋: '' }, { column: '楼栋', reason: 'building-empty' }],
    ['of an odd building', { 楼栋: '3栋/4栋' }, { column: '楼栋', reason: 'building-odd', is: '3栋/4栋' }],
    ['whose building became a date', { 楼栋: '2026-03-01 00:00' }, { column: '楼栋', reason: 'became-date' }],
    ['without unit', { 单元: '单元' }, { column: '单元', reason: 'unit-empty' }],
    ['of an odd unit', { 单元: '1|2' }, { column: '单元', reason: 'unit-odd', is: '1|2' }],
    ['whose unit became a date', { 单元: '2026-01-02 00:00' }, { column: '单元', reason: 'became-date' }],
    ['without number', { 房号: '' }, { column: '房号', reason: 'number-empty' }],
    ['of an odd number', { 房号: '301?' }, { column: '房号', reason: 'number-odd', is: '301?' }],
    ['whose number became a date', { 房号: '2026-03-12 00:00' }, { column: '房号', reason: 'became-date' }],
    ['with a phone one figure short', { 业主电话: '1380013800' }, { column: '业主电话', reason: 'phone-odd' }],
    ['with a phone one figure long', { 业主电话: '138001380001' }, { column: '业主电话', reason: 'phone-odd' }],
    [
      'with a country code before too many figures',
      { 业主电话: '86138001380001' },
      { column: '业主电话', reason: 'phone-odd' },
    ],
    ['with a country code in the middle', { 业主电话: '18613800138000' }, { column: '业主电话', reason: 'phone-odd' }],
    [
      'of an odd building told at length',
      { 楼栋: '？'.repeat(41) },
      { column: '楼栋', reason: 'building-odd', is: '？'.repeat(40) },
    ],
    [
      'whose unit only looks like a date',
      { 单元: '2026-01-02 00:00:00' },
      { column: '单元', reason: 'unit-odd', is: '2026-01-02 00:00:00' },
    ],
    [
      'whose number only ends like a date',
      { 房号: 'x2026-03-12 00:00' },
      { column: '房号', reason: 'number-odd', is: 'x2026-03-12 00:00' },
    ],
    ['with a landline', { 业主电话: '021-58881234' }, { column: '业主电话', reason: 'phone-odd' }],
    ['with a word', { 业主电话: '无' }, { column: '业主电话', reason: 'phone-odd' }],
    ['with two phones', { 业主电话: '13800138000/13900139000' }, { column: '业主电话', reason: 'phone-several' }],
  ])('%s is no room', (_, changes, fault) => {
    expect(read(changes)).toEqual({ faults: [fault] })
  })

  test('says all that is wrong with it at once', () => {
    expect(read({ 楼栋: '', 房号: '', 业主电话: '1' }).faults.map(it => it.reason)).toEqual([
      'building-empty',
      'number-empty',
      'phone-odd',
    ])
  })

  test('is not judged where it could not be read, and then is no room', () => {
    expect(read({ 房号: '', 业主电话: '1' }, ['房号'])).toEqual({
      faults: [{ column: '业主电话', reason: 'phone-odd' }],
    })
    expect(read({}, ['房号'])).toEqual({ faults: [] })
  })

  test('may leave community, phase, unit, name and phone out', () => {
    const few = { columns: { building: '楼栋', number: '房号' }, communityName: '听松苑', unread: new Set<string>() }
    expect(roomFrom({ 楼栋: '3', 房号: '301' }, few)).toEqual({
      room: { building: { key: '3', name: '3 栋' }, unit: '1', number: '301' },
      faults: [],
    })
    expect(roomFrom({}, few).faults.map(it => it.reason)).toEqual(['building-empty', 'number-empty'])
    expect(read({ 项目: '', 区域: '' }).room?.building.name).toBe('3 栋')
  })

  test('means the same room of a building however unit and number are written', () => {
    expect(roomKeyIn('2 单元', '301室')).toBe(roomKeyIn('2', '301'))
    expect(roomKeyIn('二单元', '301房')).toBe(roomKeyIn('02', ' 301 '))
    expect(roomKeyIn('2', '301')).not.toBe(roomKeyIn('2', '0301'))
    expect(roomKeyIn('2', '301')).not.toBe(roomKeyIn('3', '301'))
    expect(roomKeyIn('002', '301号房')).toBe(roomKeyIn('2', '301'))
    expect(roomKeyIn('102', '301')).not.toBe(roomKeyIn('12', '301'))
    expect(roomKeyIn('单元2', '301')).not.toBe(roomKeyIn('2', '301'))
    expect(roomKeyIn('2', '商号房1')).not.toBe(roomKeyIn('2', '商1'))
  })
})

describe('what an import does to a room', () => {
  test.each([
    ['that is not there', undefined, 'a', false, 'new'],
    ['without phone that gets one', {}, 'a', false, 'changed'],
    ['with the same phone', { ownerPhoneHash: 'a' }, 'a', false, 'unchanged'],
    ['that would lose its phone', { ownerPhoneHash: 'a' }, undefined, true, 'unchanged'],
    ['of another owner, unsaid', { ownerPhoneHash: 'a' }, 'b', false, 'other-owner'],
    ['of another owner, said', { ownerPhoneHash: 'a' }, 'b', true, 'changed'],
  ])('%s', (_, standing, phoneHash, mayChangeOwner, outcome) => {
    expect(compareRoom(standing, phoneHash, mayChangeOwner)).toBe(outcome)
  })
})
