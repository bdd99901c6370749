import { useState } from 'react'
import type { StaffDetail } from '#contract/complaint-views.ts'
import { acceptComplaint, declineComplaint, solveOnTheSpot, takeOrder } from '#contract/staff.ts'
import type { Settlement, Severity } from '#domain/complaint/classes.ts'
import { call } from '../../api/call.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { ActionBar } from '../features/action-bar.tsx'
import { ReasonSheet, SolveSheet } from '../features/answer-sheets.tsx'
import { ComplaintHead, DeadlineCard } from '../features/deadline-card.tsx'
import { CustomerCard, MatterCard } from '../features/matter-card.tsx'
import { OrderCard, ReportCard } from '../features/order-card.tsx'
import { OutcomeCard } from '../features/outcome-card.tsx'
import { SeverityCard } from '../features/severity-card.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { StoryCard } from '../features/story-card.tsx'
import { useStaffComplaint } from '../features/use-staff-complaint.ts'

const declineReasons = ['不属于物业负责的范围', '已经有一件同样的投诉在办', '联系不上，说不清是什么事']

/** One complaint as staff see it, with what this person may do now. */
export default function StaffComplaint() {
  const { id, load, act } = useStaffComplaint()
  const me = useMe()
  const now = useNow()
  const [sheet, setSheet] = useState<'decline' | 'solve'>()
  const [severity, setSeverity] = useState<Severity>()
  const detail = load.value
  const open = (which?: 'decline' | 'solve') => {
    act.forget()
    setSheet(which)
  }
  const done = (answered: StaffDetail | undefined, word: string) => {
    if (!answered) return
    load.put(answered)
    setSheet(undefined)
    toastDone(word)
  }
  const turn = detail?.turn ?? 1
  const accept = async () => {
    const chosen = severity && severity !== detail?.severity ? { severity } : {}
    const answered = await act.perform('accept', turn, key =>
      call(acceptComplaint, { params: { id }, body: { turn, ...chosen }, key }),
    )
    done(answered, '已受理')
  }
  const take = async () => {
    const answered = await act.perform('take', turn, key => call(takeOrder, { params: { id }, body: { turn }, key }))
    done(answered, '已接单')
  }
  const decline = async (reason: string) => {
    const answered = await act.perform('decline', turn, key =>
      call(declineComplaint, { params: { id }, body: { turn, reason }, key }),
    )
    done(answered, '已告诉住户')
  }
  const solve = async (answer: string, settlement: Settlement) => {
    const answered = await act.perform('solve', turn, key =>
      call(solveOnTheSpot, { params: { id }, body: { turn, answer, settlement }, key }),
    )
    done(answered, '已答复住户')
  }
  return (
    <Page
      nav={<NavBar title="投诉" homeUrl={staffUrl.work} />}
      bar={
        detail && (
          <ActionBar
            detail={detail}
            accept={accept}
            take={take}
            decline={() => open('decline')}
            solve={() => open('solve')}
          />
        )
      }
      over={
        <>
          <ReasonSheet
            id="decline-reason"
            open={sheet === 'decline'}
            title="不予受理"
            note="住户会看到这个原因。请写明可以找谁。"
            label="不予受理的原因"
            quick={declineReasons}
            button={{ id: 'decline-send', word: '告诉住户', busyWord: '正在提交…' }}
            wrong={act.wrong}
            onClose={() => open()}
            onSend={decline}
          />
          <SolveSheet open={sheet === 'solve'} wrong={act.wrong} onClose={() => open()} onSend={solve} />
        </>
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value => (
          <>
            <ComplaintHead detail={value} />
            {act.wrong && !sheet && (
              <Note loose tone="warn" spoken="alert">
                {act.wrong}
              </Note>
            )}
            <DeadlineCard detail={value} now={now} me={me?.name ?? ''} />
            {value.moves.includes('accept') && value.severity !== 'unknown' && (
              <SeverityCard current={value.severity} chosen={severity ?? value.severity} onChange={setSeverity} />
            )}
            <MatterCard detail={value} now={now} />
            <CustomerCard detail={value} now={now} />
            <OrderCard detail={value} now={now} />
            <ReportCard detail={value} now={now} />
            <OutcomeCard detail={value} now={now} />
            <StoryCard detail={value} now={now} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
