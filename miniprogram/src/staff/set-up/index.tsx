import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import type { SetUp } from '#contract/set-up.ts'
import { go } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { Card } from '../../ui/card.tsx'
import type { IconName } from '../../ui/icon-name.ts'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Words } from '../../ui/words.tsx'
import { missingSteps, stepHint, stepWords } from '../features/set-up-words.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useSetUp } from '../features/use-set-up.ts'

/** 开始清单: what a new community has, what it lacks, and the way to each. */
export default function SetUpPage() {
  const { communityId = '' } = useRouter().params
  const load = useSetUp(communityId)
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  return (
    <Page nav={<NavBar title="开始清单" homeUrl={staffUrl.work} />}>
      <ShowLoad load={load} spoken="正在看还缺什么…">
        {setUp => <Shown setUp={setUp} />}
      </ShowLoad>
    </Page>
  )
}

function Shown({ setUp }: { setUp: SetUp }) {
  const missing = missingSteps(setUp)
  const inState = (state: SetUp['steps'][number]['state']) =>
    setUp.steps.flatMap(it => (it.state === state && it.step !== 'unknown' ? [it.step] : []))
  return (
    <>
      {missing === 0 ? (
        <Note loose icon="done" title={`${setUp.community}可以用了`}>
          住户能提交，办的人也都有了。
        </Note>
      ) : (
        <Card title={`还差 ${missing} 项`} hint={setUp.community}>
          {inState('missing').map(step => (
            <StepRow key={step} step={step} setUp={setUp} isMissing />
          ))}
        </Card>
      )}
      {inState('as-delivered').length > 0 && (
        <Card title="可以先不动" hint="现成的就能用">
          {inState('as-delivered').map(step => (
            <StepRow key={step} step={step} setUp={setUp} />
          ))}
        </Card>
      )}
      <Card title="已经有了" {...(setUp.company ? { hint: setUp.company } : {})}>
        {inState('done').map(step => (
          <StepRow key={step} step={step} setUp={setUp} />
        ))}
      </Card>
    </>
  )
}

type Step = keyof typeof icons

const icons = {
  community: 'building',
  rooms: 'home',
  people: 'people',
  phones: 'phone',
  wechat: 'chat',
  duty: 'calendar',
  rules: 'book',
} as const satisfies Record<string, IconName>

const wayTo = (step: Step, communityId: string): string | undefined => {
  switch (step) {
    case 'community':
      return staffUrl.communities(communityId)
    case 'phones':
      return staffUrl.settings(communityId)
    case 'people':
      return staffUrl.team(communityId)
    case 'duty':
      return staffUrl.dutyWeek(communityId)
    case 'rules':
      return staffUrl.policy(communityId)
    case 'rooms':
      return staffUrl.importRooms(communityId)
    case 'wechat':
      return undefined
  }
}

function StepRow({ step, setUp, isMissing = false }: { step: Step; setUp: SetUp; isMissing?: boolean }) {
  const url = wayTo(step, setUp.communityId)
  const hint = stepHint(step, setUp)
  return (
    <ListRow
      id={`step-${step}`}
      icon={icons[step]}
      {...(isMissing ? { tone: 'warn' } : {})}
      word={stepWords[step]}
      hint={<Words>{hint}</Words>}
      label={`${stepWords[step]}，${hint}`}
      {...(url === undefined ? {} : { onTap: () => go(url) })}
    />
  )
}
