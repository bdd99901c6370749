import type { Settings } from '#contract/settings.ts'
import { activeDepartments } from '#domain/places/departments.ts'
import { switchedOff } from '#domain/places/switches.ts'
import type { ProfileItem } from '../places/community.ts'

/** The settings of a community as its administrator sees them. */
export const settingsView = (profile: ProfileItem, mayChange: boolean): Settings => {
  const { version = 0, name, departments, categories, emergencyPhones, replies = [] } = profile
  const { publicPlaces, placesInBuildings = [], off } = profile
  return {
    version,
    name,
    mayChange,
    departments: activeDepartments(departments),
    retiredDepartments: departments.filter(it => it.retired),
    categories,
    phones: emergencyPhones,
    replies,
    off: switchedOff(off),
    places: publicPlaces.map(place => ({ name: place, inBuildings: placesInBuildings.includes(place) })),
  }
}
