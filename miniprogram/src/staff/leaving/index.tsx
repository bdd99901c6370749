import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Job } from '#contract/jobs.ts'
import type { LeavingPlan, ShareView } from '#contract/team.ts'
import { go, goBack } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { dayWords } from '../../features/when.ts'
import { aria } from '../../ui/aria.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Page } from '../../ui/page.tsx'
import { ask } from '../../ui/toast.ts'
import { staffUrl } from '../features/staff-url.ts'
import { keyOf, successorOf, useLeaving } from './use-leaving.ts'
import './index.css'

const shareWords: Record<ShareView['share'], string> = {
  'first-contact': '首问责任和回访',
  order: '派工单',
  supervision: '督办',
  corrective: '整改',
  unknown: '其他',
}

type Leaving = ReturnType<typeof useLeaving>

/** 离职移交: what is open in his hands, who takes it over, and how far it has come. */
export default function LeavingPage() {
  const { communityId = '', userId = '' } = useRouter().params
  const leaving = useLeaving(communityId, userId)
  const { load, job, wrong, ready } = leaving
  const plan = load.value
  const start = async (of: LeavingPlan) => {
    const sure = await ask({
      title: `${of.name}离职？`,
      text:
        of.total > 0
          ? `${of.total} 件没办完的交给选好的人，然后取消${of.name}的权限。`
          : `${of.name}手上没有没办完的，马上取消权限。`,
      yes: '移交',
    })
    if (sure) await leaving.start(of)
  }
  return (
    <Page
      nav={<NavBar title="离职移交" homeUrl={staffUrl.work} />}
      bar={
        plan &&
        !job && (
          <BottomBar
            {...(wrong ? { note: wrong, noteIcon: 'warn' } : { note: '移交完才取消权限，中间断了会接着办。' })}
          >
            <Button
              id="leave"
              word={plan.total > 0 ? `移交 ${plan.total} 件，再取消权限` : '取消权限'}
              busyWord="正在移交…"
              disabled={!ready && '正在取资料…'}
              onTap={() => start(plan)}
            />
          </BottomBar>
        )
      }
    >
      {job ? (
        <Progress job={job} name={plan?.name ?? ''} />
      ) : (
        <ShowLoad load={load} spoken="正在数手上没办完的…">
          {value => (
            <>
              <PlanCards plan={value} leaving={leaving} />
              <OwedAfterClosing owed={value.correctivesOfClosed} name={value.name} />
            </>
          )}
        </ShowLoad>
      )}
    </Page>
  )
}

function PlanCards({ plan, leaving }: { plan: LeavingPlan; leaving: Leaving }) {
  if (plan.total === 0) {
    return (
      <Note loose icon="check" title={`${plan.name}手上没有没办完的`}>
        取消权限后，他马上不能再看和办。他办过的记录都还在。
      </Note>
    )
  }
  const departmentOf = ({ departmentId }: ShareView) =>
    leaving.departments.find(it => it.id === departmentId)?.name ?? ''
  return (
    <>
      <Note loose tone="quiet">{`${plan.name}手上有 ${plan.total} 件没办完。先选好交给谁，默认是手上最少的人。`}</Note>
      {plan.shares.map(share => (
        <Card key={keyOf(share)} title={`${departmentOf(share)}${shareWords[share.share]}`} hint={`${share.count} 件`}>
          {share.candidates.length > 0 ? (
            <Options
              id={`successor-${share.share}-${share.departmentId ?? 'all'}`}
              label={`${shareWords[share.share]}交给谁`}
              items={share.candidates.map(({ id, name, load }) => ({ value: id, word: `${name} 手上 ${load} 件` }))}
              value={[successorOf(share, leaving.choices) ?? '']}
              onChange={([id]) => id && leaving.choose(share, id)}
            />
          ) : (
            <View className="sub">没有同岗位的同事，会退回客服主管安排。</View>
          )}
        </Card>
      ))}
    </>
  )
}

type OwedProps = { owed: LeavingPlan['correctivesOfClosed']; name: string }

/** What he still owes of closed complaints: nobody takes it over by itself. */
function OwedAfterClosing({ owed, name }: OwedProps) {
  const now = useNow()
  if (!owed) return null
  return (
    <Card title="办结了，整改还没办完" hint={`${owed.count} 条`}>
      <View className="sub">{`这些只写了${name}的名字，不会跟着移交。请先换整改责任人。`}</View>
      {owed.which?.map(({ complaintId, number, what, by }) => (
        <ListRow
          key={`${complaintId}-${what}`}
          id={`owed-${complaintId}`}
          icon="flag"
          word={what}
          hint={`${number}，${dayWords(by, now)} 前`}
          onTap={() => go(staffUrl.complaint(complaintId))}
        />
      ))}
    </Card>
  )
}

function Progress({ job, name }: { job: Job; name: string }) {
  const { done, total, finished, stayed } = job
  const steps = Math.max(0, total - 1)
  const ending = stayed
    ? { title: '没有办完', how: `发起移交的人现在没有这个权限了，${name}还在岗，权限没有取消。要离职请重新办一次。` }
    : { title: '移交好了', how: `${name}的权限已经取消，接手的人都收到消息了。` }
  const { title, how } = finished ? ending : { title: '正在移交…', how: '离开这一页也会接着办，办完才取消权限。' }
  return (
    <>
      <Card title={title} hint={`${Math.min(done, steps)} / ${steps} 件`}>
        <View className="leaving-bar" {...aria({ hidden: true })}>
          <View
            className="leaving-bar-on"
            style={{ width: `${total > 0 ? Math.round((100 * done) / total) : 100}%` }}
          />
        </View>
        <View className="sub mt2" {...aria({ role: 'status' })}>
          {how}
        </View>
      </Card>
      {finished && (
        <View className="pad">
          <Button id="back" kind="neutral" wide word="回去" onTap={goBack} />
        </View>
      )}
    </>
  )
}
