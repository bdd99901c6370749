// What can be done with an act the server refused: by what it was, why it was refused, and what may be done now. Nothing is
// ever dropped by itself.

import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Move } from '#domain/complaint/lifecycle.ts'

type CustomerMove =
  | 'remark'
  | 'nudge'
  | 'objectToDate'
  | 'answerOffer'
  | 'withdraw'
  | 'appeal'
  | 'answerSurvey'
  | 'confirmVisit'
  | 'nextRound'

/** What staff do from their phone. */
export type StaffAct = Exclude<Move, CustomerMove> | 'left-note'

export type Choice =
  /** On the state as it is now. */
  | 'again'
  /** With the present moment instead of the phone's. */
  | 'as-of-now'
  /** Without the photos the server does not take. */
  | 'without-photos'
  /** Back into its form. */
  | 'rewrite'
  /** Words and photos as an internal note. */
  | 'note'
  | 'throw-away'

/**
 * What is left of an act that cannot be done any more. `happened`: somebody was there, or spoke to the customer, whatever
 * became of it; `words`: what was written; `nothing`: a decision that is made again or not at all.
 */
const leaves: Record<StaffAct, 'happened' | 'words' | 'nothing'> = {
  accept: 'words',
  decline: 'words',
  solve: 'words',
  dispatch: 'words',
  claim: 'nothing',
  take: 'nothing',
  redispatch: 'words',
  return: 'words',
  addCoHandler: 'nothing',
  removeCoHandler: 'nothing',
  arrive: 'happened',
  comeInVain: 'happened',
  progress: 'happened',
  propose: 'words',
  decideProposal: 'words',
  pause: 'words',
  resume: 'nothing',
  agreeDate: 'happened',
  offer: 'words',
  recordOfferAnswer: 'happened',
  report: 'happened',
  confirm: 'words',
  sendBack: 'words',
  visit: 'happened',
  attemptVisit: 'happened',
  message: 'words',
  note: 'words',
  writeAnswer: 'words',
  investigate: 'words',
  askDepartment: 'words',
  answerDepartment: 'words',
  changeSeverity: 'words',
  changeCategory: 'words',
  nameAbout: 'nothing',
  confirmRepeat: 'nothing',
  handOver: 'words',
  rebase: 'words',
  urge: 'words',
  answerUrge: 'words',
  instruct: 'words',
  object: 'words',
  decideObjection: 'words',
  supervise: 'words',
  endSupervision: 'words',
  accountForDelay: 'words',
  completeCorrective: 'happened',
  verifyCorrective: 'happened',
  reassignCorrective: 'words',
  proposeFinalAnswer: 'words',
  signFinalAnswer: 'nothing',
  decideAppeal: 'words',
  merge: 'nothing',
  split: 'nothing',
  appoint: 'happened',
  makeComplaint: 'nothing',
  'left-note': 'nothing',
}

export const isStaffAct = (name: string): name is StaffAct => Object.hasOwn(leaves, name)

type Why =
  /** Somebody else did something meanwhile, or it is not this person's to do. */
  | 'meanwhile'
  /** The person sees the complaint no longer. */
  | 'gone'
  /** The phone's clock, or too long ago. */
  | 'moment'
  | 'photos'
  /** What was entered does not do. */
  | 'entered'
  /** Not about the act at all: this version, this account. */
  | 'elsewhere'

const whys: Readonly<Record<string, Why>> = {
  'not-found': 'gone',
  'happened-in-the-future': 'moment',
  'happened-too-long-ago': 'moment',
  'photo-unknown': 'photos',
  'photo-not-an-image': 'photos',
  'photo-too-large': 'photos',
  'photo-missing': 'photos',
  'photo-broken': 'photos',
  'photo-needed': 'entered',
  'too-many-photos': 'entered',
  'malformed-request': 'entered',
  'unknown-field': 'entered',
  'too-large': 'entered',
  'text-missing': 'entered',
  'text-too-long': 'entered',
  'text-without-words': 'entered',
  'corrective-action-needed': 'entered',
  'money-needs-approval': 'entered',
  'pause-too-long': 'entered',
  'pause-in-the-past': 'entered',
  'date-in-the-past': 'entered',
  'date-too-far': 'entered',
  'slot-unknown': 'entered',
  'visit-time-wrong': 'entered',
  'handler-unknown': 'entered',
  'department-unknown': 'entered',
  'category-unknown': 'entered',
  'category-same': 'entered',
  'person-unknown': 'entered',
  'person-leaving': 'entered',
  'complaint-unknown': 'entered',
  'in-conflict': 'entered',
  'client-too-old': 'elsewhere',
  'no-wechat': 'elsewhere',
  'sign-in-blocked': 'elsewhere',
}

export type Conflict = {
  act: StaffAct
  /** Why it was refused. */
  reason: string
  hasWords: boolean
  hasPhotos: boolean
  /** What this person may do now; unknown while the complaint could not be fetched. */
  moves: StaffDetail['moves'] | undefined
}

const isPossible = ({ act, moves }: Conflict): boolean =>
  act === 'left-note' || (moves?.some(it => it === act) ?? false)

/** A note keeps what was written, photographed, or simply happened. */
const isWorthNoting = ({ act, hasWords, hasPhotos }: Conflict): boolean =>
  leaves[act] === 'happened' || (leaves[act] === 'words' && (hasWords || hasPhotos))

const waysOn = (conflict: Conflict): Choice[] => {
  const possible = isPossible(conflict)
  switch (whys[conflict.reason] ?? 'meanwhile') {
    case 'meanwhile':
      return possible ? ['again'] : []
    case 'gone':
      return []
    case 'moment':
      return possible ? ['as-of-now'] : []
    case 'photos':
      return possible ? ['without-photos'] : []
    case 'entered':
      return possible && conflict.act !== 'left-note' ? ['rewrite'] : []
    case 'elsewhere':
      return ['again']
  }
}

/** What can be chosen, the likeliest first. Throwing away is always the last, and asked twice. */
export const choicesFor = (conflict: Conflict): Choice[] => [
  ...waysOn(conflict),
  ...(isWorthNoting(conflict) ? (['note'] as const) : []),
  'throw-away',
]
