import { View } from '@tarojs/components'
import type { CorrectiveRow } from '#contract/correctives.ts'
import { go } from '../../features/go.ts'
import { dayWords } from '../../features/when.ts'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { correctiveChip, ownerWords } from '../features/corrective/corrective-words.ts'
import { staffUrl } from '../features/staff-url.ts'

/** One corrective action: what is to be done, how it stands, whose it is, until when, because of what. Opens the complaint. */
export function CorrectiveRowCard({ row, now }: { row: CorrectiveRow; now: number }) {
  const chip = correctiveChip(row, now)
  const until = dayWords(row.by, now)
  const matter = [row.title, row.place, row.number].join(' · ')
  return (
    <Card
      id={`corrective-${row.complaintId}-${row.index}`}
      label={[row.what, chip.word, `责任人${ownerWords(row)}`, `最晚${until}`, matter].join('，')}
      onTap={() => go(staffUrl.complaint(row.complaintId))}
    >
      <View className="b">{row.what}</View>
      <View className="mt2">
        <Chips>
          <Chip {...chip} />
          {row.state === 'closed' && <Chip tone="rest" icon="done" word="投诉已办结" />}
        </Chips>
      </View>
      <KeyValue name="责任人">{row.isMine ? `${row.owner}（轮到您）` : ownerWords(row)}</KeyValue>
      <KeyValue name="最晚">{until}</KeyValue>
      <KeyValue name="投诉">{matter}</KeyValue>
    </Card>
  )
}
