import { View } from '@tarojs/components'
import { ListRow } from '../../../ui/list-row.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { groups, type MoveForm } from './move-form.ts'

type MoreSheetProps = {
  forms: readonly MoveForm[]
  /** 不予受理, where the bar has no room for it. */
  decline?: (() => void) | false
  onChoose: (form: MoveForm) => void
  onClose: () => void
}

/** Everything else that can be done, in groups. */
export function MoreSheet({ forms, decline, onChoose, onClose }: MoreSheetProps) {
  return (
    <Sheet open title="更多" onClose={onClose}>
      {groups.map(group => {
        const rows = forms.filter(form => form.group === group)
        const declines = group === '更正' && decline
        if (rows.length === 0 && !declines) return null
        return (
          <View key={group} className="mt4">
            <View className="b">{group}</View>
            <View className="mt2">
              {rows.map(form => (
                <ListRow
                  key={form.id}
                  id={`move-${form.id}`}
                  icon={form.icon}
                  word={form.word}
                  onTap={() => onChoose(form)}
                />
              ))}
              {declines && <ListRow id="decline" icon="slash" word="不予受理" onTap={declines} />}
            </View>
          </View>
        )
      })}
    </Sheet>
  )
}
