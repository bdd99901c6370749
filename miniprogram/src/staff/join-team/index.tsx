import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { readTeamInvitation, type TeamInvitation } from '#contract/team.ts'
import { roleWords } from '#contract/words.ts'
import { readCode } from '#domain/people/home.ts'
import { call } from '../../api/call.ts'
import { goInstead, goToTab, pages } from '../../features/go.ts'
import { EnterCode } from '../../features/homes/enter-code.tsx'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { deadlineWords } from '../../features/when.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Avatar, KeyValue } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useJoin } from './use-join.ts'

const nav = <NavBar title="加入班组" />

/** 加入班组: by the code in the address, or one typed in. */
export default function JoinTeamPage() {
  const { code: given = '' } = useRouter().params
  const [code, setCode] = useState(readCode(given) ?? '')
  if (code) return <Offer key={code} code={code} onOther={() => setCode('')} />
  return (
    <EnterCode
      page="加入班组"
      word="员工邀请码"
      note="邀请码由管理员或项目经理发给您，7 天内有效。"
      second={
        <Button
          id="first-start"
          kind="text"
          word="第一次使用？用开通码开始"
          onTap={() => goInstead(staffUrl.firstStart)}
        />
      }
      onCode={setCode}
    />
  )
}

const over = [
  'invitation-unknown',
  'invitation-spent',
  'invitation-withdrawn',
  'invitation-expired',
  'already-colleague',
]

function Offer({ code, onOther }: { code: string; onOther: () => void }) {
  const now = useNow()
  const load = useLoad({
    key: `join-team/${code}`,
    schema: readTeamInvitation.answer,
    fetch: () => call(readTeamInvitation, { params: { id: code } }),
  })
  const { wrong, join } = useJoin(code)
  const { value, failure, busy } = load
  const enter = async () => {
    if (!(await join())) return
    toastDone('加入了')
    goInstead(pages.work)
  }
  if (!value && failure && !busy && over.includes(failure.reason)) {
    const isIn = failure.reason === 'already-colleague'
    return (
      <Page nav={nav}>
        <Blank
          kind={isIn ? 'empty' : 'failed'}
          title={isIn ? '您已经在班组里' : '这个邀请用不了'}
          action={
            isIn
              ? { id: 'to-work', word: '去工作台', icon: 'wrench', onTap: () => goToTab(pages.work) }
              : { id: 'other-code', word: '换一个邀请码', onTap: onOther }
          }
        >
          {failure.sentence}
        </Blank>
      </Page>
    )
  }
  return (
    <Page
      nav={nav}
      bar={
        value && (
          <BottomBar {...(wrong ? { note: wrong, noteIcon: 'warn' } : {})}>
            <Button id="join" word="加入" busyWord="正在加入…" onTap={enter} />
          </BottomBar>
        )
      }
    >
      <ShowLoad load={load} spoken="正在看邀请…">
        {invitation => <Said invitation={invitation} now={now} />}
      </ShowLoad>
    </Page>
  )
}

function Said({ invitation, now }: { invitation: TeamInvitation; now: number }) {
  const { community, name, posts, expiresAt } = invitation
  const postsSaid = posts.map(({ role, department = '' }) => (role === 'unknown' ? '' : department + roleWords[role]))
  return (
    <>
      <Card>
        <View className="row">
          <Avatar name={community} />
          <View className="grow ml3">
            <View className="title">{`${community}邀请您`}</View>
            <View className="sub">作为员工加入班组</View>
          </View>
        </View>
        <View className="mt4">
          <KeyValue name="姓名">{name}</KeyValue>
          <KeyValue name="岗位">{postsSaid.filter(Boolean).join('、')}</KeyValue>
          <KeyValue name="有效">{deadlineWords(expiresAt, now)}</KeyValue>
        </View>
      </Card>
      <Note loose tone="quiet" icon="info">
        加入后，您办的每件事都记在这个名字下。名字不对，请让管理员重发一个。
      </Note>
    </>
  )
}
