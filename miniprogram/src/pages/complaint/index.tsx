import './index.css'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { ClockView, Detail } from '#contract/complaint-views.ts'
import { ActBar, MoreSheet } from '../../features/complaint/act-bar.tsx'
import { DateCard, OfferCard, PauseCard } from '../../features/complaint/agreement-cards.tsx'
import { AppointmentCard } from '../../features/complaint/appointment-card.tsx'
import { SurveyCard, VisitCard } from '../../features/complaint/ask-cards.tsx'
import { clockOf } from '../../features/complaint/clock-words.ts'
import { ComplaintHead } from '../../features/complaint/complaint-head.tsx'
import { AnswerCard, DeclinedCard, MergedCard, OwnCaseNote } from '../../features/complaint/ending-cards.tsx'
import { isGoneOn } from '../../features/complaint/ending-facts.ts'
import { ExplanationSheet } from '../../features/complaint/explanation-sheet.tsx'
import { MakeComplaintCard } from '../../features/complaint/make-complaint-card.tsx'
import { MatterCard } from '../../features/complaint/matter-card.tsx'
import type { MyAct } from '../../features/complaint/my-acts.ts'
import { nudgedWords, nudgeWaitsUntil } from '../../features/complaint/my-acts.ts'
import { OweCard } from '../../features/complaint/owe-card.tsx'
import { PhotosCard } from '../../features/complaint/photos-card.tsx'
import { PromisesCard } from '../../features/complaint/promises-card.tsx'
import { asIfSent } from '../../features/complaint/sending.ts'
import { StoryCard } from '../../features/complaint/story-card.tsx'
import { useComplaint } from '../../features/complaint/use-complaint.ts'
import { type MyMoves, useMyMoves } from '../../features/complaint/use-my-moves.ts'
import { asksForOffer } from '../../features/complaint/who-words.ts'
import { type WordsSheetName, WordsSheets } from '../../features/complaint/words-sheets.tsx'
import { go, pages } from '../../features/go.ts'
import { ShareWay } from '../../features/shared/ways.tsx'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.ts'

type SheetName = WordsSheetName | 'why' | 'more' | undefined

/** One of my complaints: who, until when, why; what happened; and what I can do. */
export default function ComplaintPage() {
  const { id, load } = useComplaint()
  const [sheet, setSheet] = useState<SheetName>()
  const [explained, setExplained] = useState<ClockView['kind']>()
  const now = useNow()
  const moves = useMyMoves(id, load)
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const detail = load.value && asIfSent(load.value, moves.sending)
  const close = () => setSheet(undefined)
  const explain = (kind: ClockView['kind'] | undefined) => {
    setExplained(kind)
    setSheet('why')
  }
  const write = (name: WordsSheetName) => {
    moves.forgetWords()
    setSheet(name)
  }
  const act = (chosen: MyAct) => detail && carryOut(chosen, { detail, now, moves, write })

  return (
    <Page
      nav={<NavBar title="投诉详情" />}
      bar={
        detail && (
          <ActBar
            detail={detail}
            now={now}
            wrong={moves.wrong}
            isSending={moves.sending !== undefined}
            onAct={act}
            onMore={() => setSheet('more')}
          />
        )
      }
      over={
        detail && (
          <>
            <WordsSheets detail={detail} open={wordsIn(sheet)} moves={moves} onOpen={setSheet} onClose={close} />
            <MoreSheet detail={detail} open={sheet === 'more'} onAct={act} onClose={close} />
            <ExplanationSheet
              clock={explained ? detail.clocks.find(isRunningOf(explained)) : clockOf(detail)}
              now={now}
              pause={detail.pause}
              open={sheet === 'why'}
              onClose={close}
            />
          </>
        )
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {known => {
          const value = asIfSent(known, moves.sending)
          return (
            <>
              <ComplaintHead detail={value} className="detail-head" />
              <OwnCaseNote detail={value} />
              {asksForOffer(value) && <OfferCard detail={value} now={now} />}
              {!isGoneOn(value) && <OweCard detail={value} now={now} onWhy={() => explain(undefined)} />}
              {!isGoneOn(value) && <PromisesCard detail={value} now={now} onWhy={explain} />}
              {!asksForOffer(value) && <OfferCard detail={value} now={now} />}
              <AppointmentCard detail={value} now={now} />
              <DateCard detail={value} now={now} onObject={() => write('objectToDate')} />
              <PauseCard detail={value} now={now} />
              <MakeComplaintCard detail={value} onMake={moves.makeComplaint} />
              <SurveyCard detail={value} now={now} />
              <VisitCard detail={value} now={now} />
              <AnswerCard detail={value} />
              <DeclinedCard detail={value} now={now} />
              <MergedCard detail={value} />
              <PhotosCard detail={value} now={now} />
              <StoryCard detail={value} now={now} sending={moves.sending} />
              <MatterCard detail={value} now={now} />
              <ShareWay id={value.id} />
            </>
          )
        }}
      </ShowLoad>
    </Page>
  )
}

const isRunningOf =
  (wanted: ClockView['kind']) =>
  ({ kind, stoppedAt }: ClockView): boolean =>
    kind === wanted && stoppedAt === undefined

const wordsIn = (sheet: SheetName): WordsSheetName | undefined =>
  sheet === 'why' || sheet === 'more' ? undefined : sheet

type Carrying = { detail: Detail; now: number; moves: MyMoves; write: (name: WordsSheetName) => void }

/** Does what was tapped: sends it, opens its sheet, or goes to its page. */
function carryOut(act: MyAct, { detail, now, moves, write }: Carrying): unknown {
  switch (act) {
    case 'survey':
      return go(pages.survey(detail.id))
    case 'visit':
      return go(pages.visit(detail.id))
    case 'acceptOffer':
      return moves.acceptOffer()
    case 'split':
      return moves.split()
    case 'withdraw':
      return moves.withdraw()
    case 'nudge': {
      const until = nudgeWaitsUntil(detail, now)
      return until === undefined ? moves.nudge() : toast(nudgedWords(until, now))
    }
    case 'remark':
    case 'nextRound':
    case 'refuseOffer':
    case 'appeal':
      return write(act)
  }
}
