import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { PolicyView } from '#contract/policy.ts'
import { readMe } from '#contract/session.ts'
import { call } from '../../api/call.ts'
import { keepMe } from '../../api/session.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Card, Section } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { workplacesOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useCommunityNames } from '../features/work/use-work.ts'
import { ClockCard, FiguresCard } from './policy-cards.tsx'
import { HistoryCard } from './policy-history.tsx'
import { PolicySheet } from './policy-sheet.tsx'
import { usePolicy } from './use-policy.ts'
import type { Subject } from './use-policy-form.ts'
import './index.css'

type RulesProps = { communityId: string; workplaces: readonly string[]; onChoose: (communityId: string) => void }

/** Whose rules these are; a choice where somebody works for several communities. */
function Whose({ communityId, workplaces, onChoose }: RulesProps) {
  const communityName = useCommunityNames()
  return (
    <View className="pad mt2">
      <View className="sub">{communityName(communityId)}</View>
      {workplaces.length > 1 && (
        <View className="mt3">
          <Options
            id="community"
            label="小区"
            items={workplaces.map(id => ({ value: id, word: communityName(id) || id }))}
            value={[communityId]}
            onChange={([id]) => id && onChoose(id)}
          />
        </View>
      )}
      <View className="mt3" />
    </View>
  )
}

type ListProps = { view: PolicyView; now: number; onOpen: ((subject: Subject) => void) | undefined }

/** Every rule, and who changed them. */
function RuleList({ view, now, onOpen }: ListProps) {
  return (
    <>
      <Note loose>
        {onOpen
          ? '点一条就能改，改前先试算。改了只管以后登记的投诉，已经登记的还按原来的办。'
          : '要改规定，请找项目经理或管理员。没写明的时限，日夜都算。'}
      </Note>
      {onOpen && (
        <Card>
          <ListRow
            id="use-profile"
            icon="book"
            word="套用现成方案"
            hint="一次换一整套，先试算"
            onTap={() => onOpen({ kind: 'profile' })}
          />
        </Card>
      )}
      <Section title="时限" />
      {view.clocks.map(line => (
        <ClockCard
          key={line.what}
          line={line}
          policy={view}
          now={now}
          onChange={onOpen && (severities => onOpen({ kind: 'clock', line, severities }))}
        />
      ))}
      <FiguresCard policy={view} now={now} onChange={onOpen && (line => onOpen({ kind: 'figure', line }))} />
      <HistoryCard policy={view} now={now} />
    </>
  )
}

/** The rules of one community, to read and – for whoever may – to change. */
function Rules(props: RulesProps) {
  const { communityId } = props
  const me = useMe()
  const now = useNow()
  const policy = usePolicy(communityId)
  const [subject, setSubject] = useState<Subject>()
  const view = policy.load.value
  const may = view?.may === 'here' || view?.may === 'everywhere'
  usePullDownRefresh(async () => {
    await policy.load.reload()
    Taro.stopPullDownRefresh()
  })
  const open = (chosen: Subject | undefined) => {
    policy.forget()
    setSubject(chosen)
  }
  const done = () => {
    setSubject(undefined)
    toastDone('已定好')
  }
  const sheet = subject && view && (
    <PolicySheet
      subject={subject}
      view={view}
      policy={policy}
      communityId={communityId}
      now={now}
      me={me?.name ?? ''}
      onClose={() => open(undefined)}
      onDone={done}
    />
  )
  return (
    <Page nav={<NavBar title="规定" homeUrl={staffUrl.work} />} over={sheet}>
      <Whose {...props} />
      <ShowLoad load={policy.load} spoken="正在取规定…">
        {value => <RuleList view={value} now={now} onOpen={may ? open : undefined} />}
      </ShowLoad>
    </Page>
  )
}

const fetchMe = async () => {
  const me = await call(readMe)
  if (me.ok) keepMe(me.value)
  return me
}

/** Opened before this phone knows where the person works: asks, and the rules follow. */
function Whereabouts() {
  const load = useLoad({ key: 'me', schema: readMe.answer, fetch: fetchMe })
  return (
    <Page nav={<NavBar title="规定" homeUrl={staffUrl.work} />}>
      <ShowLoad load={load} spoken="正在取规定…">
        {() => (
          <Blank kind="empty" title="您还没有工作权限">
            要看规定，请找项目经理开通。
          </Blank>
        )}
      </ShowLoad>
    </Page>
  )
}

/** 规定: how long everything may take here, who decided it, and changing it. */
export default function Policy() {
  const { communityId: asked } = useRouter().params
  const me = useMe()
  const workplaces = me ? workplacesOf(me) : []
  const [chosen, setChosen] = useState(asked)
  const communityId = chosen ?? workplaces[0] ?? ''
  if (!communityId) return <Whereabouts />
  return <Rules key={communityId} communityId={communityId} workplaces={workplaces} onChoose={setChosen} />
}
