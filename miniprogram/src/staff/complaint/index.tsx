import { useState } from 'react'
import type { StaffDetail } from '#contract/complaint-views.ts'
import type { Severity } from '#domain/complaint/classes.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { ActionBar, hasAction } from '../features/action-bar.tsx'
import { ReasonSheet, SolveSheet } from '../features/answer-sheets.tsx'
import { ComplaintHead, DeadlineCard } from '../features/deadline-card.tsx'
import { CustomerCard, MatterCard } from '../features/matter-card.tsx'
import { OrderCard, ReportCard } from '../features/order-card.tsx'
import { OutcomeCard } from '../features/outcome-card.tsx'
import { Refused } from '../features/refused.tsx'
import { SeverityCard } from '../features/severity-card.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { StoryCard } from '../features/story-card.tsx'
import { useDeskMoves } from '../features/use-desk-moves.ts'
import { useStaffComplaint } from '../features/use-staff-complaint.ts'

const declineReasons = ['不属于物业负责的范围', '已经有一件同样的投诉在办', '联系不上，说不清是什么事']

type CardsProps = { detail: StaffDetail; severity: Severity | undefined; onSeverity: (severity: Severity) => void }

function Cards({ detail, severity, onSeverity }: CardsProps) {
  const now = useNow()
  const me = useMe()
  const current = detail.severity
  return (
    <>
      <DeadlineCard detail={detail} now={now} me={me?.name ?? ''} />
      {detail.moves.includes('accept') && current !== 'unknown' && (
        <SeverityCard current={current} chosen={severity ?? current} onChange={onSeverity} />
      )}
      <MatterCard detail={detail} now={now} />
      <CustomerCard detail={detail} now={now} />
      <OrderCard detail={detail} now={now} />
      <ReportCard detail={detail} now={now} />
      <OutcomeCard detail={detail} now={now} />
      <StoryCard detail={detail} now={now} />
    </>
  )
}

/** One complaint as staff see it, with what this person may do now. */
export default function StaffComplaint() {
  const complaint = useStaffComplaint()
  const { load, act } = complaint
  const [sheet, setSheet] = useState<'decline' | 'solve'>()
  const [severity, setSeverity] = useState<Severity>()
  const moves = useDeskMoves(complaint, () => setSheet(undefined))
  const open = (which?: 'decline' | 'solve') => {
    act.forget()
    setSheet(which)
  }
  const detail = load.value
  return (
    <Page
      nav={<NavBar title="投诉" homeUrl={staffUrl.work} />}
      bar={
        detail &&
        hasAction(detail) && (
          <ActionBar
            detail={detail}
            accept={() => moves.accept(severity)}
            take={moves.take}
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
            onSend={moves.decline}
          />
          <SolveSheet open={sheet === 'solve'} wrong={act.wrong} onClose={() => open()} onSend={moves.solve} />
        </>
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value => (
          <>
            <ComplaintHead detail={value} />
            <Refused why={!sheet && act.wrong} />
            <Cards detail={value} severity={severity} onSeverity={setSeverity} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
