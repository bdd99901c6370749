// Every route of the product, once.

import * as audit from './audit.ts'
import * as buildingCodes from './building-codes.ts'
import * as calendar from './calendar.ts'
import * as communities from './communities.ts'
import * as complaints from './complaints.ts'
import * as correctives from './correctives.ts'
import * as customers from './customers.ts'
import * as desk from './desk.ts'
import * as dispatch from './dispatch.ts'
import type { Endpoint } from './endpoint.ts'
import * as firstStart from './first-start.ts'
import * as groups from './groups.ts'
import * as guide from './guide.ts'
import * as homes from './homes.ts'
import * as inspection from './inspection.ts'
import * as jobs from './jobs.ts'
import * as messages from './messages.ts'
import * as photos from './photos.ts'
import * as places from './places.ts'
import * as policy from './policy.ts'
import * as privacy from './privacy.ts'
import * as receipts from './receipts.ts'
import * as registering from './registering.ts'
import * as roomImports from './room-imports.ts'
import * as session from './session.ts'
import * as setUp from './set-up.ts'
import * as settings from './settings.ts'
import * as sharing from './sharing.ts'
import * as staff from './staff.ts'
import * as moves from './staff-moves.ts'
import * as team from './team.ts'
import * as work from './work.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'answer' in value && 'door' in value

/** All endpoints, in the order of the files above. */
export const routes: readonly Endpoint[] = [
  session,
  desk,
  places,
  photos,
  complaints,
  receipts,
  staff,
  customers,
  registering,
  work,
  inspection,
  correctives,
  dispatch,
  jobs,
  moves,
  calendar,
  policy,
  audit,
  settings,
  communities,
  firstStart,
  setUp,
  buildingCodes,
  roomImports,
  team,
  groups,
  homes,
  sharing,
  privacy,
  messages,
  guide,
]
  .flatMap((file): unknown[] => Object.values(file))
  .filter(isEndpoint)
