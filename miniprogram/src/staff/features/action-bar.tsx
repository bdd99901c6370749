import type { StaffDetail } from '#contract/complaint-views.ts'
import { go } from '../../features/go.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icon-name.ts'
import { staffUrl } from './staff-url.ts'

type ActionBarProps = {
  detail: StaffDetail
  accept: () => Promise<void>
  take: () => Promise<void>
  decline: () => void
  solve: () => void
}

type MoveName = StaffDetail['moves'][number]
type Action = { move: MoveName; id: string; word: string; icon: IconName; busyWord?: string; onTap: () => unknown }

const actionsOf = ({ detail: { id }, accept, take }: ActionBarProps): Action[] => [
  { move: 'accept', id: 'accept', word: '受理', icon: 'receive', busyWord: '正在受理…', onTap: accept },
  { move: 'take', id: 'take', word: '接单', icon: 'check', busyWord: '正在接单…', onTap: take },
  { move: 'dispatch', id: 'dispatch', word: '派工', icon: 'send', onTap: () => go(staffUrl.dispatch(id)) },
  { move: 'report', id: 'handle', word: '处理，报完工', icon: 'wrench', onTap: () => go(staffUrl.handle(id)) },
  { move: 'confirm', id: 'check', word: '审核', icon: 'search', onTap: () => go(staffUrl.check(id)) },
  { move: 'visit', id: 'visit', word: '记回访', icon: 'phone', onTap: () => go(staffUrl.visit(id)) },
]

const barMoves: readonly MoveName[] = ['accept', 'take', 'dispatch', 'report', 'confirm', 'visit']

/** Whether there is anything to do here for this person. */
export const hasAction = ({ moves }: StaffDetail): boolean => moves.some(move => barMoves.includes(move))

/** What this person may do now, as the server said: one main step, and the other ways beside it. */
export function ActionBar(props: ActionBarProps) {
  const { detail, decline, solve } = props
  const may = (move: MoveName) => detail.moves.includes(move)
  const main = actionsOf(props).find(({ move }) => may(move))
  if (!main) return null
  const { move: _, ...button } = main
  const side = [
    ...(may('solve') ? [{ id: 'solve', word: '当场解决', icon: 'chat' as const, onTap: solve }] : []),
    ...(may('decline') ? [{ id: 'decline', word: '不予受理', icon: 'slash' as const, onTap: decline }] : []),
  ]
  return (
    <BottomBar side={side}>
      <Button key={detail.turn} {...button} />
    </BottomBar>
  )
}
