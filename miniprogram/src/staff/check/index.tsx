import { useState } from 'react'
import * as z from 'zod/mini'
import { confirmWork, sendBackWork } from '#contract/staff.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toastDone } from '../../ui/toast.ts'
import { CannedList } from '../features/canned/canned-list.tsx'
import { ComplaintHead, DeadlineCard } from '../features/complaint/deadline-card.tsx'
import { MatterCard } from '../features/complaint/matter-card.tsx'
import { OrderCard, ReportCard } from '../features/complaint/order-card.tsx'
import { useExplanation } from '../features/complaint/use-explanation.tsx'
import { useStaffComplaint } from '../features/complaint/use-staff-complaint.ts'
import { ReasonSheet } from '../features/moves/answer-sheets.tsx'
import { backToComplaint, NotNow } from '../features/moves/not-now.tsx'
import { Refused } from '../features/moves/refused.tsx'
import { whyNot } from '../features/moves/why-not.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useKept } from '../features/use-kept.ts'
import { UnsentActs } from '../offline/unsent-acts.tsx'
import type { Given } from '../offline/use-give.ts'

const mostLetters = 500
const sendBackReasons = ['照片看不出处理好了', '只处理了一部分', '原因没有写清楚']

/** 审核: the head sees before and after, and passes the answer on or sends the work back. */
export default function CheckWork() {
  const { id, load, act } = useStaffComplaint()
  const me = useMe()
  const now = useNow()
  const { value: written, put, drop } = useKept<string | undefined>(`check/${id}`, z.optional(z.string()), undefined)
  const setWritten = (text: string) => put(() => text)
  const [sendingBack, setSendingBack] = useState(false)
  const detail = load.value
  const explanation = useExplanation(detail, now)
  const may = detail?.moves.includes('confirm') ?? false
  const answer = written ?? detail?.report?.remedialAction ?? ''
  const done = (given: Given, word: string) => {
    if (!given) return false
    drop()
    if (given === 'done') toastDone(word)
    backToComplaint(id)
    return true
  }
  const confirm = async () => {
    done(await act.give({ move: 'confirm', word: '审核通过', endpoint: confirmWork, body: { answer } }), '已答复住户')
  }
  const sendBack = async (reason: string) =>
    done(await act.give({ move: 'sendBack', word: '退回', endpoint: sendBackWork, body: { reason } }), '已退回')
  const openSheet = (open: boolean) => {
    act.forget()
    setSendingBack(open)
  }
  return (
    <Page
      nav={<NavBar title="审核" homeUrl={staffUrl.work} />}
      bar={
        may && (
          <BottomBar side={[{ id: 'send-back', word: '退回', icon: 'undo', onTap: () => openSheet(true) }]}>
            <Button id="confirm" word="通过，答复住户" busyWord="正在答复…" onTap={confirm} />
          </BottomBar>
        )
      }
      over={
        <>
          <ReasonSheet
            id="send-back-reason"
            keptAs={`send-back/${id}`}
            open={sendingBack}
            title="退回，再处理"
            note="处理人会看到原因。时限不变。"
            label="退回的原因"
            quick={sendBackReasons}
            button={{ id: 'send-back-send', word: '退回给处理人', busyWord: '正在退回…' }}
            wrong={act.wrong}
            onClose={() => openSheet(false)}
            onSend={sendBack}
          />
          {explanation.sheet}
        </>
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value => (
          <>
            <Refused why={!sendingBack && act.wrong} />
            <UnsentActs id={id} />
            {may ? (
              <>
                <ComplaintHead detail={value} now={now} />
                <DeadlineCard detail={value} now={now} me={me?.name ?? ''} explain={explanation.explain} />
                <ReportCard detail={value} now={now} />
                <MatterCard detail={value} now={now} />
                <OrderCard detail={value} now={now} />
                <Card title="给住户的答复">
                  <TextArea
                    id="answer"
                    label="给住户的答复"
                    value={answer}
                    onChange={setWritten}
                    max={mostLetters}
                    hint="通过后住户会看到，并评价解决没有。"
                  />
                  <CannedList
                    id="answer"
                    use="answer"
                    detail={value}
                    now={now}
                    written={answer}
                    max={mostLetters}
                    onChange={setWritten}
                  />
                </Card>
              </>
            ) : (
              <>
                <Refused why={whyNot(value, me)} />
                <NotNow detail={value} step="审核" />
              </>
            )}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
