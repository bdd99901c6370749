import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import type { ClockView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Severity } from '#domain/complaint/classes.ts'
import { scrollTo } from '../../features/scroll-to.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { AgreementCards } from '../features/complaint/agreement-cards.tsx'
import { ComplaintNewsLine } from '../features/complaint/complaint-news-line.tsx'
import { ClocksCard, ComplaintHead, DeadlineCard } from '../features/complaint/deadline-card.tsx'
import { DealingCards } from '../features/complaint/dealing-cards.tsx'
import { LinksCard } from '../features/complaint/links-card.tsx'
import { CustomerCard, MatterCard } from '../features/complaint/matter-card.tsx'
import { ObjectionCard } from '../features/complaint/objection-card.tsx'
import { OrderCard, ReportCard } from '../features/complaint/order-card.tsx'
import { OutcomeCard } from '../features/complaint/outcome-card.tsx'
import { isLower, SeverityCard } from '../features/complaint/severity-card.tsx'
import { SupervisionCards } from '../features/complaint/supervision-cards.tsx'
import { useComplaintNews } from '../features/complaint/use-complaint-news.ts'
import { useDeskMoves } from '../features/complaint/use-desk-moves.ts'
import { useExplanation } from '../features/complaint/use-explanation.tsx'
import { useSimilar } from '../features/complaint/use-similar.tsx'
import { useStaffComplaint } from '../features/complaint/use-staff-complaint.ts'
import { isBesideList } from '../features/desk/use-wide.ts'
import { ActionBar, declinesInBar, hasAction } from '../features/moves/action-bar.tsx'
import { ReasonSheet, SolveSheet } from '../features/moves/answer-sheets.tsx'
import { MoreSheet } from '../features/moves/more-sheet.tsx'
import type { StartMove } from '../features/moves/move-buttons.tsx'
import { moreForms } from '../features/moves/move-forms.ts'
import { Refused } from '../features/moves/refused.tsx'
import { useMoveSheet } from '../features/moves/use-move-sheet.tsx'
import { whyNot } from '../features/moves/why-not.ts'
import { staffUrl } from '../features/staff-url.ts'
import { StoryCard } from '../features/story/story-card.tsx'
import { UnsentActs } from '../offline/unsent-acts.tsx'
import { usePrintComplaint } from '../print/print-complaint.tsx'

type Triage = { severity?: Severity; reason: string; asked: boolean }

type CardsProps = {
  detail: StaffDetail
  triage: Triage
  onTriage: (part: Partial<Triage>) => void
  start: StartMove
  explain: (clock: ClockView) => void
  /** What may be the same matter. */
  similar: ReactNode
}

function Cards({ detail, triage, onTriage, start, explain, similar }: CardsProps) {
  const now = useNow()
  const me = useMe()
  const current = detail.severity
  const shown = { detail, now, start }
  return (
    <>
      <DeadlineCard detail={detail} now={now} me={me?.name ?? ''} explain={explain} />
      <ClocksCard detail={detail} now={now} explain={explain} />
      {detail.moves.includes('accept') && current !== 'unknown' && (
        <SeverityCard
          current={current}
          chosen={triage.severity ?? current}
          onChange={severity => onTriage({ severity })}
          reason={triage.reason}
          onReason={reason => onTriage({ reason })}
          wrong={triage.asked && !triage.reason.trim() ? '请写几个字，说说为什么改低' : undefined}
        />
      )}
      <MatterCard detail={detail} now={now} />
      {similar}
      <LinksCard detail={detail} start={start} />
      <AgreementCards {...shown} />
      <ObjectionCard {...shown} />
      <SupervisionCards {...shown} />
      <DealingCards {...shown} />
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
  const me = useMe()
  const now = useNow()
  const [sheet, setSheet] = useState<'decline' | 'solve' | 'more'>()
  const [triage, setTriage] = useState<Triage>({ reason: '', asked: false })
  const moves = useDeskMoves(complaint, () => setSheet(undefined))
  const forms = useMoveSheet(complaint, now)
  const detail = load.value
  const canned = detail && { detail, now }
  const explanation = useExplanation(detail, now)
  const similar = useSimilar(complaint)
  const news = useComplaintNews(complaint.id, load, sheet !== undefined || forms.isOpen)
  const print = usePrintComplaint(detail, me?.name ?? '', now)
  const [isFirstBeside] = useState(() => isBesideList() && Taro.getCurrentPages().length <= 1)
  const open = (which?: typeof sheet) => {
    act.forget()
    setSheet(which)
  }
  const accept = async () => {
    const { severity, reason } = triage
    const lowers = severity && detail && detail.severity !== 'unknown' && isLower(severity, detail.severity)
    if (!lowers || reason.trim()) return moves.accept(severity, reason)
    setTriage({ ...triage, asked: true })
    scrollTo('ask-severity-reason')
  }
  return (
    <Page
      nav={<NavBar title="投诉" homeUrl={staffUrl.work} back={!isFirstBeside} right={print.button} />}
      bar={
        detail &&
        hasAction(detail) && (
          <ActionBar
            detail={detail}
            accept={accept}
            take={moves.take}
            decline={() => open('decline')}
            solve={() => open('solve')}
            more={() => open('more')}
            start={forms.start}
            note={whyNot(detail, me)}
          />
        )
      }
      over={
        <>
          <ReasonSheet
            id="decline-reason"
            keptAs={`decline/${complaint.id}`}
            open={sheet === 'decline'}
            title="不予受理"
            note="住户会看到这个原因。请写明可以找谁。"
            label="不予受理的原因"
            canned={canned}
            button={{ id: 'decline-send', word: '告诉住户', busyWord: '正在提交…' }}
            wrong={act.wrong}
            onClose={() => open()}
            onSend={moves.decline}
          />
          <SolveSheet
            keptAs={`solve/${complaint.id}`}
            open={sheet === 'solve'}
            canned={canned}
            wrong={act.wrong}
            onClose={() => open()}
            onSend={moves.solve}
          />
          {sheet === 'more' && detail && (
            <MoreSheet
              forms={moreForms(detail)}
              decline={detail.moves.includes('decline') && !declinesInBar(detail) && (() => open('decline'))}
              onChoose={form => {
                setSheet(undefined)
                void forms.start(form)
              }}
              onClose={() => open()}
            />
          )}
          {forms.sheet}
          {explanation.sheet}
          {similar.sheet}
          {print.over}
        </>
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value => (
          <>
            <ComplaintHead detail={value} now={now} />
            <ComplaintNewsLine said={news.said} onForget={news.forget} />
            <Refused why={!sheet && !forms.isOpen && act.wrong} />
            <UnsentActs id={value.id} />
            <Cards
              detail={value}
              triage={triage}
              onTriage={part => setTriage(before => ({ ...before, ...part }))}
              start={forms.start}
              explain={explanation.explain}
              similar={similar.card}
            />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
