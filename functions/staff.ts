// The door for staff: a table of contents.

import * as audit from '#contract/audit.ts'
import * as buildingCodes from '#contract/building-codes.ts'
import * as calendar from '#contract/calendar.ts'
import * as communities from '#contract/communities.ts'
import * as correctives from '#contract/correctives.ts'
import * as customers from '#contract/customers.ts'
import * as desk from '#contract/desk.ts'
import * as planning from '#contract/dispatch.ts'
import * as groups from '#contract/groups.ts'
import * as homes from '#contract/homes.ts'
import * as inspection from '#contract/inspection.ts'
import * as jobs from '#contract/jobs.ts'
import * as policy from '#contract/policy.ts'
import * as registering from '#contract/registering.ts'
import * as roomImports from '#contract/room-imports.ts'
import * as setUp from '#contract/set-up.ts'
import * as settings from '#contract/settings.ts'
import * as contract from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import * as people from '#contract/team.ts'
import * as workContract from '#contract/work.ts'
import { listAudit } from './audit/list-audit.ts'
import * as calendars from './calendar/edit-calendar.ts'
import { setRosterWeek } from './calendar/set-roster-week.ts'
import { swapDuty } from './calendar/swap-duty.ts'
import { type Core, openCore } from './core.ts'
import { addCustomerNote, flagCustomer } from './customers/note-customer.ts'
import { readAccessLog, revealPhone } from './customers/phone-looks.ts'
import { readCustomer } from './customers/read-customer.ts'
import { searchComplaints } from './customers/search-complaints.ts'
import { dispatchAutomatically } from './dispatch/auto-dispatch.ts'
import { confirmPlan } from './dispatch/confirm-plan.ts'
import { planDispatch } from './dispatch/plan-dispatch.ts'
import { readSetUp } from './first-start/read-set-up.ts'
import { listHotSpots, readHotSpot } from './groups/list-hot-spots.ts'
import { readSimilar } from './groups/read-similar.ts'
import { inviteResident, withdrawResidentInvitation } from './homes/invite-to-room.ts'
import { door } from './http/door.ts'
import { type Served, serve } from './http/serve.ts'
import { importRoomTable, permitRoomTable, previewRoomTable } from './import/room-tables.ts'
import { readJob } from './jobs/read-job.ts'
import { exportLedger, listLedger } from './ledger/list-ledger.ts'
import { openPhotos, type Photos } from './photos/open-photos.ts'
import { makeBuildingCodes, readBuildingCodes } from './places/building-codes.ts'
import { decidePolicy } from './policy/decide-policy.ts'
import { readPolicy } from './policy/read-policy.ts'
import { tryPolicy } from './policy/try-policy.ts'
import { lambda, type Outside, once } from './runtime.ts'
import { answerDeskSignIn, readDeskSignIn } from './session/desk-sign-in.ts'
import { addCommunity, renameCommunity } from './settings/communities.ts'
import { saveDepartment } from './settings/departments.ts'
import { readReplies, saveReplies } from './settings/replies.ts'
import { readSettings, saveCategory, savePhones, savePlaces } from './settings/settings.ts'
import { saveSwitch } from './settings/switches.ts'
import { actOnMany } from './staff/act-on-many.ts'
import { readCallerPast } from './staff/caller-past.ts'
import * as dealings from './staff/dealings.ts'
import { findCallers } from './staff/find-callers.ts'
import { leaveNote } from './staff/leave-note.ts'
import { listCandidates } from './staff/list-candidates.ts'
import { listCorrectives } from './staff/list-correctives.ts'
import { countWork, listWork } from './staff/list-work.ts'
import { readChanges } from './staff/read-changes.ts'
import { readInspection } from './staff/read-inspection.ts'
import { findCustomer, readAsStaff, readVersion } from './staff/read-work.ts'
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
import { endAbsence, enterAbsence } from './team/absences.ts'
import { changeColleague } from './team/change-colleague.ts'
import { inviteColleague, withdrawColleague } from './team/invite-colleague.ts'
import { planLeaving, startLeaving } from './team/leaving.ts'
import { readTeam } from './team/read-team.ts'
import { openWeChat, type WeChat } from './wechat/open-wechat.ts'

type Needs = Core & { photos: Photos; wechat: WeChat | undefined }

const table: readonly Served<Needs>[] = [
  serve(contract.listWork, listWork),
  serve(contract.countWork, countWork),
  serve(workContract.readChanges, readChanges),
  serve(workContract.actOnMany, actOnMany),
  serve(inspection.readInspection, readInspection),
  serve(correctives.listCorrectives, listCorrectives),
  serve(contract.exportLedger, exportLedger),
  serve(contract.listLedger, listLedger),
  serve(contract.findCustomer, findCustomer),
  serve(customers.searchComplaints, searchComplaints),
  serve(customers.readCustomer, readCustomer),
  serve(customers.addCustomerNote, addCustomerNote),
  serve(customers.flagCustomer, flagCustomer),
  serve(customers.revealPhone, revealPhone),
  serve(customers.readAccessLog, readAccessLog),
  serve(registering.findCallers, findCallers),
  serve(registering.readCallerPast, readCallerPast),
  serve(contract.registerForCaller, registerForCaller),
  serve(contract.readAsStaff, readAsStaff),
  serve(contract.readVersion, readVersion),
  serve(contract.listCandidates, listCandidates),
  serve(planning.planDispatch, planDispatch),
  serve(planning.confirmPlan, confirmPlan),
  serve(jobs.readJob, readJob),
  serve(planning.dispatchAutomatically, dispatchAutomatically),
  serve(contract.acceptComplaint, acceptComplaint),
  serve(contract.declineComplaint, declineComplaint),
  serve(contract.solveOnTheSpot, solveOnTheSpot),
  serve(contract.dispatchOrder, dispatchOrder),
  serve(contract.takeOrder, takeOrder),
  serve(contract.reportDone, reportDone),
  serve(contract.confirmWork, confirmWork),
  serve(contract.sendBackWork, sendBackWork),
  serve(contract.recordVisit, recordVisit),
  serve(calendar.readCalendar, calendars.readCalendar),
  serve(calendar.setLocalDay, calendars.setLocalDay),
  serve(calendar.clearLocalDay, calendars.clearLocalDay),
  serve(calendar.setRosterDay, calendars.setRosterDay),
  serve(calendar.clearRosterDay, calendars.clearRosterDay),
  serve(calendar.setRosterWeek, setRosterWeek),
  serve(calendar.swapDuty, swapDuty),
  serve(policy.readPolicy, readPolicy),
  serve(policy.tryPolicy, tryPolicy),
  serve(policy.decidePolicy, decidePolicy),
  serve(audit.listAudit, listAudit),
  serve(people.readTeam, readTeam),
  serve(people.inviteColleague, inviteColleague),
  serve(people.withdrawColleague, withdrawColleague),
  serve(people.changeColleague, changeColleague),
  serve(people.enterAbsence, enterAbsence),
  serve(people.endAbsence, endAbsence),
  serve(people.planLeaving, planLeaving),
  serve(people.startLeaving, startLeaving),
  serve(moves.claimOrder, dealings.claimOrder),
  serve(moves.redispatchOrder, dealings.redispatchOrder),
  serve(moves.returnOrder, dealings.returnOrder),
  serve(moves.addCoHandler, dealings.addCoHandler),
  serve(moves.removeCoHandler, dealings.removeCoHandler),
  serve(moves.arriveOnSite, dealings.arriveOnSite),
  serve(moves.comeInVain, dealings.comeInVain),
  serve(moves.noteProgress, dealings.noteProgress),
  serve(moves.proposeChange, dealings.proposeChange),
  serve(moves.decideProposal, dealings.decideProposal),
  serve(moves.pauseComplaint, dealings.pauseComplaint),
  serve(moves.resumeComplaint, dealings.resumeComplaint),
  serve(moves.agreeDate, dealings.agreeDate),
  serve(moves.makeOffer, dealings.makeOffer),
  serve(moves.recordOfferAnswer, dealings.recordOfferAnswer),
  serve(moves.attemptVisit, dealings.attemptVisit),
  serve(moves.appointForCustomer, dealings.appointForCustomer),
  serve(moves.messageCustomer, dealings.messageCustomer),
  serve(moves.noteInside, dealings.noteInside),
  serve(moves.leaveNote, leaveNote),
  serve(moves.writeAnswer, dealings.writeAnswer),
  serve(moves.reportInvestigation, dealings.reportInvestigation),
  serve(moves.askDepartment, dealings.askDepartment),
  serve(moves.answerDepartment, dealings.answerDepartment),
  serve(moves.changeSeverity, dealings.changeSeverity),
  serve(moves.changeCategory, dealings.changeCategory),
  serve(moves.nameAbout, dealings.nameAbout),
  serve(moves.confirmRepeat, dealings.confirmRepeat),
  serve(moves.handOver, dealings.handOver),
  serve(moves.rebasePolicy, dealings.rebasePolicy),
  serve(moves.urgeComplaint, dealings.urgeComplaint),
  serve(moves.answerUrge, dealings.answerUrge),
  serve(moves.instructWork, dealings.instructWork),
  serve(moves.objectToDecision, dealings.objectToDecision),
  serve(moves.decideObjection, dealings.decideObjection),
  serve(moves.superviseComplaint, dealings.superviseComplaint),
  serve(moves.endSupervision, dealings.endSupervision),
  serve(moves.accountForDelay, dealings.accountForDelay),
  serve(moves.completeCorrective, dealings.completeCorrective),
  serve(moves.verifyCorrective, dealings.verifyCorrective),
  serve(moves.reassignCorrective, dealings.reassignCorrective),
  serve(moves.proposeFinalAnswer, dealings.proposeFinalAnswer),
  serve(moves.signFinalAnswer, dealings.signFinalAnswer),
  serve(moves.decideAppeal, dealings.decideAppeal),
  serve(moves.mergeComplaint, dealings.mergeComplaint),
  serve(moves.splitComplaint, dealings.splitComplaint),
  serve(moves.makeComplaint, dealings.makeComplaint),
  serve(groups.readSimilar, readSimilar),
  serve(groups.listHotSpots, listHotSpots),
  serve(groups.readHotSpot, readHotSpot),
  serve(homes.inviteResident, inviteResident),
  serve(homes.withdrawResidentInvitation, withdrawResidentInvitation),
  serve(settings.readSettings, readSettings),
  serve(settings.saveCategory, saveCategory),
  serve(settings.saveDepartment, saveDepartment),
  serve(communities.addCommunity, addCommunity),
  serve(communities.renameCommunity, renameCommunity),
  serve(settings.savePhones, savePhones),
  serve(settings.savePlaces, savePlaces),
  serve(settings.saveReplies, saveReplies),
  serve(settings.saveSwitch, saveSwitch),
  serve(settings.readReplies, readReplies),
  serve(setUp.readSetUp, readSetUp),
  serve(buildingCodes.readBuildingCodes, readBuildingCodes),
  serve(buildingCodes.makeBuildingCodes, makeBuildingCodes),
  serve(roomImports.permitRoomTable, permitRoomTable),
  serve(roomImports.previewRoomTable, previewRoomTable),
  serve(roomImports.importRoomTable, importRoomTable),
  serve(desk.readDeskSignIn, readDeskSignIn),
  serve(desk.answerDeskSignIn, answerDeskSignIn),
]

/** The handler, given its outside. */
export const openStaffDoor = (outside: Outside) =>
  door(
    table,
    once(async () => {
      const core = await openCore(outside)
      // A new deployment may not be told yet which mini-program it is: all else works without.
      const wechat = core.settings.wechat ? await openWeChat(outside, core) : undefined
      return { ...core, photos: openPhotos(outside), wechat }
    }),
  )

export const handler = openStaffDoor(lambda)
