import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { go, pages } from '../go.ts'
import { useMe } from '../use-me.ts'

/** From a complaint of mine to whom I let read it. */
export function ShareWay({ id }: { id: string }) {
  return (
    <Card>
      <ListRow id="share" icon="people" word="给家人看" hint="不选，只有您看得到" onTap={() => go(pages.sharing(id))} />
    </Card>
  )
}

/** From my complaints to those of people I live with; only where I live with anybody. */
export function SharedWay() {
  const me = useMe()
  if (!me || me.rooms.length === 0) return null
  return (
    <Card className="mt4">
      <ListRow id="shared" icon="people" word="家人的投诉" hint="同住的家人给您看的" onTap={() => go(pages.shared())} />
    </Card>
  )
}
