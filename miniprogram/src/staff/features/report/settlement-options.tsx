import { settlementWords } from '#contract/words.ts'
import { type Settlement, settlements } from '#domain/complaint/classes.ts'
import { needsApproval } from '#domain/complaint/money.ts'
import { Note } from '../../../ui/note.tsx'
import { Options } from '../../../ui/options.tsx'

const items = settlements.map(value => ({
  value,
  word: settlementWords[value],
  disabled: needsApproval(value),
}))
const notYet = items.flatMap(({ disabled, word }) => (disabled ? [word] : [])).join('、')

type SettlementOptionsProps = { value: Settlement | undefined; onChange: (settlement: Settlement) => void }

/** 处理结果: what costs money cannot be chosen before it has been approved, and says so before anything is filled in. */
export function SettlementOptions({ value, onChange }: SettlementOptionsProps) {
  return (
    <>
      <Options
        id="settlement"
        label="处理结果"
        items={items}
        value={value && !needsApproval(value) ? [value] : []}
        onChange={([chosen]) => chosen && onChange(chosen)}
      />
      <Note className="mt3" tone="quiet">{`${notYet}：要花钱的要先审批，审批功能还没有开通，现在不能选。`}</Note>
    </>
  )
}
