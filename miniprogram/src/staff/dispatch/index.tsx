import type { StaffDetail } from '#contract/staff-detail.ts'
import { dial } from '../../features/emergency/dial.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useStaffComplaint } from '../features/complaint/use-staff-complaint.ts'
import { BarredCard } from '../features/dispatch/candidate-card.tsx'
import { DepartmentRow } from '../features/dispatch/department-row.tsx'
import { Candidates, DispatchHead } from '../features/dispatch/dispatch-cards.tsx'
import { OverrideFields } from '../features/dispatch/override-fields.tsx'
import { modesNote } from '../features/dispatch/reason-words.ts'
import { NotNow } from '../features/moves/not-now.tsx'
import { Refused } from '../features/moves/refused.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { dispatchMove, useDispatch } from './use-dispatch.ts'

const mostLetters = 300

type Dispatching = ReturnType<typeof useDispatch>

/** Who could go and who cannot, why another one, and what is said with the order. */
function Choosing({ dispatching, now }: { dispatching: Dispatching; now: number }) {
  const { people, isOther, instruction, setInstruction, override, setOverride, missing } = dispatching
  const { first, chosen, departments, departmentId } = people
  return (
    <>
      {departments.length > 1 && (
        <Card>
          <DepartmentRow
            id="dispatch-department"
            departments={departments}
            departmentId={departmentId}
            onChoose={people.chooseDepartment}
          />
        </Card>
      )}
      <ShowLoad load={people.load} spoken="正在看谁能去…">
        {({ department, candidates, barred, modes }) => {
          const note = modesNote(modes)
          return (
            <>
              <Candidates
                department={department}
                candidates={candidates}
                now={now}
                chosenId={chosen?.userId}
                onChoose={people.choose}
              />
              <BarredCard barred={barred} now={now} />
              {note && (
                <Note loose tone="quiet">
                  {note}
                </Note>
              )}
            </>
          )
        }}
      </ShowLoad>
      {isOther && first && (
        <Card title={`为什么不派给${first.name}`}>
          <OverrideFields first={first.name} value={override} onChange={setOverride} missing={missing} />
        </Card>
      )}
      {chosen && (
        <Card title="交代几句" hint="可不填">
          <TextArea
            id="instruction"
            label="交代几句"
            value={instruction}
            onChange={setInstruction}
            max={mostLetters}
            placeholder="先做什么，要注意什么"
          />
        </Card>
      )}
    </>
  )
}

type SendBarProps = { detail: StaffDetail; dispatching: Dispatching; wrong: string | undefined }

/** Sending to the chosen one; calling him first in an emergency, or leaving the choice to the machine. */
function SendBar({ detail, dispatching, wrong }: SendBarProps) {
  const { people, isOther, override, missing, send, sendAutomatically } = dispatching
  const { chosen, first } = people
  if (!chosen)
    return first ? (
      <BottomBar note="刚才选的人现在不能派了，请重新选" noteIcon="warn">
        <Button id="dispatch-first" word={`改选${first.name}`} onTap={() => people.choose(first.userId)} />
      </BottomBar>
    ) : null
  const { name, phone } = chosen
  const lacksReason = isOther && missing && override.trim() === ''
  const mayChoose = people.load.value?.modes.some(it => it.mode === 'automatic' && it.allowed) ?? false
  const isOwn = (people.departmentId ?? detail.departmentId) === detail.departmentId
  const call = { id: 'call-handler', word: '打电话', icon: 'phone' as const, label: `打电话给${name}` }
  const auto = { id: 'auto-dispatch', word: '自动派工', icon: 'gear' as const, onTap: () => void sendAutomatically() }
  const ring = (to: string) => {
    people.choose(chosen.userId)
    dial(to)
  }
  const side = [
    ...(phone === undefined ? [] : [{ ...call, onTap: () => ring(phone) }]),
    ...(mayChoose && isOwn && !isOther && dispatchMove(detail) === 'dispatch' ? [auto] : []),
  ]
  const note = wrong ?? (lacksReason ? '还差一句：为什么派给这位' : undefined)
  return (
    <BottomBar side={side} {...(note ? { note, noteIcon: 'warn' as const } : {})}>
      <Button key={chosen.userId} id="dispatch-send" word={`派给${name}`} busyWord="正在派工…" onTap={send} />
    </BottomBar>
  )
}

/** 派工: candidates ranked with their reasons; one tap sends the order. */
export default function DispatchOrder() {
  const complaint = useStaffComplaint()
  const { load, act } = complaint
  const now = useNow()
  const dispatching = useDispatch(complaint)
  const detail = load.value
  return (
    <Page
      nav={<NavBar title={detail?.state === 'handling' ? '转派' : '派工'} homeUrl={staffUrl.work} />}
      bar={detail && dispatchMove(detail) && <SendBar detail={detail} dispatching={dispatching} wrong={act.wrong} />}
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value =>
          dispatchMove(value) ? (
            <>
              <DispatchHead detail={value} now={now} />
              {value.severity === 'emergency' && (
                <Note loose tone="warn" icon="siren">
                  紧急：先打电话叫人，再派工。
                </Note>
              )}
              <Choosing dispatching={dispatching} now={now} />
            </>
          ) : (
            <>
              <Refused why={act.wrong} />
              <NotNow detail={value} step="派工" />
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}
