import type { StaffDetail } from '#contract/staff-detail.ts'
import { go } from '../../../features/go.ts'
import { BottomBar } from '../../../ui/bottom-bar.tsx'
import { Button } from '../../../ui/button.tsx'
import type { IconName } from '../../../ui/icon-name.ts'
import { staffUrl } from '../staff-url.ts'
import { correctionForms } from './correction-forms.ts'
import type { StartMove } from './move-buttons.tsx'
import type { MoveForm, MoveName } from './move-form.ts'
import { moreForms } from './move-forms.ts'
import { supervisionForms } from './supervision-forms.ts'
import { workForms } from './work-forms.ts'

type ActionBarProps = {
  detail: StaffDetail
  accept: () => Promise<void>
  take: () => Promise<void>
  decline: () => void
  solve: () => void
  /** Opens 更多. */
  more: () => void
  start: StartMove
  /** Why the next step is not this person's, where it usually would be. */
  note?: string | undefined
}

type Action = { move: MoveName; id: string; word: string; icon: IconName; busyWord?: string; onTap: () => unknown }

const pathActions = ({ detail: { id, state }, accept, take }: ActionBarProps): Action[] => [
  { move: 'accept', id: 'accept', word: '受理', icon: 'receive', busyWord: '正在受理…', onTap: accept },
  { move: 'take', id: 'take', word: '接单', icon: 'check', busyWord: '正在接单…', onTap: take },
  {
    move: 'dispatch',
    id: 'dispatch',
    word: state === 'dispatched' ? '改派' : '派工',
    icon: 'send',
    onTap: () => go(staffUrl.dispatch(id)),
  },
  { move: 'report', id: 'handle', word: '处理，报完工', icon: 'wrench', onTap: () => go(staffUrl.handle(id)) },
  { move: 'confirm', id: 'check', word: '审核', icon: 'search', onTap: () => go(staffUrl.check(id)) },
  { move: 'visit', id: 'visit', word: '记回访', icon: 'phone', onTap: () => go(staffUrl.visit(id)) },
]

/** What waits for somebody beside the main path, the most pressing first; with the other answer where there are two. */
const waiting: readonly { main: MoveForm; other?: MoveForm }[] = [
  { main: workForms.grantProposal, other: workForms.refuseProposal },
  { main: workForms.grantTransfer, other: workForms.refuseProposal },
  { main: supervisionForms.upholdAppeal, other: supervisionForms.rejectAppeal },
  { main: supervisionForms.signFinalAnswer },
  { main: workForms.answerDepartment },
  { main: supervisionForms.instruct },
  { main: supervisionForms.answerUrge },
  { main: supervisionForms.accountForDelay },
  { main: workForms.claim },
  { main: correctionForms.split },
]

type Side = { id: string; word: string; icon: IconName; onTap: () => void }

/** The one main step, and the ways beside it that belong to it. */
const mainOf = (props: ActionBarProps): { main: Action; side: Side[] } | undefined => {
  const { detail, start, solve, decline } = props
  const may = (move: MoveName) => detail.moves.includes(move)
  const main = pathActions(props).find(({ move }) => may(move))
  if (main) {
    const solveSide = { id: 'solve', word: '当场解决', icon: 'chat' as const, onTap: solve }
    const declineSide = { id: 'decline', word: '不予受理', icon: 'slash' as const, onTap: decline }
    return { main, side: may('solve') ? [solveSide] : declinesInBar(detail) ? [declineSide] : [] }
  }
  const waits = waiting.find(({ main }) => may(main.move) && (main.fits?.(detail) ?? true))
  if (!waits) return undefined
  const { other } = waits
  const button = (form: MoveForm) => ({ id: `bar-${form.id}`, icon: form.icon, onTap: () => void start(form) })
  return {
    main: { ...button(waits.main), move: waits.main.move, word: waits.main.word, onTap: () => start(waits.main) },
    side: other ? [{ ...button(other), word: other.send }] : [],
  }
}

/** The bar has room for one way beside 更多: 不予受理 stands there only before accepting. */
export const declinesInBar = ({ state, moves }: StaffDetail): boolean =>
  state === 'submitted' && moves.includes('decline')

/** Whether there is anything to do here for this person. */
export const hasAction = (detail: StaffDetail): boolean =>
  detail.moves.includes('decline') ||
  moreForms(detail).length > 0 ||
  waiting.some(({ main }) => detail.moves.includes(main.move)) ||
  pathMoves.some(move => detail.moves.includes(move))

const pathMoves: readonly MoveName[] = ['accept', 'take', 'dispatch', 'report', 'confirm', 'visit']

/** What this person may do now, as the server said: one main step, one way beside it, and everything else under 更多. */
export function ActionBar(props: ActionBarProps) {
  const { detail, more, note } = props
  const found = mainOf(props)
  const hasMore = moreForms(detail).length > 0 || (detail.moves.includes('decline') && !declinesInBar(detail))
  const said = note ? { note, noteIcon: 'info' as const } : {}
  if (!found) {
    return (
      <BottomBar {...said}>
        <Button id="more" kind="secondary" icon="more" word="更多" onTap={more} />
      </BottomBar>
    )
  }
  const { move: _, ...button } = found.main
  const moreSide = { id: 'more', word: '更多', icon: 'more' as const, onTap: more }
  return (
    <BottomBar {...said} side={[...found.side, ...(hasMore ? [moreSide] : [])]}>
      <Button key={detail.turn} {...button} />
    </BottomBar>
  )
}
