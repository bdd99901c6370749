import type { WorkPage } from '#contract/staff.ts'
import { go } from '../../features/go.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { staffUrl } from '../features/staff-url.ts'

type InspectionLineProps = { communityId: string; from: WorkPage['inspectFrom']; now: number }

/** Over the work list, from two hours before the end of work on: the way to what must not stand overnight. */
export function InspectionLine({ communityId, from, now }: InspectionLineProps) {
  if (from === undefined || now < from) return null
  return (
    <Card>
      <ListRow
        id="to-inspection"
        icon="shield"
        word="下班前巡查"
        hint="今天不能过夜的，一件一件看过去"
        onTap={() => go(staffUrl.inspection(communityId))}
      />
    </Card>
  )
}
