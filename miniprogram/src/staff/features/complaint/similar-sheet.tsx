import { View } from '@tarojs/components'
import type { Card } from '#contract/complaint-views.ts'
import type { MergeProposal } from '#contract/groups.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Instant } from '#domain/time.ts'
import { Button } from '../../../ui/button.tsx'
import { KeyValue } from '../../../ui/list-row.tsx'
import { Note } from '../../../ui/note.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { aboutOther, mergeWords } from './similar-words.ts'

export type Question = { kind: 'merge'; proposal: MergeProposal } | { kind: 'repeat'; earlier: Card }

type SimilarSheetProps = {
  question: Question | undefined
  own: Pick<StaffDetail, 'number' | 'title'>
  now: Instant
  wrong: string | undefined
  onConfirm: () => Promise<void>
  onClose: () => void
}

const wordsOf = (question: Question, own: string) =>
  question.kind === 'merge'
    ? {
        title: '并案',
        other: question.proposal.card,
        what: mergeWords(question.proposal, own),
        after: '并进来的投诉保留编号，答复后各自评价、各自回访。住户会收到通知，不同意可以拆开。',
        button: '确认并案',
      }
    : {
        title: '二次投诉',
        other: question.earlier,
        what: `这一件（${own}）和 ${question.earlier.number} 是同一件事。`,
        after: '确认后算二次投诉：由客服主管派工，要写怎么不再发生，进当月清单。不能取消。',
        button: '确认是同一件事',
      }

/** Says what will happen before it does: both complaints side by side. */
export function SimilarSheet({ question, own, now, wrong, onConfirm, onClose }: SimilarSheetProps) {
  if (!question) return null
  const { title, other, what, after, button } = wordsOf(question, own.number)
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={<Button id="similar-confirm" wide word={button} busyWord="正在提交…" onTap={onConfirm} />}
    >
      <KeyValue name="这一件">{`${own.title}（${own.number}）`}</KeyValue>
      <KeyValue name="另一件">{`${other.title}（${aboutOther(other, now)}）`}</KeyValue>
      <View className="mt3">
        <Note tone="calm" title={what}>
          {after}
        </Note>
      </View>
      {wrong && (
        <Note tone="warn" spoken="alert" className="mt3">
          {wrong}
        </Note>
      )}
    </Sheet>
  )
}
