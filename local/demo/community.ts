// The demo community 听松苑: 3 buildings, 60 rooms; departments, categories and public places are those every community begins with.

import { starter } from '#domain/places/starter.ts'

export const communityId = 'tingsongyuan'

export const profile = {
  v: 1,
  pk: `COMMUNITY#${communityId}`,
  sk: 'PROFILE',
  id: communityId,
  name: '听松苑',
  ...starter,
  emergencyPhones: [
    { name: '物业值班', phone: '02088880110' },
    { name: '燃气抢修', phone: '96777' },
    { name: '电梯救援', phone: '96333' },
  ],
} as const

const buildingNames = ['1 栋', '2 栋', '3 栋']
export const buildings = buildingNames.map((name, index) => ({ id: `tsy-b${index + 1}`, name }))

export type DemoRoom = { id: string; buildingId: string; unit: string; number: string; label: string }

const floors = [1, 3, 6, 9, 12]
const doors = ['01', '02']
const units = ['1', '2']

/** 3 buildings × 2 units × 5 floors × 2 doors = 60 rooms. */
export const rooms: readonly DemoRoom[] = buildings.flatMap(({ id: buildingId, name }) =>
  units.flatMap(unit =>
    floors.flatMap(floor =>
      doors.map(door => {
        const number = `${floor}${door}`
        return {
          id: `${buildingId}-${unit}-${number}`,
          buildingId,
          unit,
          number,
          label: `${name} ${unit} 单元 ${number}`,
        }
      }),
    ),
  ),
)

/** The room with this label; throws where the demo has none. */
export const roomNamed = (label: string): DemoRoom => {
  const room = rooms.find(it => it.label === label)
  if (!room) throw new Error(`the demo has no room ${label}`)
  return room
}
