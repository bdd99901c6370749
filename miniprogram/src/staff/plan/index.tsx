import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DispatchPlan, PlanProposal } from '#contract/dispatch.ts'
import { goBack } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { timeWords } from '../../features/when.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { LeftCard, PlanSummary, ProposalCard } from './plan-cards.tsx'
import { PlanChangeSheet } from './plan-change-sheet.tsx'
import { PlanProgress } from './plan-progress.tsx'
import { usePlan } from './use-plan.ts'
import './index.css'

type Planning = ReturnType<typeof usePlan>

function NothingWaits() {
  return (
    <Blank
      kind="empty"
      title="没有等着派的"
      action={{ id: 'back-to-work', word: '回工作台', icon: 'list', onTap: goBack }}
    >
      受理了还没派人的，会出现在这里。
    </Blank>
  )
}

type ReviewProps = { plan: DispatchPlan; planning: Planning; now: number; onChange: (proposal: PlanProposal) => void }

/** The proposals to look through, and what could not be planned. */
function Review({ plan, planning, now, onChange }: ReviewProps) {
  const { proposals, left, plannedAt } = plan
  if (proposals.length + left.length === 0) return <NothingWaits />
  return (
    <>
      {proposals.length > 0 && (
        <>
          <PlanSummary plan={plan} choices={planning.choices} />
          <Section title="先看一遍再派" aside={`${timeWords(plannedAt)} 排的`} />
        </>
      )}
      {proposals.map(proposal => (
        <ProposalCard
          key={proposal.order.complaintId}
          proposal={proposal}
          choices={planning.choices}
          now={now}
          onChange={() => onChange(proposal)}
        />
      ))}
      <LeftCard left={left} now={now} />
    </>
  )
}

/** 批量派工: the backlog planned together, looked through, then given at once. */
export default function Plan() {
  const { communityId = '' } = useRouter().params
  const planning = usePlan(communityId)
  const { load, job, orders, wrong } = planning
  const now = useNow()
  const [changed, setChanged] = useState<PlanProposal>()
  usePullDownRefresh(async () => {
    if (!job) await load.reload()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page
      nav={<NavBar title="批量派工" homeUrl={staffUrl.work} />}
      bar={
        job?.finished ? (
          <BottomBar>
            <Button id="plan-again" kind="secondary" word="看还有没有等着派的" onTap={planning.again} />
          </BottomBar>
        ) : (
          !job &&
          orders.length > 0 && (
            <BottomBar {...(wrong ? { note: wrong, noteIcon: 'warn' as const } : {})}>
              <Button id="plan-send" word={`派出 ${orders.length} 件`} busyWord="正在派工…" onTap={planning.confirm} />
            </BottomBar>
          )
        )
      }
      over={
        changed && (
          <PlanChangeSheet
            key={changed.order.complaintId}
            proposal={changed}
            now={now}
            onClose={() => setChanged(undefined)}
            onChoose={instead => {
              planning.choose(changed.order.complaintId, instead)
              setChanged(undefined)
            }}
          />
        )
      }
    >
      <ShowLoad load={load} spoken="正在排谁去哪里…">
        {plan =>
          job ? (
            <PlanProgress job={job} plan={planning.confirmed ?? plan} />
          ) : (
            <Review plan={plan} planning={planning} now={now} onChange={setChanged} />
          )
        }
      </ShowLoad>
    </Page>
  )
}
