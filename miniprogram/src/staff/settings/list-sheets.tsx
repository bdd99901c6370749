import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Settings } from '#contract/settings.ts'
import { most } from '#domain/places/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Keyed<T> = T & { key: number }

/** Rows of a list while it is being entered: each keeps its key when others go. */
const useRows = <T,>(start: readonly T[], empty: T) => {
  const [rows, setRows] = useState<Keyed<T>[]>(() => start.map((it, key) => ({ ...it, key })))
  const next = rows.reduce((most, it) => Math.max(most, it.key + 1), 0)
  return {
    rows,
    put: (key: number, part: Partial<T>) => setRows(rows.map(it => (it.key === key ? { ...it, ...part } : it))),
    remove: (key: number) => setRows(rows.filter(it => it.key !== key)),
    add: () => setRows([...rows, { ...empty, key: next }]),
  }
}

type ListSheetProps<T> = {
  start: readonly T[]
  wrong: string | undefined
  onSave: (rows: T[]) => Promise<boolean>
  onClose: () => void
}

/** 紧急电话: what a resident rings before anything else. */
export function PhonesSheet({ start, wrong, onSave, onClose }: ListSheetProps<Settings['phones'][number]>) {
  const { rows, put, remove, add } = useRows(start, { name: '', phone: '' })
  const save = async () => {
    if (await onSave(rows.map(({ name, phone }) => ({ name, phone })))) onClose()
  }
  return (
    <Sheet
      open
      title="紧急电话"
      onClose={onClose}
      foot={<Button id="phones-save" wide word="保存" busyWord="正在保存…" onTap={save} />}
    >
      <Wrong words={wrong} />
      <View className="sub">火警 119、报警 110、急救 120 一直都有，不用填。</View>
      {rows.map(({ key, name, phone }, at) => (
        <View key={key} className="mt4">
          <TextField
            id={`phone-${at}-name`}
            label={`第 ${at + 1} 个`}
            placeholder="比如 物业值班"
            max={most.name}
            value={name}
            onChange={it => put(key, { name: it })}
          />
          <View className="mt2">
            <TextField
              id={`phone-${at}-number`}
              silent
              label={`第 ${at + 1} 个的号码`}
              placeholder="号码"
              keyboard="number"
              max={20}
              value={phone}
              onChange={it => put(key, { phone: it })}
            />
          </View>
          <Button id={`phone-${at}-remove`} kind="text" word="删掉" label={`删掉${name}`} onTap={() => remove(key)} />
        </View>
      ))}
      {rows.length < most.phones && (
        <Button id="phone-add" className="mt3" kind="secondary" wide icon="plus" word="加一个" onTap={add} />
      )}
    </Sheet>
  )
}

/** 公共区域: places without a room that can be complained about. */
export function PlacesSheet({ start, wrong, onSave, onClose }: ListSheetProps<Settings['places'][number]>) {
  const { rows, put, remove, add } = useRows(start, { name: '', inBuildings: false })
  const save = async () => {
    if (await onSave(rows.map(({ name, inBuildings }) => ({ name, inBuildings })))) onClose()
  }
  return (
    <Sheet
      open
      title="公共区域"
      onClose={onClose}
      foot={<Button id="places-save" wide word="保存" busyWord="正在保存…" onTap={save} />}
    >
      <Wrong words={wrong} />
      {rows.map(({ key, name, inBuildings }, at) => (
        <View key={key} className="mt4">
          <TextField
            id={`place-${at}-name`}
            label={`第 ${at + 1} 处`}
            placeholder="比如 地下车库"
            max={most.name}
            value={name}
            onChange={it => put(key, { name: it })}
          />
          <SwitchRow
            id={`place-${at}-buildings`}
            word="每栋楼都有"
            hint="比如电梯、楼道，要问是哪一栋"
            on={inBuildings}
            onChange={it => put(key, { inBuildings: it })}
          />
          <Button id={`place-${at}-remove`} kind="text" word="删掉" label={`删掉${name}`} onTap={() => remove(key)} />
        </View>
      ))}
      {rows.length < most.places && (
        <Button id="place-add" className="mt3" kind="secondary" wide icon="plus" word="加一处" onTap={add} />
      )}
    </Sheet>
  )
}

function Wrong({ words }: { words: string | undefined }) {
  if (!words) return null
  return (
    <Note tone="warn" spoken="alert">
      {words}
    </Note>
  )
}
