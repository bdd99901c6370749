// Who may do what: expectations written by hand from the rules about people and roles, never read off the code.
//
//   y  may                                     -  for him there is no such thing (not-found)
//   n  knows of it, but it is not his to do    d  only the dispatcher (grave matters)
//   m  only the manager                        s  only whoever opened the supervision
//   o  his own work: somebody else confirms    v  he did the work, or is the direct superior: never the visitor
//   t  too late: it was there to be claimed    a  nothing his department was asked
//   h  not the owner of the room               r  not a room of his
//   e  his own complaint                       p  not a photo of his
//   w  the telephone is not the registered one u  no such invitation
//   c  works here already                      q  has no such list, and so no token to go on from
//   f  the company has begun already         x  somebody else’s to put right
//
// A row is `route` or `route/what is special about the matter`. Where the rules say nothing the least is given, and why stands above the row.

/**
 * The staff of a community, each with one role. `handler` has the order, `colleague` works in the same department,
 * `other-handler` in another one; `head` heads the department with the order, `other-head` another one.
 */
export const staffColumns = [
  'agent',
  'dispatcher',
  'handler',
  'colleague',
  'other-handler',
  'head',
  'other-head',
  'manager',
  'executive',
  'finance',
  'reviewer',
  'auditor',
  'admin',
] as const
export type StaffColumn = (typeof staffColumns)[number]

/**
 * One complaint of their own community that is about and from somebody else. Of a complaint of another community, of one
 * that is about the reader and of one he filed himself the staff's door shows nobody anything: there every cell is `-`.
 */
export const complaintMatrix = `
                              agt dsp hdl col ohd hed oth mgr exe fin rev aud adm
# Reading. Finance and reviewers have their part in approvals and reviews, the administrator in places, people and rules: complaints are none of it.
readAsStaff/submitted          y   y   -   -   -   -   -   y   y   -   -   y   -
# Claiming (认领) begins with reading, so the department's crew sees what waits; never what is grave or about an employee.
readAsStaff/accepted           y   y   y   y   -   -   -   y   y   -   -   y   -
readAsStaff/major              y   y   -   -   -   -   -   y   y   -   -   y   -
# What has gone up is the department head's, also before anybody was given the order.
readAsStaff/escalated          y   y   y   y   -   y   -   y   y   -   -   y   -
readAsStaff/about-another      y   y   -   -   -   -   -   y   y   -   -   y   -
readAsStaff/handling           y   y   y   -   -   y   -   y   y   -   -   y   -
readAsStaff/asked              y   y   y   -   -   y   y   y   y   -   -   y   -
readVersion                    y   y   y   -   -   y   -   y   y   -   -   y   -
readAsStaff/answered           y   y   y   -   -   y   -   y   y   -   -   y   -
listCandidates                 y   y   n   n   -   -   -   n   n   -   -   n   -
readSimilar                    y   y   y   -   -   y   -   y   y   -   -   y   -
# Intake: the office.
acceptComplaint                y   y   -   -   -   -   -   n   n   -   -   n   -
declineComplaint/submitted     y   y   -   -   -   -   -   n   n   -   -   n   -
# Found not valid on site: by the dispatcher.
declineComplaint/handling      d   y   n   -   -   n   -   n   n   -   -   n   -
declineComplaint/major         d   y   -   -   -   -   -   n   n   -   -   n   -
solveOnTheSpot                 y   y   n   n   -   -   -   n   n   -   -   n   -
solveOnTheSpot/major           d   y   -   -   -   -   -   n   n   -   -   n   -
changeSeverity                 y   y   n   -   -   n   -   y   n   -   -   n   -
# The category decides who gets it and what is asked of the report: like the severity, the office and the manager.
changeCategory                 y   y   n   -   -   n   -   y   n   -   -   n   -
confirmRepeat                  y   y   n   n   -   -   -   n   n   -   -   n   -
mergeComplaint                 y   y   n   n   -   -   -   n   n   -   -   n   -
mergeComplaint/major           d   y   -   -   -   -   -   n   n   -   -   n   -
splitComplaint                 n   y   -   -   -   -   -   n   n   -   -   n   -
makeComplaint                  y   y   n   -   -   n   -   n   n   -   -   n   -
# Whoever is above the office may name the employee it is about; the auditor too, to whom it goes where everybody is in conflict.
nameAbout                      y   y   n   -   -   n   -   y   y   -   -   y   -
handOver                       n   y   n   -   -   n   -   y   n   -   -   n   -
# Rules of now for a matter of then: the manager, on record.
rebasePolicy                   n   n   n   -   -   n   -   y   n   -   -   n   -
# Orders: ordinary and emergency matters by the agent, grave ones and every second order by the dispatcher.
dispatchOrder                  y   y   n   n   -   -   -   n   n   -   -   n   -
dispatchOrder/emergency        y   y   n   n   -   -   -   n   n   -   -   n   -
dispatchOrder/major            d   y   -   -   -   -   -   n   n   -   -   n   -
dispatchOrder/repeat           d   y   -   -   -   -   -   n   n   -   -   n   -
dispatchOrder/dispatched       d   y   n   -   -   n   -   n   n   -   -   n   -
dispatchAutomatically          y   y   n   n   -   -   -   n   n   -   -   n   -
claimOrder                     n   n   y   y   -   -   -   n   n   -   -   n   -
claimOrder/missed              n   n   t   t   -   n   -   n   n   -   -   n   -
redispatchOrder                n   y   n   -   -   n   -   n   n   -   -   n   -
takeOrder                      n   n   y   -   -   n   -   n   n   -   -   n   -
# The head owns untaken orders and follows the work of his people: he may hand it back as the handler may.
returnOrder/dispatched         n   n   y   -   -   y   -   n   n   -   -   n   -
returnOrder/handling           n   n   y   -   -   y   -   n   n   -   -   n   -
# The work.
# Co-handlers (协办) are the handler's to ask for, the head's whose people they help, the dispatcher's.
addCoHandler                   n   y   y   -   -   y   -   n   n   -   -   n   -
removeCoHandler                n   y   y   -   -   y   -   n   n   -   -   n   -
arriveOnSite                   y   y   y   -   -   n   -   n   n   -   -   n   -
comeInVain                     n   n   y   -   -   n   -   n   n   -   -   n   -
noteProgress                   y   y   y   -   -   y   -   n   n   -   -   n   -
reportDone                     n   n   y   -   -   n   -   n   n   -   -   n   -
reportInvestigation            n   n   y   -   -   y   -   n   n   -   -   n   -
# The head checks; the manager where the head himself did the work.
confirmWork                    n   n   n   -   -   y   -   y   n   -   -   n   -
sendBackWork                   n   n   n   -   -   y   -   y   n   -   -   n   -
# Agreements: the handler asks, the dispatcher grants; from the third date of a round on the manager.
proposeChange                  n   n   y   -   -   n   -   n   n   -   -   n   -
decideProposal                 n   y   n   -   -   n   -   y   n   -   -   n   -
pauseComplaint                 n   y   n   -   -   n   -   n   n   -   -   n   -
resumeComplaint                y   y   y   -   -   n   -   n   n   -   -   n   -
agreeDate                      n   y   n   -   -   n   -   y   n   -   -   n   -
agreeDate/third                n   m   n   -   -   n   -   y   n   -   -   n   -
makeOffer                      y   y   y   -   -   n   -   n   n   -   -   n   -
recordOfferAnswer              y   y   n   -   -   n   -   n   n   -   -   n   -
appointForCustomer             y   y   y   -   -   n   -   n   n   -   -   n   -
# Words.
messageCustomer                y   y   y   -   -   y   -   y   y   -   -   n   -
noteInside                     y   y   y   -   -   y   -   y   y   -   -   y   -
leaveNote                      y   y   y   -   -   y   -   y   y   -   -   y   -
# A whole number is for whoever talks to the customer, not yet for those who may only claim the matter.
revealPhone                    y   y   y   -   -   y   -   y   y   -   -   y   -
revealPhone/accepted           y   y   n   n   -   -   -   y   y   -   -   y   -
writeAnswer                    y   y   n   -   -   n   -   y   n   -   -   n   -
askDepartment                  y   y   y   -   -   n   -   n   n   -   -   n   -
answerDepartment               n   n   n   -   -   a   y   n   n   -   -   n   -
# Supervision. An instruction is the department head's whose people do the work, not that of one who was only asked something.
urgeComplaint                  n   y   n   -   -   n   -   y   y   -   -   n   -
answerUrge                     n   n   y   -   -   y   -   n   n   -   -   n   -
instructWork                   n   n   n   -   -   y   -   y   y   -   -   n   -
instructWork/escalated         n   n   n   n   -   y   -   y   y   -   -   n   -
instructWork/asked             n   n   n   -   -   y   n   y   y   -   -   n   -
# 签呈: of the department that has the order; the executive decides.
objectToDecision               n   n   n   -   -   y   -   n   n   -   -   n   -
decideObjection                n   n   n   -   -   n   -   n   y   -   -   n   -
# Whose objection it was reads what became of it, also where the work is another department's by now.
readAsStaff/objected           y   y   y   -   -   y   y   y   y   -   -   y   -
superviseComplaint             n   n   n   -   -   n   -   y   y   -   -   y   -
endSupervision                 n   n   n   -   -   n   -   y   s   -   -   s   -
endSupervision/by-system       n   n   n   -   -   n   -   y   s   -   -   s   -
accountForDelay                y   y   y   -   -   y   -   n   n   -   -   n   -
completeCorrective             y   y   y   -   -   y   -   y   n   -   -   n   -
# 整改 that is somebody's: he and the office say that it is done; who worked on the matter does not.
completeCorrective/owned       y   y   x   -   -   x   -   y   n   -   -   n   -
# Given to somebody else by the office, the manager, or the head whose people did the work.
reassignCorrective             y   y   n   -   -   y   -   y   n   -   -   n   -
verifyCorrective               n   y   n   -   -   n   -   y   n   -   -   y   -
# The end. Visits are the office's and, where they are higher-level ones, of those above it; never the handler's.
recordVisit                    y   y   n   -   -   n   -   y   y   -   -   y   -
attemptVisit                   y   y   n   -   -   n   -   y   y   -   -   y   -
appointForCustomer/visit       y   y   v   -   -   n   -   n   n   -   -   n   -
proposeFinalAnswer             n   n   n   -   -   n   -   y   n   -   -   n   -
signFinalAnswer                n   n   n   -   -   n   -   n   y   -   -   n   -
decideAppeal                   n   n   -   -   -   -   -   y   y   -   -   n   -
decideAppeal/by-executive      n   n   -   -   -   -   -   n   y   -   -   n   -
`

/** Those who hold two posts, or did a part of the matter themselves: `person → row: what he gets`. */
export const especially = `
superior-of-the-employee       recordVisit          v
superior-of-the-employee       attemptVisit         v
superior-of-the-employee       appointForCustomer   v
superior-of-the-employee       readAsStaff          y
who-did-the-work               recordVisit          v
who-did-the-work               attemptVisit         v
who-did-the-work               confirmWork          o
who-did-the-work               sendBackWork         o
who-works-beside               readAsStaff          y
who-works-beside               readSimilar          y
who-works-beside               arriveOnSite         y
who-works-beside               comeInVain           y
who-works-beside               noteProgress         y
who-works-beside               noteInside           y
who-works-beside               leaveNote            y
who-works-beside               addCoHandler         n
who-works-beside               removeCoHandler      n
who-works-beside               takeOrder            n
who-works-beside               returnOrder          n
who-works-beside               reportDone           n
who-works-beside               proposeChange        n
who-works-beside               resumeComplaint      n
who-works-beside               makeOffer            n
who-works-beside               appointForCustomer   n
who-works-beside               messageCustomer      n
who-works-beside               askDepartment        n
who-works-beside               answerUrge           n
who-works-beside               reportInvestigation  n
who-works-beside               completeCorrective   n
who-works-beside               revealPhone          n
who-works-beside               listCandidates       -
who-worked-beside              recordVisit          v
who-worked-beside              attemptVisit         v
who-worked-beside              confirmWork          o
who-worked-beside              sendBackWork         o
who-proposed-it                signFinalAnswer      o
who-declined-it                decideAppeal         o
who-instructed-it              decideObjection      o
who-carried-it-out             verifyCorrective     o
who-owns-it                    readAsStaff          y
who-owns-it                    readVersion          y
who-owns-it                    completeCorrective   y
who-owns-it                    reassignCorrective   n
who-owns-it                    verifyCorrective     n
who-owns-it                    noteInside           n
who-owns-it                    reportDone           n
who-owns-it                    revealPhone          n
who-owns-it                    listCandidates       n
`

/** A community as a whole: those who work for it. In another community every cell is `n`, and a resident's is too. */
export const communityMatrix = `
                              agt dsp hdl col ohd hed oth mgr exe fin rev aud adm
# One's own orders: empty for whoever is given none.
listWork/mine                  y   y   y   y   y   y   y   y   y   y   y   y   y
# Heads: what their departments owe.
listWork/community             y   y   n   n   n   y   y   y   y   n   n   y   n
listWork/claim                 n   n   y   y   y   n   n   n   n   n   n   n   n
listWork/raised                y   y   n   n   n   y   y   y   y   n   n   y   n
countWork/mine                 y   y   y   y   y   y   y   y   y   y   y   y   y
countWork/community            y   y   n   n   n   y   y   y   y   n   n   y   n
countWork/claim                n   n   y   y   y   n   n   n   n   n   n   n   n
countWork/raised               y   y   n   n   n   y   y   y   y   n   n   y   n
# Telephone numbers of customers: the office alone.
findCustomer                   y   y   n   n   n   n   n   n   n   n   n   n   n
findCallers                    y   y   n   n   n   n   n   n   n   n   n   n   n
readCallerPast                 y   y   n   n   n   n   n   n   n   n   n   n   n
registerForCaller              y   y   n   n   n   n   n   n   n   n   n   n   n
# Handlers and heads look among their own orders alone.
searchComplaints               y   y   y   y   y   y   y   y   y   n   n   y   n
readCustomer                   y   y   n   n   n   n   n   y   y   n   n   y   n
addCustomerNote                y   y   n   n   n   n   n   y   y   n   n   n   n
flagCustomer                   y   y   n   n   n   n   n   y   y   n   n   n   n
revealPhone/account            y   y   n   n   n   n   n   y   y   n   n   y   n
# The auditor reads everything, and he alone who looked at what.
readAccessLog                  n   n   n   n   n   n   n   n   n   n   n   y   n
readChanges/community          y   y   q   q   q   y   y   y   y   q   q   y   q
# 巡查: the dispatcher and those above him, the auditor who reads everything, a head for his departments; the agent is looked after by it.
readInspection                 n   y   n   n   n   y   y   y   y   n   n   y   n
# 整改: one's own; all of them for whoever reads the community, a head's department's.
listCorrectives/mine           y   y   y   y   y   y   y   y   y   y   y   y   y
listCorrectives/community      y   y   n   n   n   y   y   y   y   n   n   y   n
actOnMany                      y   y   n   n   n   n   n   y   y   n   n   n   n
withdrawResidentInvitation     y   y   n   n   n   n   n   n   n   n   n   n   n
inviteResident                 y   y   n   n   n   n   n   n   n   n   n   n   n
planDispatch                   y   y   n   n   n   n   n   n   n   n   n   n   n
confirmPlan                    y   y   n   n   n   n   n   n   n   n   n   n   n
# A job of the agent: he, and those who answer for the office.
readJob                        y   y   -   -   -   -   -   y   -   -   -   -   -
listLedger                     y   y   n   n   n   n   n   y   y   n   n   y   n
exportLedger                   y   y   n   n   n   n   n   y   y   n   n   y   n
listHotSpots                   y   y   n   n   n   n   n   y   y   n   n   y   n
readHotSpot                    y   y   n   n   n   n   n   y   y   n   n   y   n
# Whoever works here knows when, and by which rules.
readCalendar                   y   y   y   y   y   y   y   y   y   y   y   y   y
setLocalDay                    n   y   n   n   n   n   n   y   n   n   n   n   y
clearLocalDay                  n   y   n   n   n   n   n   y   n   n   n   n   y
# Who is on duty: a head says it for his own department.
setRosterDay                   n   y   n   n   n   y   n   y   n   n   n   n   y
clearRosterDay                 n   y   n   n   n   y   n   y   n   n   n   n   y
setRosterWeek                  n   y   n   n   n   y   n   y   n   n   n   n   y
swapDuty                       n   y   n   n   n   y   n   y   n   n   n   n   y
readPolicy                     y   y   y   y   y   y   y   y   y   y   y   y   y
# The administrator enters rules, the executive approves them; the manager within his own community. For the whole company only who is one in all of it.
tryPolicy                      n   n   n   n   n   n   n   y   y   n   n   n   y
decidePolicy                   n   n   n   n   n   n   n   y   y   n   n   n   y
decidePolicy/company           n   n   n   n   n   n   n   n   n   n   n   n   n
# What a community is made of: the administrator's. The auditor reads it, and the manager who answers for the community.
readSettings                   n   n   n   n   n   n   n   y   n   n   n   y   y
saveCategory                   n   n   n   n   n   n   n   n   n   n   n   n   y
saveDepartment                 n   n   n   n   n   n   n   n   n   n   n   n   y
renameCommunity                n   n   n   n   n   n   n   n   n   n   n   n   y
# Beside one he administers; of the new one he is the first administrator.
addCommunity                   n   n   n   n   n   n   n   n   n   n   n   n   y
savePhones                     n   n   n   n   n   n   n   n   n   n   n   n   y
savePlaces                     n   n   n   n   n   n   n   n   n   n   n   n   y
saveReplies                    n   n   n   n   n   n   n   n   n   n   n   n   y
saveSwitch                     n   n   n   n   n   n   n   n   n   n   n   n   y
# Ready words are for everybody who writes there.
readReplies                    y   y   y   y   y   y   y   y   y   y   y   y   y
# What is still to be set up: whoever sets it.
readSetUp                      n   n   n   n   n   n   n   n   n   n   n   n   y
# What goes on the walls of a community: whoever sets it, and the manager who answers for it.
readBuildingCodes              n   n   n   n   n   n   n   y   n   n   n   n   y
makeBuildingCodes              n   n   n   n   n   n   n   y   n   n   n   n   y
# Rooms are the administrator's: whose telephone opens which.
permitRoomTable                n   n   n   n   n   n   n   n   n   n   n   n   y
previewRoomTable               n   n   n   n   n   n   n   n   n   n   n   n   y
importRoomTable                n   n   n   n   n   n   n   n   n   n   n   n   y
# What administration did: whoever administers, and the auditor.
listAudit                      n   n   n   n   n   n   n   n   n   n   n   y   y
# People are the administrator's. The manager puts in place, and lets go, the people of the day's work: office, handlers, heads.
readTeam                       y   y   y   y   y   y   y   y   y   y   y   y   y
inviteColleague                n   n   n   n   n   n   n   y   n   n   n   n   y
inviteColleague/as-auditor     n   n   n   n   n   n   n   n   n   n   n   n   y
withdrawColleague              n   n   n   n   n   n   n   y   n   n   n   n   y
changeColleague                n   n   n   n   n   n   n   y   n   n   n   n   y
changeColleague/to-executive   n   n   n   n   n   n   n   n   n   n   n   n   y
planLeaving                    n   n   n   n   n   n   n   y   n   n   n   n   y
startLeaving                   n   n   n   n   n   n   n   y   n   n   n   n   y
# Of a handler: the head of his department too, who answers for untaken orders.
enterAbsence                   n   n   n   n   n   y   n   y   n   n   n   n   y
endAbsence                     n   n   n   n   n   y   n   y   n   n   n   n   y
# A desk is no community's: whoever works anywhere may sit down at one.
readDeskSignIn                 y   y   y   y   y   y   y   y   y   y   y   y   y
answerDeskSignIn               y   y   y   y   y   y   y   y   y   y   y   y   y
`

/** Rows whose request names no community. */
export const ofNoCommunity: readonly string[] = ['readDeskSignIn', 'answerDeskSignIn']

/** What is answered instead of `n` where a row has something else for those it is not for. */
export const refusedWith: Readonly<Record<string, string>> = { readJob: '-', 'readChanges/community': 'q' }

/** Routes that end the caller's own session: each is made by somebody who came for nothing else. */
export const leavingRoutes = ['signOut', 'endSessions', 'deleteAccount'] as const

/** Before signing in: these, and no others. */
export const publicRoutes = ['signIn', 'refreshSession', 'beginDeskSignIn', 'claimDeskSignIn'] as const
