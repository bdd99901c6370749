// The complaint as it would be if what waits on this phone had arrived already. The server decides; this only shows.

import type { StaffDetail } from '#contract/staff-detail.ts'
import { vainReasons } from '#domain/complaint/complaint.ts'
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
  'comeInVain',
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
  comeInVain: { opens: ['arrive'] },
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

/** What the server shows beside the table of moves: somebody arrives once under an order. */
const mayArrive = ({ arrivedAt }: StaffDetail): boolean => arrivedAt === undefined

/** Who works on it then, and what is awaited no longer; other deadlines are the server's to say. */
const ownPart = (
  { order, who, next, inVain, arrivedAt }: StaffDetail,
  { name, at, body }: Act,
): Partial<StaffDetail> => {
  if (name === 'take' && order && who) return { who: { ...who, name: order.handler, role: 'handler' } }
  if (name === 'claim') return { arrivedAt: undefined }
  if (name !== 'arrive' && name !== 'comeInVain') return {}
  const why = vainReasons.find(it => it === body.why) ?? 'unknown'
  const isThere = name === 'arrive' || arrivedAt !== undefined || why !== 'unreachable'
  return {
    ...(name === 'arrive'
      ? { arrivedAt: at }
      : { arrivedAt: undefined, inVain: { why, at, times: (inVain?.times ?? 0) + 1 } }),
    ...(isThere && next?.awaits === 'on-site' ? { next: undefined } : {}),
  }
}

const after = (detail: StaffDetail, act: Act): StaffDetail => {
  const { name } = act
  const effect = effects[name]
  if (!effect) return detail
  const state = effect.state ?? detail.state
  const isPaused = detail.pause !== undefined && name !== 'resume'
  const known = { ...detail, ...ownPart(detail, act) }
  const opened: Moves = (effect.opens ?? []).filter(
    move => !detail.moves.includes(move) && (move !== 'arrive' || mayArrive(known)) && !(move === 'report' && isPaused),
  )
  const moves = [...detail.moves, ...opened].filter(move => isFrom(move, state) && !(effect.once && move === name))
  return { ...known, state, moves }
}

/** With everything that was done and has not arrived; nothing of the conflict and what stands behind it. */
export const asIf = (detail: StaffDetail, waiting: readonly Act[]): StaffDetail => {
  const refusedAt = waiting.findIndex(({ given }) => given.trouble !== undefined)
  const sure = refusedAt === -1 ? waiting : waiting.slice(0, refusedAt)
  return sure.reduce(after, detail)
}
