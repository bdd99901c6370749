import type { WorkPage } from '#contract/staff.ts'
import { go } from '../../features/go.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { staffUrl } from '../features/staff-url.ts'

type PastRowProps = { communityId: string; past: WorkPage['past'] }

/** Under what is open: there is more, from before this system, and where. */
export function PastRow({ communityId, past }: PastRowProps) {
  if (!past) return null
  return (
    <Card>
      <ListRow
        id="to-past"
        icon="book"
        word={`更早的投诉在台账里（${past.from.slice(0, 4)} 年起）`}
        onTap={() => go(staffUrl.ledger(communityId, past.to))}
      />
    </Card>
  )
}
