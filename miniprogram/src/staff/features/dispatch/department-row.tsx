import { View } from '@tarojs/components'
import { useState } from 'react'
import { ListRow } from '../../../ui/list-row.tsx'
import { Options } from '../../../ui/options.tsx'
import type { useCandidates } from './use-candidates.ts'

type DepartmentRowProps = Pick<ReturnType<typeof useCandidates>, 'departments' | 'departmentId'> & {
  id: string
  onChoose: (departmentId: string) => void
}

/** Whose people are shown; a tap opens the other departments. */
export function DepartmentRow({ id, departments, departmentId, onChoose }: DepartmentRowProps) {
  const [isOpen, setOpen] = useState(false)
  const name = departments.find(it => it.id === departmentId)?.name
  if (departments.length < 2) return null
  return (
    <View>
      <ListRow
        id={id}
        word="部门"
        value={name ?? '请选'}
        label={`部门，${name ?? '请选'}，${isOpen ? '收起' : '换部门'}`}
        onTap={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <Options
          id={`${id}-of`}
          label="派给哪个部门"
          items={departments.map(it => ({ value: it.id, word: it.name }))}
          value={departmentId === undefined ? [] : [departmentId]}
          onChange={([chosen]) => {
            setOpen(false)
            if (chosen !== undefined && chosen !== departmentId) onChoose(chosen)
          }}
        />
      )}
    </View>
  )
}
