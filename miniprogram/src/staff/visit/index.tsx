import { useState } from 'react'
import { recordVisit } from '#contract/staff.ts'
import { scrollTo } from '../../features/scroll-to.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { ComplaintHead, DeadlineCard } from '../features/complaint/deadline-card.tsx'
import { OutcomeCard } from '../features/complaint/outcome-card.tsx'
import { useExplanation } from '../features/complaint/use-explanation.tsx'
import { useStaffComplaint } from '../features/complaint/use-staff-complaint.ts'
import { customerForms } from '../features/moves/customer-forms.ts'
import type { MoveForm } from '../features/moves/move-form.ts'
import { backToComplaint, NotNow } from '../features/moves/not-now.tsx'
import { Refused } from '../features/moves/refused.tsx'
import { useMoveSheet } from '../features/moves/use-move-sheet.tsx'
import { whyNot } from '../features/moves/why-not.ts'
import { justNow } from '../features/register/heard-at.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useKept } from '../features/use-kept.ts'
import { UnsentActs } from '../offline/unsent-acts.tsx'
import { isUnsatisfied, missingIn, VisitFields, VisitForm } from './visit-fields.tsx'

const emptyVisit = (): VisitForm => ({ method: 'phone', when: justNow(Date.now()), words: '' })

/** 回访: what the customer says about the outcome, in the customer's own words. */
export default function RecordVisit() {
  const complaint = useStaffComplaint()
  const { id, load, act } = complaint
  const me = useMe()
  const now = useNow()
  const [begun] = useState(emptyVisit)
  const { value: form, put: setForm, drop } = useKept(`visit/${id}`, VisitForm, begun)
  const detail = load.value
  const explanation = useExplanation(detail, now)
  const forms = useMoveSheet(complaint, now, () => backToComplaint(id))
  const attempts: readonly { word: string; form: MoveForm }[] = [
    { word: '没联系上', form: customerForms.visitUnreached },
    { word: '不愿回访', form: customerForms.visitRefused },
  ]
  const side = attempts
    .filter(({ form }) => detail?.moves.includes(form.move))
    .map(({ word, form }) => ({ id: form.id, word, icon: form.icon, onTap: () => void forms.start(form) }))
  const wrong = forms.isOpen ? undefined : act.wrong
  const may = detail?.moves.includes('visit') ?? false
  const nextRound = (detail?.round ?? 1) + 1
  const missing = missingIn(form)
  const [first] = missing
  const send = async () => {
    const { method, when, solved, verdict, words } = form
    if (!detail || !verdict) return
    const body = { method, visitedAt: when.at, verdict, solved: solved === 'yes', words }
    const given = await act.give({ move: 'visit', word: '回访', endpoint: recordVisit, body })
    if (!given) return
    drop()
    if (given === 'done') toastDone('回访已记下')
    backToComplaint(id)
  }
  const lacks = first && `还差：${missing.map(({ word }) => word).join('、')}`
  return (
    <Page
      nav={<NavBar title="回访" homeUrl={staffUrl.work} />}
      bar={
        may && (
          <BottomBar note={wrong ?? lacks} noteIcon={wrong ? 'warn' : 'dash'} side={side}>
            {first ? (
              <Button key={first.at} id="next-missing" word={first.button} onTap={() => scrollTo(first.at)} />
            ) : (
              <Button
                key="send"
                id="visit-submit"
                word={isUnsatisfied(form) ? `提交，转第 ${nextRound} 次处理` : '提交回访'}
                busyWord="正在提交…"
                onTap={send}
              />
            )}
          </BottomBar>
        )
      }
      over={
        <>
          {forms.sheet}
          {explanation.sheet}
        </>
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value =>
          may ? (
            <>
              <ComplaintHead detail={value} now={now} />
              <DeadlineCard detail={value} now={now} me={me?.name ?? ''} explain={explanation.explain} />
              <OutcomeCard detail={value} now={now} />
              <VisitFields
                form={form}
                change={part => setForm(before => ({ ...before, ...part }))}
                nextRound={nextRound}
                detail={value}
                now={now}
              />
            </>
          ) : (
            <>
              <Refused why={act.wrong ?? whyNot(value, me)} />
              <UnsentActs id={id} />
              <NotNow detail={value} step="回访" />
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}
