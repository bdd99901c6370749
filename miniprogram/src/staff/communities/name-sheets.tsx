import { View } from '@tarojs/components'
import { useState } from 'react'
import { mostOfDepartment } from '#domain/places/departments.ts'
import { most } from '#domain/places/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Department } from './use-communities.ts'

type SheetProps = { wrong: string | undefined; onClose: () => void }

type CommunitySheetProps = SheetProps & {
  /** The name it has; undefined for a new one. */
  start: string | undefined
  /** Whose departments and categories a new one begins with. */
  from: string
  onSave: (name: string) => Promise<boolean>
}

/** A community's name: another one for this, or that of a new one. */
export function CommunitySheet({ start, from, wrong, onSave, onClose }: CommunitySheetProps) {
  const [name, setName] = useState(start ?? '')
  const isNew = start === undefined
  const save = async () => {
    if (await onSave(name)) onClose()
  }
  return (
    <Sheet
      open
      title={isNew ? '加一个小区' : '改小区名称'}
      onClose={onClose}
      foot={
        <Button
          id="community-save"
          wide
          word={isNew ? '加上' : '保存'}
          busyWord="正在保存…"
          disabled={name.trim() === '' ? '先填名称' : undefined}
          onTap={save}
        />
      }
    >
      <Wrong words={wrong} />
      <View className="mt3">
        <TextField
          id="community-name"
          label="小区名称"
          placeholder="住户平时怎么叫就怎么写"
          max={most.community}
          value={name}
          onChange={setName}
        />
      </View>
      {isNew && (
        <Note tone="quiet" className="mt4">
          {`部门、类别、紧急电话、公共区域先照着${from}来，以后分开改。您是新小区的管理员。`}
        </Note>
      )}
    </Sheet>
  )
}

type DepartmentSheetProps = SheetProps & {
  start: Department
  isNew: boolean
  onSave: (department: Department) => Promise<boolean>
}

/** A department: its name, and whether anything new goes to it. */
export function DepartmentSheet({ start, isNew, wrong, onSave, onClose }: DepartmentSheetProps) {
  const [name, setName] = useState(start.name)
  const [retired, setRetired] = useState(start.retired === true)
  const save = async () => {
    if (await onSave({ id: start.id, name, retired })) onClose()
  }
  return (
    <Sheet
      open
      title={isNew ? '加一个部门' : start.name}
      onClose={onClose}
      foot={
        <Button
          id="department-save"
          wide
          word="保存"
          busyWord="正在保存…"
          disabled={name.trim() === '' ? '先填名称' : undefined}
          onTap={save}
        />
      }
    >
      <Wrong words={wrong} />
      <View className="mt3">
        <TextField
          id="department-name"
          label="部门名称"
          placeholder="比如 绿化部"
          max={mostOfDepartment}
          value={name}
          onChange={setName}
        />
      </View>
      {!isNew && (
        <View className="mt4">
          <SwitchRow
            id="department-retired"
            icon="slash"
            word="停用"
            hint="没有类别、同事和没办完的投诉在用时才能停；办过的事照旧显示它的名字"
            on={retired}
            onChange={setRetired}
          />
        </View>
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
