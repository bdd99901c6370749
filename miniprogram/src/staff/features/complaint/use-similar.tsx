import { type ReactNode, useRef, useState } from 'react'
import type { Card } from '#contract/complaint-views.ts'
import { type MergeProposal, readSimilar } from '#contract/groups.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { confirmRepeat, mergeComplaint } from '#contract/staff-moves.ts'
import { call } from '../../../api/call.ts'
import { newKey } from '../../../api/new-key.ts'
import { type Load, useLoad } from '../../../features/use-load.ts'
import { useNow } from '../../../features/use-now.ts'
import { toastDone } from '../../../ui/toast.ts'
import { SimilarCard } from './similar-card.tsx'
import { type Question, SimilarSheet } from './similar-sheet.tsx'

type Complaint = { id: string; load: Pick<Load<StaffDetail>, 'value' | 'reload'> }

/**
 * What may be the same matter as the complaint of this page: `card` goes into the page, `sheet` to Page as `over`.
 * After a merge or a confirmed repeat the page is loaded anew.
 */
export function useSimilar({ id, load }: Complaint): { card: ReactNode; sheet: ReactNode } {
  const similar = useLoad({
    key: `staff/similar/${id}`,
    schema: readSimilar.answer,
    fetch: () => call(readSimilar, { params: { id } }),
  })
  const now = useNow()
  const [question, setQuestion] = useState<Question>()
  const [wrong, setWrong] = useState<string>()
  const key = useRef(newKey())
  const detail = load.value
  const ask = (next: Question | undefined) => {
    setWrong(undefined)
    key.current = newKey()
    setQuestion(next)
  }
  const merge = ({ card, how, turn }: MergeProposal, own: StaffDetail) =>
    how === 'take'
      ? call(mergeComplaint, { params: { id: card.id }, body: { turn, parentId: id }, key: key.current })
      : call(mergeComplaint, { params: { id }, body: { turn: own.turn, parentId: card.id }, key: key.current })
  const repeat = (earlier: Card, own: StaffDetail) =>
    call(confirmRepeat, { params: { id }, body: { turn: own.turn, earlierId: earlier.id }, key: key.current })
  const confirm = async () => {
    if (!question || !detail) return
    const done = await (question.kind === 'merge' ? merge(question.proposal, detail) : repeat(question.earlier, detail))
    if (!done.ok) {
      if (done.reason !== 'offline') key.current = newKey()
      setWrong(done.sentence)
    } else {
      ask(undefined)
      toastDone(question.kind === 'merge' ? '已并案' : '已记为二次投诉')
    }
    await Promise.all([load.reload(), similar.reload()])
  }
  return {
    card: detail && similar.value && <SimilarCard similar={similar.value} detail={detail} now={now} onAsk={ask} />,
    sheet: detail && (
      <SimilarSheet
        question={question}
        own={detail}
        now={now}
        wrong={wrong}
        onConfirm={confirm}
        onClose={() => ask(undefined)}
      />
    ),
  }
}
