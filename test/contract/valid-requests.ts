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
  listWork: [{ query: { communityId: 'garden', of: 'mine', ...page } }],
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
  acceptComplaint: [{ params: { id }, body: { turn, severity: 'major' } }],
  declineComplaint: [{ params: { id }, body: { turn, reason: words } }],
  solveOnTheSpot: [{ params: { id }, body: { turn, answer: words, settlement: 'explained' } }],
  listCandidates: [{ params: { id } }],
  dispatchOrder: [{ params: { id }, body: { turn, handlerId: 'handler-1', instruction: words } }],
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
  listLedger: [{ query: { communityId: 'garden', month: '2026-11', ...page } }],
  exportLedger: [{ query: { communityId: 'garden', month: '2026-11' } }],
}
