// One valid request for every route that takes something: what a phone of this version really sends, all optional fields included.

const id = 'complaint-1'
const turn = 3
const words = '楼道的灯不亮了'
const at = 1_795_000_000_000
const page = { more: 'page-token' }
const filing = {
  communityId: 'garden',
  kind: 'complaint',
  categoryId: 'lights',
  place: { kind: 'room', buildingId: 'building-3', roomId: 'room-301' },
  text: words,
  demand: '今天修好',
  wantedBy: at,
  photoIds: ['photo-1'],
  danger: false,
  happeningNow: true,
  hideName: false,
  phoneTime: at,
}
const report = {
  turn,
  remedialAction: words,
  cause: 'material',
  settlement: 'repaired',
  liableParty: 'department',
  correctiveAction: { needed: true, what: words, owner: '周师傅', by: at },
  photoIds: ['photo-2'],
}

const plan = {
  communityId: 'garden',
  scope: { reach: 'community', categoryId: 'lights' },
  wanted: {
    kind: 'changes',
    changes: [
      { what: 'close', severity: 'ordinary', length: { counting: 'workingDays', days: 3 }, pausable: true },
      { what: 'reopen-days', value: 14 },
    ],
  },
  from: '2026-12-01',
}

export type Request = { params?: object; query?: object; body?: object }

export const validRequests: Readonly<Record<string, readonly Request[]>> = {
  signIn: [{ body: { code: 'code-of-wechat' } }],
  refreshSession: [{ body: { refresh: 'x'.repeat(43) } }],
  signOut: [{}],
  readMe: [{}],
  listCommunities: [{}],
  readCommunity: [{ params: { id } }],
  listRooms: [{ params: { id } }],
  bindRoom: [{ body: { buildingId: 'building-3', roomId: 'room-301', relation: 'owner', phoneCode: 'code' } }],
  permitUpload: [{ body: { type: 'image/jpeg' } }],
  readPhoto: [{ params: { id } }],
  readHome: [{}],
  fileComplaint: [
    { body: filing },
    { body: { ...filing, place: { kind: 'public', label: '东门', buildingId: 'building-3' } } },
  ],
  listMine: [{ query: page }],
  readMine: [{ params: { id } }],
  remarkOnMine: [{ params: { id }, body: { turn, text: words } }],
  withdrawMine: [{ params: { id }, body: { turn } }],
  answerMySurvey: [
    {
      params: { id },
      body: {
        turn,
        solved: true,
        overall: 5,
        speed: 'good',
        attitude: 'fair',
        result: 'poor',
        tags: ['来得快'],
        text: words,
        callMe: false,
      },
    },
  ],
  confirmMyVisit: [{ params: { id }, body: { turn } }],
  askNextRound: [{ params: { id }, body: { turn, reason: words } }],
  listWork: [
    { query: { communityId: 'garden', of: 'mine', ...page } },
    { query: { communityId: 'garden', of: 'claim' } },
    { query: { communityId: 'garden', of: 'raised', ...page } },
  ],
  countWork: [{ query: { communityId: 'garden', of: 'community' } }],
  readAsStaff: [{ params: { id } }],
  findCustomer: [{ query: { communityId: 'garden', phone: '13800000000' } }],
  registerForCaller: [
    {
      body: {
        ...filing,
        source: 'hotline',
        receivedAt: at,
        customer: { userId: 'owner-1', name: '王业主', phone: '13800000000', relation: 'owner' },
      },
    },
  ],
  acceptComplaint: [{ params: { id }, body: { turn, severity: 'major', reason: words } }],
  declineComplaint: [{ params: { id }, body: { turn, reason: words } }],
  solveOnTheSpot: [{ params: { id }, body: { turn, answer: words, settlement: 'explained', referredTo: '街道办' } }],
  listCandidates: [{ params: { id } }],
  dispatchOrder: [{ params: { id }, body: { turn, handlerId: 'handler-1', instruction: words, override: words } }],
  dispatchAutomatically: [{ params: { id }, body: { turn } }],
  planDispatch: [{ query: { communityId: 'garden' } }, { query: { communityId: 'garden', departmentId: 'order' } }],
  readJob: [{ params: { id: 'complaint-1.7' } }],
  confirmPlan: [
    {
      body: {
        communityId: 'garden',
        orders: [
          { complaintId: id, turn, handlerId: 'handler-1', proposedId: 'handler-1' },
          { complaintId: 'complaint-2', turn, handlerId: 'handler-2', proposedId: 'handler-1', override: words },
        ],
      },
    },
  ],
  takeOrder: [{ params: { id }, body: { turn } }],
  reportDone: [
    { params: { id }, body: report },
    { params: { id }, body: { ...report, correctiveAction: { needed: false, reason: words } } },
  ],
  confirmWork: [{ params: { id }, body: { turn, answer: words } }],
  sendBackWork: [{ params: { id }, body: { turn, reason: words } }],
  recordVisit: [
    {
      params: { id },
      body: { turn, method: 'phone', visitedAt: at, verdict: 'satisfied', solved: true, words },
    },
  ],
  nudgeMine: [{ params: { id }, body: { turn } }],
  objectToMyDate: [{ params: { id }, body: { turn, words } }],
  answerMyOffer: [{ params: { id }, body: { turn, accepted: false, words } }],
  appealMine: [{ params: { id }, body: { turn, reason: words } }],
  splitMine: [{ params: { id }, body: { turn } }],
  makeMineComplaint: [{ params: { id }, body: { turn } }],
  claimOrder: [{ params: { id }, body: { turn } }],
  redispatchOrder: [{ params: { id }, body: { turn, handlerId: 'handler-1', instruction: words, override: '离得近' } }],
  returnOrder: [{ params: { id }, body: { turn, reason: words } }],
  arriveOnSite: [{ params: { id }, body: { turn } }],
  noteProgress: [{ params: { id }, body: { turn, text: words, public: true } }],
  proposeChange: [
    { params: { id }, body: { turn, words, proposal: { kind: 'transfer', departmentId: 'greenery' } } },
    { params: { id }, body: { turn, words, proposal: { kind: 'pause', reason: 'parts', to: at } } },
    { params: { id }, body: { turn, words, proposal: { kind: 'date', until: at, method: 'phone' } } },
  ],
  decideProposal: [{ params: { id }, body: { turn, granted: true, words } }],
  pauseComplaint: [{ params: { id }, body: { turn, words, pauseFor: 'parts', to: at } }],
  resumeComplaint: [{ params: { id }, body: { turn } }],
  agreeDate: [{ params: { id }, body: { turn, until: at, method: 'phone', what: words } }],
  makeOffer: [{ params: { id }, body: { turn, plan: words, amount: 0 } }],
  recordOfferAnswer: [{ params: { id }, body: { turn, accepted: false, words } }],
  attemptVisit: [{ params: { id }, body: { turn, words, refused: false } }],
  messageCustomer: [{ params: { id }, body: { turn, text: words } }],
  noteInside: [{ params: { id }, body: { turn, text: words } }],
  writeAnswer: [{ params: { id }, body: { turn, text: words } }],
  reportInvestigation: [{ params: { id }, body: { turn, text: words } }],
  askDepartment: [{ params: { id }, body: { turn, departmentId: 'greenery', question: words } }],
  answerDepartment: [{ params: { id }, body: { turn, text: words } }],
  changeSeverity: [{ params: { id }, body: { turn, severity: 'major', reason: words } }],
  nameAbout: [{ params: { id }, body: { turn, personId: 'handler-1' } }],
  confirmRepeat: [{ params: { id }, body: { turn, earlierId: 'complaint-0' } }],
  handOver: [{ params: { id }, body: { turn, personId: 'agent-2', reason: words } }],
  rebasePolicy: [{ params: { id }, body: { turn, reason: words } }],
  urgeComplaint: [{ params: { id }, body: { turn, words } }],
  answerUrge: [{ params: { id }, body: { turn, words } }],
  instructWork: [{ params: { id }, body: { turn, words } }],
  superviseComplaint: [{ params: { id }, body: { turn, reason: words } }],
  endSupervision: [{ params: { id }, body: { turn, words } }],
  accountForDelay: [{ params: { id }, body: { turn, words } }],
  completeCorrective: [{ params: { id }, body: { turn, index: 0, words } }],
  verifyCorrective: [{ params: { id }, body: { turn, index: 0, effective: true, words } }],
  proposeFinalAnswer: [{ params: { id }, body: { turn, words } }],
  signFinalAnswer: [{ params: { id }, body: { turn } }],
  decideAppeal: [{ params: { id }, body: { turn, words, upheld: true } }],
  mergeComplaint: [{ params: { id }, body: { turn, parentId: 'complaint-2' } }],
  splitComplaint: [{ params: { id }, body: { turn } }],
  makeComplaint: [{ params: { id }, body: { turn } }],
  readCalendar: [{ query: { communityId: 'garden', month: '2026-11' } }],
  setLocalDay: [
    {
      body: { communityId: 'garden', day: '2026-12-01', version: 0, kind: 'off', name: '台风停工', note: words },
    },
  ],
  clearLocalDay: [{ body: { communityId: 'garden', day: '2026-12-01', version: 1 } }],
  setRosterDay: [
    {
      body: {
        communityId: 'garden',
        day: '2026-12-01',
        departmentId: 'engineering',
        version: 0,
        shifts: [{ from: 480, to: 1080, userIds: ['staff-1'] }],
      },
    },
  ],
  clearRosterDay: [{ body: { communityId: 'garden', day: '2026-12-01', departmentId: 'engineering', version: 1 } }],
  readPolicy: [{ query: { communityId: 'garden' } }],
  tryPolicy: [{ body: plan }, { body: { ...plan, wanted: { kind: 'profile', profile: 'overseas' } } }],
  decidePolicy: [{ body: { ...plan, seen: 0, version: '2026-12 会议纪要', reason: '会议定的' } }],
  findSimilar: [
    { query: { communityId: 'garden', categoryId: 'lights', label: '电梯', buildingId: 'building-3' } },
    { query: { communityId: 'garden', categoryId: 'lights', label: '东门' } },
  ],
  listFollowed: [{ query: page }],
  readFollowed: [{ params: { id } }],
  followComplaint: [{ body: { complaintId: id } }],
  unfollowComplaint: [{ body: { complaintId: id } }],
  readSimilar: [{ params: { id } }],
  listHotSpots: [{ query: { communityId: 'garden' } }],
  readHotSpot: [
    { query: { communityId: 'garden', categoryId: 'lights', buildingId: 'building-3' } },
    { query: { communityId: 'garden', categoryId: 'lights', place: '东门' } },
  ],
  listLedger: [{ query: { communityId: 'garden', month: '2026-11', ...page } }],
  exportLedger: [{ query: { communityId: 'garden', month: '2026-11' } }],
}
