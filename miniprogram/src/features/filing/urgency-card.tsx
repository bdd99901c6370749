import { View } from '@tarojs/components'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import type { Draft } from './draft.ts'

type UrgencyCardProps = { draft: Draft; onChange: (part: Partial<Draft>) => void }

/** How pressing it is, and whether the handler may know who asks. */
export function UrgencyCard({ draft, onChange }: UrgencyCardProps) {
  return (
    <Card>
      <SwitchRow
        id="happening-now"
        icon="clock"
        word="现在正在发生"
        on={draft.happeningNow}
        onChange={happeningNow => onChange({ happeningNow })}
      />
      <SwitchRow
        id="danger"
        icon="warn"
        tone="warn"
        word="有危险"
        hint="会伤到人，按紧急的办"
        on={draft.danger}
        onChange={danger => onChange({ danger })}
      />
      {draft.danger && (
        <Note tone="warn" spoken="alert" title="有人受伤、着火、漏气，先打电话" className="mt2">
          119 火警、120 急救。打完再提交，我们马上派人。
        </Note>
      )}
      <View className={draft.danger ? 'mt2' : ''}>
        <SwitchRow
          id="hide-name"
          icon="hide"
          word="对处理人隐去姓名"
          hint="要上门修的，仍会告诉房号"
          on={draft.hideName}
          onChange={hideName => onChange({ hideName })}
        />
      </View>
    </Card>
  )
}
