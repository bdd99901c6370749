import { type Community, listRooms } from '#contract/places.ts'
import { call } from '../../api/call.ts'
import type { RoomChoice } from './register-form.ts'

/** The building of a room known by id and label: the buildings whose name the label begins with come first. */
export async function findRoom(
  { buildings }: Community,
  room: { roomId: string; label: string },
): Promise<RoomChoice | undefined> {
  const likely = buildings.filter(({ name }) => room.label.startsWith(name))
  const others = buildings.filter(({ name }) => !room.label.startsWith(name))
  for (const { id } of [...likely, ...others]) {
    const listed = await call(listRooms, { params: { id } })
    if (listed.ok && listed.value.rooms.some(one => one.id === room.roomId)) return { ...room, buildingId: id }
  }
  return undefined
}
