import type { Me } from '#contract/session.ts'
import { Card } from '../ui/card.tsx'
import { ListRow } from '../ui/list-row.tsx'
import { go, pages } from './go.ts'

/** The way to the work list, for whoever is staff too. */
export function WorkDoor({ me }: { me: Me }) {
  if (me.grants.length === 0) return null
  return (
    <Card>
      <ListRow id="staff-work" icon="wrench" word="工作台" hint="您是员工，从这里去办事" onTap={() => go(pages.work)} />
    </Card>
  )
}
