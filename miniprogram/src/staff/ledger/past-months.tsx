import { Picker } from '@tarojs/components'
import { aria } from '../../ui/aria.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { type Month, monthWords } from '../features/months/month.ts'

type PastMonthsProps = { months: readonly Month[]; onChoose: (month: Month) => void }

/** Where the old ledgers are: they may lie years back, with empty months between. Oldest month first. */
export function PastMonths({ months, onChoose }: PastMonthsProps) {
  const newestFirst = months.toReversed()
  const [first = '', last = ''] = [months[0], months.at(-1)]
  const span = first === last ? monthWords(first) : `${monthWords(first)}至${monthWords(last)}`
  return (
    <Card>
      <Picker
        id="past-months"
        mode="selector"
        range={newestFirst.map(monthWords)}
        onChange={event => onChoose(newestFirst[Number(event.detail.value)] ?? last)}
        {...aria({ role: 'button', label: `旧台账，${span}，选月份` })}
      >
        <ListRow icon="clock" word="旧台账" hint={span} value={`${months.length} 个月`} />
      </Picker>
    </Card>
  )
}
