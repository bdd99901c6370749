import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PlanProposal } from '#contract/dispatch.ts'
import type { CandidateList } from '#contract/staff.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { BarredCard } from '../features/dispatch/candidate-card.tsx'
import { DepartmentRow } from '../features/dispatch/department-row.tsx'
import { Ranked } from '../features/dispatch/dispatch-cards.tsx'
import { OverrideFields } from '../features/dispatch/override-fields.tsx'
import { useCandidates } from '../features/dispatch/use-candidates.ts'
import { OrderHead } from './plan-cards.tsx'
import type { Instead } from './plan-choices.ts'

type PlanChangeSheetProps = {
  proposal: PlanProposal
  now: number
  /** Undefined: as proposed, after all. */
  onChoose: (instead: Instead | undefined) => void
  onClose: () => void
}

type AbleProps = { list: CandidateList; now: number; chosenId: string | undefined; onChoose: (userId: string) => void }

/** Who could do it, the best first, and who cannot. */
function Able({ list: { candidates, barred }, now, chosenId, onChoose }: AbleProps) {
  return (
    <View className="mt3">
      {candidates.length === 0 && <View className="txt">这个部门没有处理人可派。</View>}
      <Ranked {...{ candidates, now, chosenId, onChoose }} />
      <BarredCard barred={barred} now={now} />
    </View>
  )
}

/** Somebody else for one order of the plan, with the reason; or nobody for now. */
export function PlanChangeSheet({ proposal, now, onChoose, onClose }: PlanChangeSheetProps) {
  const { order, person, secondBest } = proposal
  const { load, departments, departmentId, chosenId: elsewhereId, chooseDepartment } = useCandidates(order.complaintId)
  const [chosenId, setChosenId] = useState(secondBest?.person.userId ?? person.userId)
  const [override, setOverride] = useState('')
  const [missing, setMissing] = useState(false)
  const candidates = load.value?.candidates
  const chosen =
    candidates?.find(it => it.userId === chosenId) ?? (elsewhereId === undefined ? undefined : candidates?.[0])
  const isElsewhere = load.value !== undefined && load.value.department !== order.department
  const isOther = isElsewhere || (chosen?.userId ?? chosenId) !== person.userId
  const send = () => {
    if (!isOther) return onChoose(undefined)
    if (override.trim() === '') return setMissing(true)
    if (!chosen) return
    const { userId, name } = chosen
    onChoose({ person: { userId, name }, departmentId: elsewhereId, override: override.trim() })
  }
  return (
    <Sheet
      open
      title="换人"
      onClose={onClose}
      foot={
        <>
          <Button id="change-send" wide word={chosen ? `派给${chosen.name}` : '派给这位'} onTap={send} />
          <Button id="change-nobody" kind="text" wide word="这件先不派" onTap={() => onChoose('nobody')} />
        </>
      }
    >
      <OrderHead order={order} now={now} />
      <DepartmentRow
        id="change-department"
        departments={departments}
        departmentId={departmentId}
        onChoose={chooseDepartment}
      />
      <ShowLoad load={load} spoken="正在看谁能去…">
        {value => <Able list={value} now={now} chosenId={chosen?.userId} onChoose={setChosenId} />}
      </ShowLoad>
      {isOther && (
        <View className="mt3">
          <View className="b">为什么不派给{person.name}</View>
          <OverrideFields first={person.name} value={override} onChange={setOverride} missing={missing} />
        </View>
      )}
    </Sheet>
  )
}
