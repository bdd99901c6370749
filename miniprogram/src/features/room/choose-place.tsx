import { listRooms, readCommunity } from '#contract/places.ts'
import { relationWords } from '#contract/words.ts'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { call } from '../../api/call.ts'
import { Card } from '../../ui/card.tsx'
import { Options } from '../../ui/options.tsx'
import { ShowLoad } from '../show-load.tsx'
import { useLoad } from '../use-load.ts'
import type { Choice } from './choice.ts'

// 901 before 1201; what is no number at all keeps its place.
const byNumber = (one: string, other: string): number => Number(one) - Number(other) || 0

type PartProps = { choice: Choice; onChange: (part: Choice) => void }

/** 哪一栋. */
export function Buildings({ communityId, choice, onChange }: PartProps & { communityId: string }) {
  const community = useLoad({
    key: `community/${communityId}`,
    schema: readCommunity.answer,
    fetch: () => call(readCommunity, { params: { id: communityId } }),
  })
  return (
    <ShowLoad load={community} spoken="正在取楼栋…">
      {({ buildings }) => (
        <Card title="哪一栋">
          <Options
            id="building"
            label="哪一栋"
            items={buildings.map(({ id, name }) => ({ value: id, word: name }))}
            value={choice.buildingId ? [choice.buildingId] : []}
            onChange={([buildingId]) => onChange({ buildingId, unit: undefined, roomId: undefined })}
          />
        </Card>
      )}
    </ShowLoad>
  )
}

/** 哪个单元, then 房号. */
export function Rooms({ buildingId, choice, onChange }: PartProps & { buildingId: string }) {
  const rooms = useLoad({
    key: `rooms/${buildingId}`,
    schema: listRooms.answer,
    fetch: () => call(listRooms, { params: { id: buildingId } }),
  })
  return (
    <ShowLoad load={rooms} spoken="正在取房号…">
      {({ rooms: found }) => {
        const all = [...found].sort((a, b) => byNumber(a.unit, b.unit) || byNumber(a.number, b.number))
        return (
          <>
            <Card title="哪个单元">
              <Options
                id="unit"
                label="哪个单元"
                items={[...new Set(all.map(({ unit }) => unit))].map(unit => ({ value: unit, word: `${unit} 单元` }))}
                value={choice.unit ? [choice.unit] : []}
                onChange={([unit]) => onChange({ unit, roomId: undefined })}
              />
            </Card>
            {choice.unit && (
              <Card title="房号">
                <Options
                  id="room"
                  label="房号"
                  items={all
                    .filter(({ unit }) => unit === choice.unit)
                    .map(({ id, number }) => ({ value: id, word: number }))}
                  value={choice.roomId ? [choice.roomId] : []}
                  onChange={([roomId]) => onChange({ roomId })}
                />
              </Card>
            )}
          </>
        )
      }}
    </ShowLoad>
  )
}

// A visitor has no room to bind.
const relations = customerRelations.filter(relation => relation !== 'visitor')

/** Who the person is to the room. */
export function Relation({ choice, onChange }: PartProps) {
  return (
    <Card title="您是">
      <Options
        id="relation"
        label="您是"
        items={relations.map(value => ({ value, word: relationWords[value] }))}
        value={choice.relation ? [choice.relation] : []}
        onChange={([chosen]) => onChange({ relation: chosen })}
      />
    </Card>
  )
}
