import { View } from '@tarojs/components'
import { useState } from 'react'
import { dispatchOrder, listCandidates } from '#contract/staff.ts'
import { call } from '../../api/call.ts'
import { levelChip } from '../../features/complaint/chips.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { deadlineWords } from '../../features/when.ts'
import { aria } from '../../ui/aria.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Section } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toastDone } from '../../ui/toast.ts'
import { CandidateCard } from '../features/candidate-card.tsx'
import { severityChip } from '../features/case-chips.ts'
import { backToComplaint, NotNow } from '../features/not-now.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { useStaffComplaint } from '../features/use-staff-complaint.ts'

const mostLetters = 300

const dueWords = ({ dueAt, level }: { dueAt: number; level: string }, now: number): string =>
  level === 'overdue' ? `应在${deadlineWords(dueAt, now)}派出去。` : `${deadlineWords(dueAt, now)}要派出去。`

/** 派工: who could do it, ranked, with reasons; the best is chosen already. */
export default function DispatchOrder() {
  const { id, load, act } = useStaffComplaint()
  const now = useNow()
  const [chosenId, setChosenId] = useState<string>()
  const [instruction, setInstruction] = useState('')
  const people = useLoad({
    key: `staff/candidates/${id}`,
    schema: listCandidates.answer,
    fetch: () => call(listCandidates, { params: { id } }),
  })
  const detail = load.value
  const candidates = people.value?.candidates ?? []
  const chosen = candidates.find(it => it.userId === chosenId) ?? candidates[0]
  const may = detail?.moves.includes('dispatch') ?? false
  const send = async () => {
    if (!detail || !chosen) return
    const { turn } = detail
    const words = instruction.trim()
    const answered = await act.perform(`dispatch/${chosen.userId}`, turn, key =>
      call(dispatchOrder, {
        params: { id },
        body: { turn, handlerId: chosen.userId, ...(words ? { instruction: words } : {}) },
        key,
      }),
    )
    if (!answered) return
    load.put(answered)
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
              <Card className="mt2">
                <View className="row">
                  <View className="num txt nb grow">{value.number}</View>
                  {value.next && <Chip {...levelChip(value.next, now)} />}
                </View>
                <View className="card-t mt2">{value.title}</View>
                <View className="txt">
                  {value.place} · {value.customer.name}
                </View>
                <View className="hr" />
                <View className="row-top">
                  <Chip {...severityChip(value.severity)} />
                  <View className="ml3 sub grow">
                    {value.next && dueWords(value.next, now)}
                    {value.round > 1 ? `这是第 ${value.round} 次处理。` : ''}
                  </View>
                </View>
              </Card>
              <ShowLoad load={people} spoken="正在看谁能去…">
                {({ department }) =>
                  candidates.length === 0 ? (
                    <Blank kind="empty" title="没有人可派">
                      {department || '这个部门'}还没有登记处理人。请找管理员添加，或当场解决。
                    </Blank>
                  ) : (
                    <>
                      <Section title="派给谁" aside={`${department} ${candidates.length} 人可派`} />
                      <View {...aria({ role: 'radiogroup', label: '派给谁' })}>
                        {candidates.map((candidate, at) => (
                          <CandidateCard
                            key={candidate.userId}
                            candidate={candidate}
                            rank={at + 1}
                            chosen={candidate.userId === chosen?.userId}
                            onChoose={() => setChosenId(candidate.userId)}
                          />
                        ))}
                      </View>
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
                    </>
                  )
                }
              </ShowLoad>
            </>
          ) : (
            <>
              {act.wrong && (
                <Note loose tone="warn" spoken="alert">
                  {act.wrong}
                </Note>
              )}
              <NotNow detail={value} step="派工" />
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}
