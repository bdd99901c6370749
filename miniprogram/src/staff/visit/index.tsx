import { useState } from 'react'
import { recordVisit } from '#contract/staff.ts'
import { call } from '../../api/call.ts'
import { scrollTo } from '../../features/scroll-to.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { ComplaintHead, DeadlineCard } from '../features/deadline-card.tsx'
import { backToComplaint, NotNow } from '../features/not-now.tsx'
import { OutcomeCard } from '../features/outcome-card.tsx'
import { Refused } from '../features/refused.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { useStaffComplaint } from '../features/use-staff-complaint.ts'
import { isUnsatisfied, missingIn, VisitFields, type VisitForm } from '../features/visit-fields.tsx'
import { justNow } from '../features/when-it-was.tsx'

const emptyVisit = (): VisitForm => ({ method: 'phone', when: justNow(Date.now()), words: '' })

/** 回访: what the customer says about the outcome, in the customer's own words. */
export default function RecordVisit() {
  const { id, load, act } = useStaffComplaint()
  const me = useMe()
  const now = useNow()
  const [form, setForm] = useState(emptyVisit)
  const detail = load.value
  const may = detail?.moves.includes('visit') ?? false
  const nextRound = (detail?.round ?? 1) + 1
  const missing = missingIn(form)
  const [first] = missing
  const send = async () => {
    const { method, when, solved, verdict, words } = form
    if (!detail || !verdict) return
    const { turn } = detail
    const body = { turn, method, visitedAt: when.at, verdict, solved: solved === 'yes', words }
    if (!(await act.run('visit', key => call(recordVisit, { params: { id }, body, key })))) return
    toastDone('回访已记下')
    backToComplaint(id)
  }
  const lacks = first && `还差：${missing.map(({ word }) => word).join('、')}`
  return (
    <Page
      nav={<NavBar title="回访" homeUrl={staffUrl.work} />}
      bar={
        may && (
          <BottomBar note={act.wrong ?? lacks} noteIcon={act.wrong ? 'warn' : 'dash'}>
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
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value =>
          may ? (
            <>
              <ComplaintHead detail={value} />
              <DeadlineCard detail={value} now={now} me={me?.name ?? ''} />
              <OutcomeCard detail={value} now={now} />
              <VisitFields
                form={form}
                change={part => setForm(before => ({ ...before, ...part }))}
                nextRound={nextRound}
              />
            </>
          ) : (
            <>
              <Refused why={act.wrong} />
              <NotNow detail={value} step="回访" />
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}
