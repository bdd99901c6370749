// One valid request for every route that takes something: what a phone of this version really sends, all optional fields included.

const id = 'complaint-1'
const turn = 3
const words = '楼道的灯不亮了'
const at = 1_795_000_000_000
const page = { more: 'page-token' }
const room = { buildingId: 'building-3', roomId: 'room-301' }
const filing = {
  communityId: 'garden',
  kind: 'complaint',
  categoryId: 'lights',
  place: { kind: 'room', buildingId: 'building-3', roomId: 'room-301' },
  text: words,
  demand: '今天修好',
  wantedBy: at,
  answers: [{ questionId: 'which', words: '1 号' }],
  visitTimes: ['evening', 'weekend'],
  onBehalfOf: { name: '王奶奶', relation: 'parent', consent: 'by-phone' },
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
  expenses: {
    materials: [{ name: '角阀', thousandths: 1500, unit: '个', cost: 3650 }],
    labour: { minutes: 90, cost: 6000 },
  },
  happenedAt: at,
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

const roomTable = {
  communityId: 'garden',
  fileId: 'table-0123456789',
  name: '业主.xlsx',
  newBuildings: true,
  newOwners: false,
}

const category = {
  id: 'lights',
  name: '灯不亮',
  root: 'engineering',
  icon: 'bulb',
  departmentId: 'engineering',
  skill: '电工',
  needsPhotos: false,
  followable: true,
  hidesName: false,
  example: '三楼楼道的灯不亮',
  questions: [
    { id: 'which', kind: 'text', words: '哪一盏' },
    { id: 'since', kind: 'choice', words: '多久了', choices: ['今天', '更早'] },
  ],
  retired: false,
}

export const validRequests: Readonly<Record<string, readonly Request[]>> = {
  signIn: [{ body: { code: 'code-of-wechat' } }],
  refreshSession: [{ body: { refresh: 'x'.repeat(43) } }],
  signOut: [{}],
  readMe: [{}],
  readSettings: [{ query: { communityId: 'garden' } }],
  readSetUp: [{ query: { communityId: 'garden' } }],
  saveCategory: [{ body: { communityId: 'garden', version: 1, category } }],
  saveDepartment: [
    { body: { communityId: 'garden', version: 1, department: { id: 'green', name: '绿化部', retired: false } } },
  ],
  addCommunity: [{ body: { communityId: 'garden', name: '望江苑' } }],
  renameCommunity: [{ body: { communityId: 'garden', version: 1, name: '云栖苑' } }],
  savePhones: [{ body: { communityId: 'garden', version: 1, phones: [{ name: '物业值班', phone: '02088880110' }] } }],
  saveReplies: [
    {
      body: {
        communityId: 'garden',
        version: 1,
        replies: [{ id: 'reply-1', use: 'message', text: '{称呼}，您好。', root: 'engineering' }],
      },
    },
  ],
  saveSwitch: [{ body: { communityId: 'garden', version: 1, feature: 'follow', on: false } }],
  readReplies: [{ query: { communityId: 'garden' } }],
  savePlaces: [{ body: { communityId: 'garden', version: 1, places: [{ name: '电梯', inBuildings: true }] } }],
  readBuildingCodes: [{ query: { communityId: 'garden' } }],
  makeBuildingCodes: [{ body: { communityId: 'garden', buildingIds: ['building-3'] } }],
  permitRoomTable: [{ body: { communityId: 'garden' } }],
  previewRoomTable: [{ body: { ...roomTable, skip: 100 } }],
  importRoomTable: [{ body: { ...roomTable, sha256: '0'.repeat(64), goodRows: false } }],
  beginDeskSignIn: [{ body: { browser: 'Chrome，Windows' } }],
  claimDeskSignIn: [{ body: { code: '48219035', secret: 'x'.repeat(43) } }],
  readDeskSignIn: [{ params: { code: '48219035' } }],
  answerDeskSignIn: [{ params: { code: '48219035' }, body: { yes: true } }],
  listSessions: [{}],
  endSessions: [{}, { body: { id } }],
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
  listMine: [{ query: { ...page, count: '40' } }],
  readMine: [{ params: { id } }],
  readReceipt: [{ params: { id } }],
  checkReceipt: [{ params: { id }, query: { number: 'W2611-0001', code: '0123 4567 89ab cdef' } }],
  remarkOnMine: [{ params: { id }, body: { turn, text: words, photoIds: ['photo-3'] } }],
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
  readChanges: [
    {
      query: {
        communityId: 'garden',
        of: 'community',
        counter: 'overdue',
        categoryId: 'noise',
        departmentId: 'order',
        severity: 'major',
        state: 'accepted',
        mark: 'repeat',
        whose: 'nobody',
        handlerId: 'staff-zhoujianguo',
        since: 'a-token',
      },
    },
  ],
  actOnMany: [
    { body: { communityId: 'garden', act: { do: 'accept' }, complaintIds: [id] } },
    { body: { communityId: 'garden', act: { do: 'urge', words }, complaintIds: [id, 'complaint-2'] } },
    {
      body: { communityId: 'garden', act: { do: 'hand-over', personId: 'agent-1', reason: words }, complaintIds: [id] },
    },
  ],
  listCorrectives: [
    { query: { communityId: 'garden', of: 'mine' } },
    { query: { communityId: 'garden', of: 'community' } },
  ],
  readInspection: [{ query: { communityId: 'garden' } }],
  countWork: [{ query: { communityId: 'garden', of: 'community' } }],
  readAsStaff: [{ params: { id } }],
  readVersion: [{ params: { id } }],
  searchComplaints: [{ body: { communityId: 'garden', text: 'W2611-0001', ...page } }],
  readCustomer: [{ query: { communityId: 'garden', userId: 'owner-1', phoneHash: 'ab12' } }],
  addCustomerNote: [{ body: { communityId: 'garden', who: { userId: 'owner-1', phoneHash: 'ab12' }, words } }],
  flagCustomer: [{ body: { communityId: 'garden', who: { userId: 'owner-1' }, flagged: true, why: words } }],
  revealPhone: [
    { body: { communityId: 'garden', of: { kind: 'complaint', complaintId: id }, why: 'appoint' } },
    { body: { communityId: 'garden', of: { kind: 'account', userId: 'owner-1' }, why: 'appoint' } },
  ],
  readAccessLog: [{ query: { communityId: 'garden', month: '2026-11', ...page } }],
  findCustomer: [{ query: { communityId: 'garden', phone: '13800000000' } }],
  findCallers: [
    { body: { communityId: 'garden', by: { kind: 'phone', digits: '0000' } } },
    { body: { communityId: 'garden', by: { kind: 'room', ...room } } },
  ],
  readCallerPast: [
    {
      query: {
        communityId: 'garden',
        userId: 'user-2',
        phoneHash: 'b'.repeat(43),
        roomId: 'room-301',
        buildingId: 'building-3',
        categoryId: 'lights',
      },
    },
    { query: { communityId: 'garden', label: '东门', categoryId: 'lights' } },
  ],
  registerForCaller: [
    {
      body: {
        ...filing,
        source: 'hotline',
        receivedAt: at,
        customer: { userId: 'owner-1', name: '王业主', phone: '13800000000', relation: 'owner' },
      },
    },
    {
      body: {
        ...filing,
        source: 'third-party',
        receivedAt: at,
        customer: { name: '王业主', relation: 'owner', asIn: 'complaint-0' },
        thirdParty: { sender: '12345 热线', number: '2026-118', answerBy: at },
        paperIds: ['photo-0'],
        repeatOf: 'complaint-0',
        solved: { answer: words, settlement: 'explained', referredTo: '街道办' },
      },
    },
  ],
  acceptComplaint: [{ params: { id }, body: { turn, severity: 'major', reason: words } }],
  declineComplaint: [{ params: { id }, body: { turn, reason: words } }],
  solveOnTheSpot: [{ params: { id }, body: { turn, answer: words, settlement: 'explained', referredTo: '街道办' } }],
  listCandidates: [{ params: { id } }, { params: { id }, query: { departmentId: 'order' } }],
  dispatchOrder: [
    {
      params: { id },
      body: { turn, handlerId: 'handler-1', departmentId: 'order', instruction: words, override: words },
    },
  ],
  dispatchAutomatically: [{ params: { id }, body: { turn } }],
  planDispatch: [{ query: { communityId: 'garden' } }, { query: { communityId: 'garden', departmentId: 'order' } }],
  readJob: [{ params: { id: 'complaint-1.7' } }],
  confirmPlan: [
    {
      body: {
        communityId: 'garden',
        orders: [
          { complaintId: id, turn, handlerId: 'handler-1', proposedId: 'handler-1' },
          {
            complaintId: 'complaint-2',
            turn,
            handlerId: 'handler-2',
            departmentId: 'order',
            proposedId: 'handler-1',
            override: words,
          },
        ],
      },
    },
  ],
  takeOrder: [{ params: { id }, body: { turn, happenedAt: at } }],
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
  appointMine: [{ params: { id }, body: { turn, from: at, to: at + 3_600_000 } }],
  appealMine: [{ params: { id }, body: { turn, reason: words } }],
  splitMine: [{ params: { id }, body: { turn } }],
  makeMineComplaint: [{ params: { id }, body: { turn } }],
  claimOrder: [{ params: { id }, body: { turn } }],
  redispatchOrder: [
    {
      params: { id },
      body: { turn, handlerId: 'handler-1', departmentId: 'order', instruction: words, override: '离得近' },
    },
  ],
  returnOrder: [{ params: { id }, body: { turn, reason: words } }],
  addCoHandler: [{ params: { id }, body: { turn, userId: 'handler-2' } }],
  removeCoHandler: [{ params: { id }, body: { turn, userId: 'handler-2' } }],
  arriveOnSite: [
    {
      params: { id },
      body: {
        turn,
        happenedAt: at,
        place: { latitude: 23.12911, longitude: 113.264385, accuracy: 12.5, at },
        photoIds: ['photo-4'],
      },
    },
  ],
  comeInVain: [
    { params: { id }, body: { turn, why: 'nobody-home', words, photoIds: ['photo-4'], happenedAt: at } },
    { params: { id }, body: { turn, why: 'unreachable' } },
  ],
  noteProgress: [{ params: { id }, body: { turn, text: words, public: true, photoIds: ['photo-4'], happenedAt: at } }],
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
  appointForCustomer: [{ params: { id }, body: { turn, from: at, to: at + 3_600_000 } }],
  messageCustomer: [{ params: { id }, body: { turn, text: words, photoIds: ['photo-4'] } }],
  noteInside: [{ params: { id }, body: { turn, text: words, photoIds: ['photo-5'] } }],
  leaveNote: [{ params: { id }, body: { text: words, photoIds: ['photo-5'], happenedAt: at } }],
  writeAnswer: [{ params: { id }, body: { turn, text: words } }],
  reportInvestigation: [{ params: { id }, body: { turn, text: words } }],
  askDepartment: [{ params: { id }, body: { turn, departmentId: 'greenery', question: words } }],
  answerDepartment: [{ params: { id }, body: { turn, text: words } }],
  changeCategory: [{ params: { id }, body: { turn, categoryId: 'noise', reason: words } }],
  changeSeverity: [{ params: { id }, body: { turn, severity: 'major', reason: words } }],
  nameAbout: [{ params: { id }, body: { turn, personId: 'handler-1' } }],
  confirmRepeat: [{ params: { id }, body: { turn, earlierId: 'complaint-0' } }],
  handOver: [{ params: { id }, body: { turn, personId: 'agent-2', reason: words } }],
  rebasePolicy: [{ params: { id }, body: { turn, reason: words } }],
  urgeComplaint: [{ params: { id }, body: { turn, words } }],
  answerUrge: [{ params: { id }, body: { turn, words } }],
  instructWork: [{ params: { id }, body: { turn, words } }],
  objectToDecision: [{ params: { id }, body: { turn, ground: 'not-our-work', words } }],
  decideObjection: [{ params: { id }, body: { turn, index: 0, words, upheld: true } }],
  superviseComplaint: [{ params: { id }, body: { turn, reason: words } }],
  endSupervision: [{ params: { id }, body: { turn, words } }],
  accountForDelay: [{ params: { id }, body: { turn, words } }],
  completeCorrective: [{ params: { id }, body: { turn, index: 0, words } }],
  verifyCorrective: [{ params: { id }, body: { turn, index: 0, effective: true, words } }],
  reassignCorrective: [{ params: { id }, body: { turn, index: 0, personId: 'staff-1', by: at, reason: words } }],
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
  setRosterWeek: [
    {
      body: {
        communityId: 'garden',
        departmentId: 'engineering',
        days: [
          { day: '2026-12-01', version: 0, shifts: [{ from: 480, to: 1080, userIds: ['staff-1'] }] },
          { day: '2026-12-02', version: 1 },
        ],
      },
    },
  ],
  swapDuty: [
    {
      body: {
        communityId: 'garden',
        departmentId: 'engineering',
        one: { day: '2026-12-01', version: 1, userId: 'staff-1' },
        other: { day: '2026-12-02', version: 1, userId: 'staff-2' },
      },
    },
  ],
  readPolicy: [{ query: { communityId: 'garden' } }],
  tryPolicy: [{ body: plan }, { body: { ...plan, wanted: { kind: 'profile', profile: 'overseas' } } }],
  decidePolicy: [{ body: { ...plan, seen: 0, version: '2026-12 会议纪要', reason: '会议定的' } }],
  readTeam: [{ query: { communityId: 'garden' } }],
  inviteColleague: [
    {
      body: {
        communityId: 'garden',
        name: '新同事',
        posts: [{ role: 'handler', departmentId: 'engineering' }, { role: 'agent' }],
        skills: ['防水'],
        buildingIds: ['building-3'],
        phone: '13800100099',
      },
    },
  ],
  withdrawColleague: [{ body: { communityId: 'garden', invitationId: 'invitation-1' } }],
  changeColleague: [
    {
      body: {
        communityId: 'garden',
        userId: 'user-2',
        version: 1,
        posts: [{ role: 'agent' }],
        skills: [],
        buildingIds: ['building-3'],
      },
    },
  ],
  enterAbsence: [
    {
      body: {
        communityId: 'garden',
        userId: 'user-2',
        version: 1,
        from: '2026-12-01',
        to: '2026-12-03',
        delegateId: 'user-3',
      },
    },
  ],
  endAbsence: [{ body: { communityId: 'garden', userId: 'user-2', version: 2, absenceId: 'absence-1' } }],
  planLeaving: [{ query: { communityId: 'garden', userId: 'user-2' } }],
  startLeaving: [
    {
      body: {
        communityId: 'garden',
        userId: 'user-2',
        version: 2,
        successors: [{ share: 'order', departmentId: 'engineering', userId: 'user-3' }],
      },
    },
  ],
  readTeamInvitation: [{ params: { id: 'K7QM2XRP9DTA' } }],
  joinTeam: [{ body: { code: 'K7QM2XRP9DTA' } }],
  beginCompany: [
    { body: { code: 'k7qm 2xrp 9dta', company: '安居物业', community: '云栖苑', name: '林悦', phone: '020-88880110' } },
  ],
  listAudit: [{ query: { communityId: 'garden', month: '2026-11', ...page } }],
  findSimilar: [
    { query: { communityId: 'garden', categoryId: 'lights', label: '电梯', buildingId: 'building-3' } },
    { query: { communityId: 'garden', categoryId: 'lights', label: '东门' } },
  ],
  listFollowed: [{ query: page }],
  readFollowed: [{ params: { id } }],
  followComplaint: [{ body: { complaintId: id } }],
  unfollowComplaint: [{ body: { complaintId: id } }],
  readGuide: [{ query: { communityId: 'garden' } }],
  listMyMessages: [{ query: page }],
  markMessagesRead: [{ body: { upTo: at } }],
  readMyData: [{}],
  exportMyData: [{}],
  deleteAccount: [{}],
  recordConsent: [{ body: { version: '2026-12-01', scene: 'photos', phoneTime: at } }],
  withdrawConsent: [{}],
  readBuilding: [{ params: { id: 'building-3' } }],
  readMyRooms: [{}],
  inviteToRoom: [{ body: { ...room, relation: 'family', calledAs: '妈妈' } }],
  withdrawInvitation: [{ body: { ...room, invitationId: 'invitation-1' } }],
  readInvitation: [{ params: { id: 'K7QM2XRP9DTA' } }],
  acceptInvitation: [{ body: { code: 'K7QM2XRP9DTA' } }],
  removeFromRoom: [{ body: { ...room, userId: 'user-2' } }],
  leaveRoom: [{ body: room }],
  withdrawResidentInvitation: [{ body: { ...room, invitationId: 'invitation-1' } }],
  inviteResident: [{ body: { ...room, relation: 'owner', calledAs: '陈阿姨' } }],
  readSharing: [{ params: { id } }],
  shareMine: [{ body: { complaintId: id, userId: 'user-2' } }],
  unshareMine: [{ body: { complaintId: id, userId: 'user-2' } }],
  listShared: [{ query: page }],
  readShared: [{ params: { id } }],
  readSimilar: [{ params: { id } }],
  listHotSpots: [{ query: { communityId: 'garden' } }],
  readHotSpot: [
    { query: { communityId: 'garden', categoryId: 'lights', buildingId: 'building-3' } },
    { query: { communityId: 'garden', categoryId: 'lights', place: '东门' } },
  ],
  listLedger: [{ query: { communityId: 'garden', month: '2026-11', ...page } }],
  exportLedger: [{ query: { communityId: 'garden', month: '2026-11' } }],
}
