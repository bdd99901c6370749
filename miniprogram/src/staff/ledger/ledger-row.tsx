import { View } from '@tarojs/components'
import type { LedgerRow } from '#contract/staff.ts'
import { dateWords, timeWords } from '../../features/when.ts'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Tap } from '../../ui/tap.tsx'
import { Words } from '../../ui/words.tsx'
import { stateChipByWord } from '../features/complaint/case-chips.ts'

type LedgerRowCardProps = { row: LedgerRow; now: number; onTap: () => void }

/** One line of the ledger as a card. */
export function LedgerRowCard({ row, now, onTap }: LedgerRowCardProps) {
  const received = `${dateWords(row.receivedAt, now)} ${timeWords(row.receivedAt)}`
  const who = [row.place, row.customer].filter(Boolean).join(' · ')
  const how = [row.source, row.category, row.severity, row.handler].filter(Boolean).join(' · ')
  const after = [
    row.satisfaction && `评价${row.satisfaction}`,
    row.visit && `回访${row.visit}`,
    row.closedAt !== undefined && `${dateWords(row.closedAt, now)}办结`,
  ]
    .filter(Boolean)
    .join(' · ')
  const late = row.overdue ? '有超期' : ''
  return (
    <Tap
      id={`row-${row.id}`}
      className="card ledger-row"
      spoken={[row.number, row.title, row.state, late, who, received].filter(Boolean).join('，')}
      onTap={onTap}
    >
      <View className="row ledger-no">
        <View className="num b nb grow">{row.number}</View>
        <View className="sub num">{received}</View>
      </View>
      <View className="card-t mt1 ledger-what">{row.title}</View>
      <View className="txt ledger-who">{who}</View>
      <View className="sub ledger-how">
        <View>{how}</View>
        {row.sender && <View>{[row.sender, row.senderNumber].filter(Boolean).join(' ')}</View>}
      </View>
      {after && (
        <View className="sub ledger-after">
          <Words>{after}</Words>
        </View>
      )}
      <View className="mt2 ledger-state">
        <Chips>
          <Chip {...stateChipByWord(row.state)} />
          {row.overdue && <Chip tone="warn-soft" icon="overdue" word="有超期" />}
        </Chips>
      </View>
    </Tap>
  )
}
