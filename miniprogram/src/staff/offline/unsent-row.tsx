import type { Card as OrderCard } from '#contract/complaint-views.ts'
import { go } from '../../features/go.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { useKeepOrders } from './keep-orders.ts'
import { useActs } from './use-acts.ts'

/** 3 件还没传，点这里看: over the work list, whose own orders it keeps on the phone; nothing where everything has arrived. */
export function UnsentRow({ orders }: { orders: readonly OrderCard[] }) {
  useKeepOrders(orders)
  const waiting = useActs()
  if (waiting.length === 0) return null
  const matters = new Set(waiting.map(({ act }) => act.complaintId)).size
  const refused = new Set(waiting.filter(({ standing }) => standing.at === 'stuck').map(({ act }) => act.complaintId))
    .size
  return (
    <Card>
      <ListRow
        id="unsent"
        icon={refused > 0 ? 'warn' : 'offline'}
        {...(refused > 0 ? { tone: 'warn' as const } : {})}
        word={`${matters} 件还没传，点这里看`}
        hint={refused > 0 ? `其中 ${refused} 件没传上，请选怎么办` : '存在手机里，有网自动传'}
        onTap={() => go(staffUrl.unsent)}
      />
    </Card>
  )
}
