import type { ReactNode } from 'react'
import { Card } from '../../ui/card.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import type { Draft } from './draft.ts'

type Urgency = Pick<Draft, 'happeningNow' | 'danger' | 'hideName'>

type UrgencyCardProps = {
  urgency: Urgency
  onChange: (part: Partial<Urgency>) => void
  /** What to do first where somebody is in danger. */
  children?: ReactNode
}

/** How pressing it is, and whether the handler may know who asks. */
export function UrgencyCard({ urgency, onChange, children }: UrgencyCardProps) {
  return (
    <Card>
      <SwitchRow
        id="happening-now"
        icon="clock"
        word="现在正在发生"
        on={urgency.happeningNow}
        onChange={happeningNow => onChange({ happeningNow })}
      />
      <SwitchRow
        id="danger"
        icon="warn"
        tone="warn"
        word="有危险"
        hint="会伤到人，按紧急的办"
        on={urgency.danger}
        onChange={danger => onChange({ danger })}
      />
      {urgency.danger && children}
      <SwitchRow
        id="hide-name"
        icon="hide"
        word="对处理人隐去姓名"
        hint="要上门修的，仍会告诉房号"
        on={urgency.hideName}
        onChange={hideName => onChange({ hideName })}
      />
    </Card>
  )
}
