import { holds } from '#domain/people/actor.ts'
import { go } from '../../features/go.ts'
import { useMe } from '../../features/use-me.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { actorOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'

/** What else is set up for a community; the codes also by the manager. */
export function Beside({ communityId }: { communityId: string }) {
  const me = useMe()
  if (!me || !holds(actorOf(me), communityId, ['admin', 'manager'])) return null
  return (
    <Card>
      <ListRow
        id="building-codes"
        icon="building"
        word="楼栋码"
        hint="贴在门口，住户扫码绑定房屋"
        onTap={() => go(staffUrl.buildingCodes(communityId))}
      />
      {holds(actorOf(me), communityId, ['admin']) && (
        <ListRow
          id="import-rooms"
          icon="doc"
          word="导入房屋"
          hint="楼栋、房号、业主电话，从表格来"
          onTap={() => go(staffUrl.importRooms(communityId))}
        />
      )}
    </Card>
  )
}
