import { useState } from 'react'
import { dispatchOrder, listCandidates } from '#contract/staff.ts'
import { call } from '../../api/call.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toastDone } from '../../ui/toast.ts'
import { Candidates, DispatchHead } from '../features/dispatch-cards.tsx'
import { backToComplaint, NotNow } from '../features/not-now.tsx'
import { Refused } from '../features/refused.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { useStaffComplaint } from '../features/use-staff-complaint.ts'

const mostLetters = 300

/** Who could do it, and who was chosen: the best, until somebody else is tapped. */
function useCandidates(id: string) {
  const [chosenId, setChosenId] = useState<string>()
  const load = useLoad({
    key: `staff/candidates/${id}`,
    schema: listCandidates.answer,
    fetch: () => call(listCandidates, { params: { id } }),
  })
  const candidates = load.value?.candidates ?? []
  return { load, chosen: candidates.find(it => it.userId === chosenId) ?? candidates[0], choose: setChosenId }
}

/** 派工: candidates ranked with their reasons; one tap sends the order. */
export default function DispatchOrder() {
  const { id, load, act } = useStaffComplaint()
  const now = useNow()
  const people = useCandidates(id)
  const [instruction, setInstruction] = useState('')
  const { chosen } = people
  const detail = load.value
  const may = detail?.moves.includes('dispatch') ?? false
  const send = async () => {
    if (!detail || !chosen) return
    const { turn } = detail
    const words = instruction.trim()
    const body = { turn, handlerId: chosen.userId, ...(words ? { instruction: words } : {}) }
    const name = `dispatch/${chosen.userId}`
    if (!(await act.run(name, key => call(dispatchOrder, { params: { id }, body, key })))) return
    toastDone(`已派给${chosen.name}`)
    backToComplaint(id)
  }
  return (
    <Page
      nav={<NavBar title="派工" homeUrl={staffUrl.work} />}
      bar={
        may &&
        chosen && (
          <BottomBar note={act.wrong} noteIcon="warn">
            <Button
              key={chosen.userId}
              id="dispatch-send"
              word={`派给${chosen.name}`}
              busyWord="正在派工…"
              onTap={send}
            />
          </BottomBar>
        )
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value =>
          may ? (
            <>
              <DispatchHead detail={value} now={now} />
              <ShowLoad load={people.load} spoken="正在看谁能去…">
                {({ department, candidates }) => (
                  <Candidates
                    department={department}
                    candidates={candidates}
                    chosenId={chosen?.userId}
                    onChoose={people.choose}
                  />
                )}
              </ShowLoad>
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
