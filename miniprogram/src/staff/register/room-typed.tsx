import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Community } from '#contract/places.ts'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { RoomChoice } from '../features/register/register-form.ts'
import { type RoomsTyped, useRoomsTyped } from './use-rooms-typed.ts'

type RoomTypedProps = {
  community: Community
  chosen: RoomChoice | undefined
  onChoose: (room: RoomChoice) => void
}

/** The room as the caller says it, found while it is typed; the keyboard's own key takes the only one. */
export function RoomTyped({ community, chosen, onChoose }: RoomTypedProps) {
  const [typed, setTyped] = useState('')
  const [entered, setEntered] = useState<string>()
  const search = useRoomsTyped(typed, community)
  const only = search.state === 'found' && search.rooms.length === 1 ? search.rooms[0] : undefined
  const taken = search.state === 'found' && entered === search.typed ? only : undefined
  const choose = (room: RoomChoice) => {
    setTyped('')
    setEntered(undefined)
    onChoose(room)
  }
  // Typed faster than it is found: the key counts for what stood there when it was pressed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the room says whether there is one to take
  useEffect(() => {
    if (taken) choose(taken)
  }, [taken])
  return (
    <View>
      <TextField
        id="room-typed"
        label="房号"
        value={typed}
        onChange={setTyped}
        onDone={() => setEntered(typed)}
        max={30}
        placeholder={chosen ? '换一间，比如 3-2-501' : '比如 3-2-501，边写边查'}
      />
      <Rooms search={search} onChoose={choose} />
    </View>
  )
}

function Rooms({ search, onChoose }: { search: RoomsTyped; onChoose: (room: RoomChoice) => void }) {
  switch (search.state) {
    case 'none':
      return null
    case 'more':
      return <View className="sub mt2">写上楼栋和房号，比如 3-2-501。</View>
    case 'busy':
      return <View className="sub mt2">正在查房间…</View>
    case 'failed':
      return (
        <Note tone="warn" spoken="alert" className="mt3">
          {search.sentence}也可以在下面选。
        </Note>
      )
    case 'found':
      if (search.rooms.length === 0) return <View className="sub mt2">没有这间房。改一改，或者在下面选。</View>
      return (
        <View className="mt2">
          {search.rooms.map(room => (
            <ListRow
              key={room.roomId}
              id={`typed-${room.roomId}`}
              icon="home"
              word={room.label}
              value="选这间"
              label={`${room.label}，选这间`}
              onTap={() => onChoose(room)}
            />
          ))}
        </View>
      )
  }
}
