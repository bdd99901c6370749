// The door for everybody signed in: a table of contents.

import * as complaints from '#contract/complaints.ts'
import * as desk from '#contract/desk.ts'
import * as firstStart from '#contract/first-start.ts'
import * as groups from '#contract/groups.ts'
import * as guide from '#contract/guide.ts'
import * as homes from '#contract/homes.ts'
import * as messages from '#contract/messages.ts'
import * as photos from '#contract/photos.ts'
import * as places from '#contract/places.ts'
import * as privacy from '#contract/privacy.ts'
import * as receipts from '#contract/receipts.ts'
import * as session from '#contract/session.ts'
import * as sharing from '#contract/sharing.ts'
import * as team from '#contract/team.ts'
import {
  answerMyOffer,
  answerMySurvey,
  appealMine,
  appointMine,
  askNextRound,
  confirmMyVisit,
  makeMineComplaint,
  nudgeMine,
  objectToMyDate,
  remarkOnMine,
  splitMine,
  withdrawMine,
} from './complaints/customer-moves.ts'
import { fileComplaint } from './complaints/file-complaint.ts'
import { listMine, readHome, readMine } from './complaints/my-complaints.ts'
import { checkReceipt, readReceipt } from './complaints/receipts.ts'
import { type Core, openCore } from './core.ts'
import { beginCompany } from './first-start/begin-company.ts'
import { type Opening, openFirstStart } from './first-start/opening.ts'
import { findSimilar } from './groups/find-similar.ts'
import { followComplaint, unfollowComplaint } from './groups/follow-complaint.ts'
import { listFollowed, readFollowed } from './groups/read-followed.ts'
import { readGuide } from './guide/read-guide.ts'
import { acceptInvitation, readInvitation } from './homes/accept-invitation.ts'
import { inviteToRoom, withdrawInvitation } from './homes/invite-to-room.ts'
import { leaveRoom, removeFromRoom } from './homes/leave-room.ts'
import { readBuilding, readMyRooms } from './homes/read-my-rooms.ts'
import { listShared, readShared } from './homes/read-shared.ts'
import { readSharing, shareMine, unshareMine } from './homes/share-complaint.ts'
import { door } from './http/door.ts'
import { type Served, serve } from './http/serve.ts'
import { listMyMessages, markMessagesRead } from './messages/my-messages.ts'
import { openPhotos, type Photos } from './photos/open-photos.ts'
import { permitUpload, readPhoto } from './photos/permit-upload.ts'
import { bindRoom } from './places/bind-room.ts'
import { listCommunities, listRooms, readCommunityForPhone } from './places/list-places.ts'
import { recordConsent, withdrawConsent } from './privacy/consent.ts'
import { deleteAccount } from './privacy/delete-account.ts'
import { exportMyData } from './privacy/export-my-data.ts'
import { readMyData } from './privacy/read-my-data.ts'
import { lambda, type Outside, once } from './runtime.ts'
import { endSessions, listSessions } from './session/sessions.ts'
import { readMe, signOut } from './session/sign-in.ts'
import { joinTeam, readTeamInvitation } from './team/join-team.ts'
import { openWeChat, type WeChat } from './wechat/open-wechat.ts'

type Needs = Core & { photos: Photos; wechat: WeChat; opening: Opening }

const table: readonly Served<Needs>[] = [
  serve(session.readMe, readMe),
  serve(session.signOut, signOut),
  serve(desk.listSessions, listSessions),
  serve(desk.endSessions, endSessions),
  serve(places.listCommunities, listCommunities),
  serve(places.readCommunity, readCommunityForPhone),
  serve(places.listRooms, listRooms),
  serve(places.bindRoom, bindRoom),
  serve(homes.readBuilding, readBuilding),
  serve(homes.readMyRooms, readMyRooms),
  serve(homes.inviteToRoom, inviteToRoom),
  serve(homes.withdrawInvitation, withdrawInvitation),
  serve(homes.readInvitation, readInvitation),
  serve(homes.acceptInvitation, acceptInvitation),
  serve(homes.removeFromRoom, removeFromRoom),
  serve(homes.leaveRoom, leaveRoom),
  serve(team.readTeamInvitation, readTeamInvitation),
  serve(team.joinTeam, joinTeam),
  serve(firstStart.beginCompany, beginCompany),
  serve(sharing.readSharing, readSharing),
  serve(sharing.shareMine, shareMine),
  serve(sharing.unshareMine, unshareMine),
  serve(sharing.listShared, listShared),
  serve(sharing.readShared, readShared),
  serve(photos.permitUpload, permitUpload),
  serve(photos.readPhoto, readPhoto),
  serve(complaints.readHome, readHome),
  serve(complaints.fileComplaint, fileComplaint),
  serve(complaints.listMine, listMine),
  serve(complaints.readMine, readMine),
  serve(complaints.remarkOnMine, remarkOnMine),
  serve(complaints.withdrawMine, withdrawMine),
  serve(complaints.answerMySurvey, answerMySurvey),
  serve(complaints.confirmMyVisit, confirmMyVisit),
  serve(complaints.askNextRound, askNextRound),
  serve(complaints.nudgeMine, nudgeMine),
  serve(complaints.objectToMyDate, objectToMyDate),
  serve(complaints.answerMyOffer, answerMyOffer),
  serve(complaints.appointMine, appointMine),
  serve(complaints.appealMine, appealMine),
  serve(complaints.splitMine, splitMine),
  serve(complaints.makeMineComplaint, makeMineComplaint),
  serve(receipts.readReceipt, readReceipt),
  serve(receipts.checkReceipt, checkReceipt),
  serve(groups.findSimilar, findSimilar),
  serve(groups.listFollowed, listFollowed),
  serve(groups.readFollowed, readFollowed),
  serve(groups.followComplaint, followComplaint),
  serve(groups.unfollowComplaint, unfollowComplaint),
  serve(guide.readGuide, readGuide),
  serve(messages.listMyMessages, listMyMessages),
  serve(messages.markMessagesRead, markMessagesRead),
  serve(privacy.readMyData, readMyData),
  serve(privacy.exportMyData, exportMyData),
  serve(privacy.deleteAccount, deleteAccount),
  serve(privacy.recordConsent, recordConsent),
  serve(privacy.withdrawConsent, withdrawConsent),
]

/** The handler, given its outside. */
export const openResidentDoor = (outside: Outside) =>
  door(
    table,
    once(async () => {
      const core = await openCore(outside)
      const [wechat, opening] = await Promise.all([openWeChat(outside, core), openFirstStart(outside)])
      return { ...core, photos: openPhotos(outside), wechat, opening }
    }),
  )

export const handler = openResidentDoor(lambda)
