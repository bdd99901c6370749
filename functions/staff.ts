// The door for staff: a table of contents.

import * as contract from '#contract/staff.ts'
import { type Core, openCore } from './core.ts'
import { door } from './http/door.ts'
import { type Served, serve } from './http/serve.ts'
import { exportLedger, listLedger } from './ledger/list-ledger.ts'
import { openPhotos, type Photos } from './photos/open-photos.ts'
import { lambda, type Outside, once } from './runtime.ts'
import { listWork } from './staff/list-work.ts'
import { findCustomer, listCandidates, readAsStaff } from './staff/read-work.ts'
import { registerForCaller } from './staff/register-for-caller.ts'
import {
  acceptComplaint,
  confirmWork,
  declineComplaint,
  dispatchOrder,
  recordVisit,
  reportDone,
  sendBackWork,
  solveOnTheSpot,
  takeOrder,
} from './staff/staff-moves.ts'

type Needs = Core & { photos: Photos }

const table: readonly Served<Needs>[] = [
  serve(contract.listWork, listWork),
  serve(contract.exportLedger, exportLedger),
  serve(contract.listLedger, listLedger),
  serve(contract.findCustomer, findCustomer),
  serve(contract.registerForCaller, registerForCaller),
  serve(contract.readAsStaff, readAsStaff),
  serve(contract.listCandidates, listCandidates),
  serve(contract.acceptComplaint, acceptComplaint),
  serve(contract.declineComplaint, declineComplaint),
  serve(contract.solveOnTheSpot, solveOnTheSpot),
  serve(contract.dispatchOrder, dispatchOrder),
  serve(contract.takeOrder, takeOrder),
  serve(contract.reportDone, reportDone),
  serve(contract.confirmWork, confirmWork),
  serve(contract.sendBackWork, sendBackWork),
  serve(contract.recordVisit, recordVisit),
]

/** The handler, given its outside. */
export const openStaffDoor = (outside: Outside) =>
  door(
    table,
    once(async () => ({ ...(await openCore(outside)), photos: openPhotos(outside) })),
  )

export const handler = openStaffDoor(lambda)
