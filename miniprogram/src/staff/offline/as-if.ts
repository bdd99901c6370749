// The complaint as it would be if what waits on this phone had arrived already. The server decides; this only shows.

import type { StaffDetail } from '#contract/staff-detail.ts'
import { type Move, moves as table } from '#domain/complaint/lifecycle.ts'
import type { Act } from '../../features/acts/act.ts'

type Moves = StaffDetail['moves']

type Effect = {
  /** Where the complaint is then. */
  state?: StaffDetail['state']
  /** What this person may do then, where the new state allows it. */
  opens?: readonly Move[]
  /** It is done once. */
  once?: true
}

const work = [
  'arrive',
  'progress',
  'propose',
  'return',
  'report',
  'message',
  'note',
  'appoint',
] as const satisfies Move[]

const effects: Readonly<Record<string, Effect>> = {
  accept: { state: 'accepted', opens: ['solve', 'dispatch', 'message', 'note'] },
  decline: { state: 'declined' },
  solve: { state: 'answered' },
  dispatch: { state: 'dispatched' },
  redispatch: { state: 'dispatched' },
  claim: { state: 'handling', opens: work },
  take: { state: 'handling', opens: work },
  return: { state: 'accepted' },
  arrive: { once: true },
  report: { state: 'checking' },
  confirm: { state: 'answered' },
  sendBack: { state: 'handling' },
  visit: { once: true },
  propose: { once: true },
  decideProposal: { once: true },
  resume: { once: true },
  answerDepartment: { once: true },
  object: { once: true },
  recordOfferAnswer: { once: true },
}

const isMove = (name: string): name is Move => Object.hasOwn(table, name)

const isFrom = (move: string, state: StaffDetail['state']): boolean =>
  isMove(move) && table[move].from.some(it => it === state)

/** What the server shows beside the table of moves: somebody arrives once, and only where it happens now. */
const mayArrive = ({ happeningNow, arrivedAt }: StaffDetail): boolean => happeningNow && arrivedAt === undefined

/** Who works on it then, and what is awaited no longer; other deadlines are the server's to say. */
const ownPart = ({ order, who, next }: StaffDetail, { name, at }: Act): Partial<StaffDetail> => {
  if (name === 'take' && order && who) return { who: { ...who, name: order.handler, role: 'handler' } }
  if (name !== 'arrive') return {}
  return { arrivedAt: at, ...(next?.awaits === 'on-site' ? { next: undefined } : {}) }
}

const after = (detail: StaffDetail, act: Act): StaffDetail => {
  const { name } = act
  const effect = effects[name]
  if (!effect) return detail
  const state = effect.state ?? detail.state
  const isPaused = detail.pause !== undefined && name !== 'resume'
  const opened: Moves = (effect.opens ?? []).filter(
    move =>
      !detail.moves.includes(move) && (move !== 'arrive' || mayArrive(detail)) && !(move === 'report' && isPaused),
  )
  const moves = [...detail.moves, ...opened].filter(move => isFrom(move, state) && !(effect.once && move === name))
  return { ...detail, state, moves, ...ownPart(detail, act) }
}

/** With everything that was done and has not arrived; nothing of the conflict and what stands behind it. */
export const asIf = (detail: StaffDetail, waiting: readonly Act[]): StaffDetail => {
  const refusedAt = waiting.findIndex(({ given }) => given.trouble !== undefined)
  const sure = refusedAt === -1 ? waiting : waiting.slice(0, refusedAt)
  return sure.reduce(after, detail)
}
