import { View } from '@tarojs/components'
import type { Next } from '#contract/complaint-views.ts'
import type { Candidate } from '#contract/staff.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { levelChip, severityChip } from '../../../features/complaint/chips.ts'
import { deadlineWords } from '../../../features/when.ts'
import { aria } from '../../../ui/aria.ts'
import { Blank } from '../../../ui/blank.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Note } from '../../../ui/note.tsx'
import { CandidateCard } from './candidate-card.tsx'

const dueWords = ({ dueAt, level }: Next, now: number): string =>
  level === 'overdue' ? `应在${deadlineWords(dueAt, now)}派出去。` : `${deadlineWords(dueAt, now)}要派出去。`

/** What is to be dispatched, and until when. */
export function DispatchHead({ detail, now }: { detail: StaffDetail; now: number }) {
  const { number, title, place, customer, severity, next, round, transferredTo } = detail
  return (
    <Card className="mt2">
      <View className="row">
        <View className="num txt nb grow">{number}</View>
        {next && <Chip {...levelChip(next, now)} />}
      </View>
      <View className="card-t mt2">{title}</View>
      <View className="txt">
        {place} · {customer.name}
      </View>
      <View className="hr" />
      <View className="row-top">
        <Chip {...severityChip(severity)} />
        <View className="ml3 sub grow">
          {next && dueWords(next, now)}
          {round > 1 ? `这是第 ${round} 次处理。` : ''}
        </View>
      </View>
      {transferredTo && (
        <Note className="mt3" icon="send">
          {`已同意转给 ${transferredTo}。`}
        </Note>
      )}
    </Card>
  )
}

type CandidatesProps = {
  department: string
  candidates: readonly Candidate[]
  now: number
  chosenId: string | undefined
  onChoose: (userId: string) => void
}

/** Who could do it, the best first. */
export function Candidates({ department, candidates, now, chosenId, onChoose }: CandidatesProps) {
  if (candidates.length === 0)
    return (
      <Blank kind="empty" title="没有人可派">
        {department || '这个部门'}还没有登记处理人。请换一个部门，或找管理员添加。
      </Blank>
    )
  return (
    <>
      <Section title="派给谁" aside={`${department} ${candidates.length} 人可派`} />
      <Ranked {...{ candidates, now, chosenId, onChoose }} />
    </>
  )
}

type RankedProps = Omit<CandidatesProps, 'department'>

/** One of them is chosen. */
export function Ranked({ candidates, now, chosenId, onChoose }: RankedProps) {
  return (
    <View {...aria({ role: 'radiogroup', label: '派给谁' })}>
      {candidates.map((candidate, at) => (
        <CandidateCard
          key={candidate.userId}
          candidate={candidate}
          rank={at + 1}
          now={now}
          chosen={candidate.userId === chosenId}
          onChoose={() => onChoose(candidate.userId)}
        />
      ))}
    </View>
  )
}
