import type { ReactNode } from 'react'
import { Card } from '../../ui/card.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'

type Urgency = { happeningNow: boolean; danger: boolean; hideName: boolean }

type UrgencyCardProps = {
  urgency: Urgency
  onChange: (part: Partial<Urgency>) => void
  /** Beside the hidden name: why it is hidden already. */
  hideHint?: string
  /** More about the person. */
  children?: ReactNode
}

/** How pressing it is, and whether the handler may know who asks. */
export function UrgencyCard({ urgency, onChange, hideHint, children }: UrgencyCardProps) {
  return (
    <Card>
      <SwitchRow
        id="happening-now"
        icon="clock"
        word="现在正在发生"
        hint="先派人到现场"
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
      <SwitchRow
        id="hide-name"
        icon="hide"
        word="对处理人隐去姓名"
        hint={hideHint ?? '要上门修的，仍会告诉房号'}
        on={urgency.hideName}
        onChange={hideName => onChange({ hideName })}
      />
      {children}
    </Card>
  )
}
