import './index.css'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Detail } from '#contract/complaint-views.ts'
import { answerMySurvey, askNextRound } from '#contract/complaints.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { markWord } from '../../features/complaint/mark-words.ts'
import { asIfSent, type Sending } from '../../features/complaint/sending.ts'
import { useComplaint } from '../../features/complaint/use-complaint.ts'
import { whoName } from '../../features/complaint/who-words.ts'
import { WordsSheet } from '../../features/complaint/words-sheet.tsx'
import { goToComplaint } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { type Answers, answersBefore, missingIn, surveyBody } from '../../features/survey/answers.ts'
import { SurveyForm } from '../../features/survey/survey-form.tsx'
import { useAct } from '../../features/use-act.ts'
import { useNow } from '../../features/use-now.ts'
import { deadlineWords, momentWords } from '../../features/when.ts'
import { aria } from '../../ui/aria.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { EchoMark } from '../../ui/echo-mark.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Words } from '../../ui/words.tsx'

/** 办得怎么样: solved means the resident says so. */
export default function SurveyPage() {
  const { id, load } = useComplaint()
  const [changes, setChanges] = useState<Partial<Answers>>({})
  const [isSent, setSent] = useState(false)
  const [sending, setSending] = useState<Sending>()
  const now = useNow()
  const answering = useAct(load)
  const detail = load.value
  const mayAnswer = detail?.moves.includes('answerSurvey') ?? false
  const answers = detail && { ...answersBefore(detail), ...changes }
  const missing = answers && missingIn(answers)

  const submit = async () => {
    const body = detail && answers && surveyBody(answers, detail.turn)
    if (!body) return
    const { turn, ...answer } = body
    setSending({ act: 'survey', answer, turn, at: Date.now() })
    const isDone = await answering.run('answer', key => call(answerMySurvey, { params: { id }, body, key }))
    setSending(undefined)
    setSent(isDone)
  }

  // What was answered stays in the form until it has arrived: after a failure it is there again.
  if (sending && detail) return <OnItsWay detail={asIfSent(detail, sending)} />
  if (isSent && detail) return <Thanks detail={detail} load={load} now={now} />
  return (
    <Page
      nav={<NavBar title="办得怎么样" />}
      bar={
        mayAnswer && (
          <BottomBar
            note={answering.wrong ?? '不评价，不会算作满意。'}
            {...(answering.wrong ? { noteIcon: 'warn' } : {})}
          >
            <Button id="survey-submit" word={missing ?? '提交评价'} busyWord="正在提交…" onTap={submit} />
          </BottomBar>
        )
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value => (
          <>
            <Head detail={value} now={now} />
            {mayAnswer && answers ? (
              <SurveyForm answers={answers} onChange={part => setChanges(before => ({ ...before, ...part }))} />
            ) : (
              <Blank
                kind="empty"
                title={value.survey ? '评价的时间过了' : '现在不用评价'}
                action={{ word: '查看这件投诉', onTap: () => goToComplaint(id) }}
              >
                {value.survey ? '办完后 7 天内可以评价。' : '办完以后，请您说说解决了没有。'}
              </Blank>
            )}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

function Head({ detail, now }: { detail: Detail; now: Instant }) {
  const answered = detail.entries.filter(({ kind }) => kind === 'answered' || kind === 'solved-on-the-spot').pop()
  return (
    <>
      <View className="pad">
        <View className="head">{detail.title}</View>
        <View className="sub mt1">
          <Words>{answered ? `${detail.number} · ${momentWords(answered.occurredAt, now)} 办完` : detail.number}</Words>
        </View>
      </View>
      {detail.answer && (
        <View className="mt3">
          <Note loose tone="quiet" icon="chat" title="给您的答复">
            {detail.answer}
          </Note>
        </View>
      )}
    </>
  )
}

const heading = ({ survey, state }: Detail): string => {
  if (survey?.answer?.solved === false) return '知道了，还没解决'
  return state === 'closed' ? '谢谢，这件事办结了' : '谢谢，记下了'
}

const whatNow = (detail: Detail, now: Instant): string => {
  const { survey, next, state } = detail
  if (next?.awaits === 'visit') return `${whoName(detail)}会来问您，最晚${deadlineWords(next.dueAt, now)}。`
  if (survey?.answer?.solved === false) return '您说的主管都看得到。'
  return state === 'closed' ? '以后又有问题，7 天内可以接着办，不用重填。' : '您的评价算数。'
}

/** Shown at once; what comes of it is said when the server has it. */
function OnItsWay({ detail }: { detail: Detail }) {
  const { solved = false, overall } = detail.survey?.answer ?? {}
  return (
    <Page nav={<NavBar title="办得怎么样" back={false} />}>
      <View className="sent mt6" {...aria({ role: 'status', live: 'polite' })}>
        <View className="head mt6">{[solved ? '解决了' : '没解决', markWord(overall)].filter(Boolean).join('，')}</View>
        <View className="lead txt pad mt2">正在发送您的评价…</View>
      </View>
    </Page>
  )
}

/** What happens now that it has been answered. */
function Thanks({
  detail,
  load,
  now,
}: {
  detail: Detail
  load: ReturnType<typeof useComplaint>['load']
  now: Instant
}) {
  const [open, setOpen] = useState(false)
  const reopening = useAct(load)
  const { id, turn, moves, survey } = detail
  const see = () => goToComplaint(id)
  const mayGoOn = survey?.answer?.solved === false && moves.includes('nextRound')
  return (
    <Page
      nav={<NavBar title="办得怎么样" />}
      bar={
        mayGoOn ? (
          <BottomBar second={<Button id="see-complaint" kind="text" word="查看这件投诉" onTap={see} />}>
            <Button id="next-round" icon="refresh" word="没解决，继续处理" onTap={() => setOpen(true)} />
          </BottomBar>
        ) : (
          <BottomBar>
            <Button id="see-complaint" word="查看这件投诉" onTap={see} />
          </BottomBar>
        )
      }
      over={
        <WordsSheet
          id="next-round-text"
          open={open}
          title="没解决，继续处理"
          note="客服主管会重新派人。还是这个编号，不用重填。"
          label="哪里没解决"
          placeholder="哪里没解决"
          word="继续处理"
          wrong={reopening.wrong}
          onSend={async reason => {
            const done = await reopening.run('next-round', key =>
              call(askNextRound, { params: { id }, body: { turn, reason }, key }),
            )
            if (done) see()
            return done
          }}
          onClose={() => setOpen(false)}
        />
      }
    >
      <View className="sent mt6">
        <EchoMark />
        <View className="head mt2">{heading(detail)}</View>
        <View className="lead txt pad mt2">{whatNow(detail, now)}</View>
      </View>
    </Page>
  )
}
