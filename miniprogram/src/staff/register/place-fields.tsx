import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { type Community, listRooms } from '#contract/places.ts'
import { call } from '../../api/call.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { RegisterForm, RoomChoice } from '../features/register/register-form.ts'
import { RoomTyped } from './room-typed.tsx'

type Room = { id: string; unit: string; number: string; label: string }

type RoomSheetProps = {
  open: boolean
  community: Community
  onClose: () => void
  onChoose: (room: RoomChoice) => void
}

/** Building, unit, room: three short choices, the last one closes. */
export function RoomSheet({ open, community, onClose, onChoose }: RoomSheetProps) {
  const [buildingId, setBuildingId] = useState<string>()
  const [unit, setUnit] = useState<string>()
  const [rooms, setRooms] = useState<readonly Room[]>([])
  const [wrong, setWrong] = useState<string>()
  const asked = useRef<string>()
  const openBuilding = async (id: string) => {
    asked.current = id
    setBuildingId(id)
    setUnit(undefined)
    setRooms([])
    setWrong(undefined)
    const listed = await call(listRooms, { params: { id } })
    if (asked.current !== id) return
    if (!listed.ok) return setWrong(listed.sentence)
    setRooms(listed.value.rooms)
  }
  const units = [...new Set(rooms.map(room => room.unit))]
  const chosenUnit = unit ?? (units.length === 1 ? units[0] : undefined)
  const choose = (roomId: string) => {
    const room = rooms.find(one => one.id === roomId)
    if (room && buildingId) onChoose({ buildingId, roomId, label: room.label })
  }
  return (
    <Sheet open={open} title="选房间" onClose={onClose}>
      <View className="b">楼栋</View>
      <View className="mt2">
        <Options
          id="building"
          label="楼栋"
          items={community.buildings.map(({ id, name }) => ({ value: id, word: name }))}
          value={buildingId ? [buildingId] : []}
          onChange={([id]) => id && void openBuilding(id)}
        />
      </View>
      {buildingId && rooms.length === 0 && !wrong && <View className="sub mt3">正在取房间…</View>}
      {wrong && buildingId && (
        <>
          <Note tone="warn" spoken="alert" className="mt3">
            {wrong}
          </Note>
          <Button kind="secondary" className="mt3" word="再试一次" onTap={() => openBuilding(buildingId)} />
        </>
      )}
      {units.length > 1 && (
        <>
          <View className="b mt4">单元</View>
          <View className="mt2">
            <Options
              id="unit"
              label="单元"
              items={units.map(word => ({ value: word, word: `${word} 单元` }))}
              value={unit ? [unit] : []}
              onChange={([chosen]) => setUnit(chosen)}
            />
          </View>
        </>
      )}
      {chosenUnit !== undefined && (
        <>
          <View className="b mt4">房号</View>
          <View className="mt2">
            <Options
              id="room"
              label="房号"
              items={rooms
                .filter(room => room.unit === chosenUnit)
                .sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }))
                .map(({ id, number }) => ({ value: id, word: number }))}
              value={[]}
              onChange={([id]) => id && choose(id)}
            />
          </View>
        </>
      )}
    </Sheet>
  )
}

type PlaceFieldsProps = {
  form: RegisterForm
  change: (part: Partial<RegisterForm>) => void
  community: Community
  onOpenRooms: () => void
}

/** Where it is: a room, or a public place. */
export function PlaceFields({ form, change, community, onOpenRooms }: PlaceFieldsProps) {
  return (
    <View id="ask-place">
      <Card title="在哪里">
        <Segmented
          id="place"
          label="在哪里"
          items={[
            { value: 'room', word: '房间', icon: 'home' },
            { value: 'public', word: '公共区域', icon: 'building' },
          ]}
          value={form.placeKind}
          onChange={placeKind => change({ placeKind })}
        />
        <View className="mt3">
          {form.placeKind === 'room' ? (
            <>
              {form.caller && form.caller.rooms.length > 1 && (
                <Options
                  id="own-room"
                  label="哪一套"
                  items={form.caller.rooms.map(({ roomId, label }) => ({ value: roomId, word: label }))}
                  value={form.room ? [form.room.roomId] : []}
                  onChange={([roomId]) => change({ room: form.caller?.rooms.find(it => it.roomId === roomId) })}
                />
              )}
              <View className={form.caller ? 'mt3' : ''}>
                <RoomTyped community={community} chosen={form.room} onChoose={room => change({ room })} />
              </View>
              <View className="mt2">
                <ListRow
                  id="choose-room"
                  icon={form.room ? 'check' : 'home'}
                  word={form.room?.label ?? '一步步选房间'}
                  value={form.room ? '换一间' : ''}
                  onTap={onOpenRooms}
                />
              </View>
            </>
          ) : (
            <>
              <Options
                id="public-place"
                label="哪个公共区域"
                items={community.publicPlaces.map(word => ({ value: word, word }))}
                value={form.publicPlace ? [form.publicPlace] : []}
                clearable
                onChange={([publicPlace]) => change({ publicPlace })}
              />
              <View className="mt3">
                <TextField
                  id="public-detail"
                  label="具体位置"
                  value={form.publicDetail}
                  onChange={publicDetail => change({ publicDetail })}
                  max={60}
                  placeholder="比如 B 区 12 号车位旁"
                />
              </View>
            </>
          )}
        </View>
      </Card>
    </View>
  )
}
