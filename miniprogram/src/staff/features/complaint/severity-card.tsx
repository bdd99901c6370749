import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Severity, severities } from '#domain/complaint/classes.ts'
import { severityChip } from '../../../features/complaint/chips.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ListRow } from '../../../ui/list-row.tsx'
import { Note } from '../../../ui/note.tsx'
import { Options } from '../../../ui/options.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { severityChoices } from '../choices.ts'

const meanings: Record<Severity, string> = {
  emergency: '正危及人身或财产安全。时钟日夜都走，不等上班。',
  major: '损失大、涉及人身安全或法律风险。要由客服主管派工。',
  ordinary: '没有眼前的危险，按平常的时限办。',
  suggestion: '意见和建议，没有东西要修要赔。',
}

type SeverityCardProps = {
  /** What it is now. */
  current: Severity
  chosen: Severity
  onChange: (severity: Severity) => void
  /** Asked for where the severity is lowered. */
  reason: string
  onReason: (reason: string) => void
  wrong: string | undefined
}

const mostLetters = 500

/** Whether a severity is lower than another: the list begins with the gravest. */
export const isLower = (to: Severity, from: Severity): boolean => severities.indexOf(to) > severities.indexOf(from)

/** The severity a complaint is accepted under, with what it means, and a way to correct it. */
export function SeverityCard({ current, chosen, onChange, reason, onReason, wrong }: SeverityCardProps) {
  const [open, setOpen] = useState(false)
  return (
    <Card>
      <View className="row-top">
        <Chip {...severityChip(chosen)} />
        <View className="ml3 sub grow">{meanings[chosen]}</View>
      </View>
      {open ? (
        <View className="mt3">
          <Options
            id="severity"
            label="级别"
            items={severityChoices}
            value={[chosen]}
            onChange={([severity]) => severity && onChange(severity)}
          />
          {chosen !== current && <Note className="mt3">改了级别，时限从收到投诉时重新算。</Note>}
          {isLower(chosen, current) && (
            <View id="ask-severity-reason" className="mt3">
              <TextArea
                id="severity-reason"
                label="为什么改低"
                value={reason}
                onChange={onReason}
                max={mostLetters}
                placeholder="写清楚为什么改低"
                wrong={wrong}
              />
            </View>
          )}
        </View>
      ) : (
        <View className="mt2">
          <ListRow id="change-severity" word="级别不对？改一改" onTap={() => setOpen(true)} />
        </View>
      )}
    </Card>
  )
}
