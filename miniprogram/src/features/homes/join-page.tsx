import { View } from '@tarojs/components'
import type { InvitationView } from '#contract/homes.ts'
import type { Instant } from '#domain/time.ts'
import type { Failure } from '../../api/call.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Avatar, KeyValue } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { goInstead, pages } from '../go.ts'
import { ShowLoad } from '../show-load.tsx'
import { useNow } from '../use-now.ts'
import { deadlineWords } from '../when.ts'
import { inviterWords, relationWord } from './home-words.ts'
import { useInvitation } from './use-invitation.ts'

const nav = <NavBar title="加入房屋" />

/** Who invites me where, and one button. */
export function Invitation({ code, onOther }: { code: string; onOther: () => void }) {
  const { load, wrong, join } = useInvitation(code)
  const now = useNow()
  const { value, failure, busy } = load
  const enter = async () => {
    if (!(await join())) return
    toastDone('加入了')
    goInstead(pages.homes)
  }
  if (!value && failure && !busy && isOver(failure)) return <Over failure={failure} onOther={onOther} />
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

function Said({ invitation, now }: { invitation: InvitationView; now: Instant }) {
  const { community, room, relation, expiresAt } = invitation
  const who = inviterWords(invitation)
  return (
    <>
      <Card>
        <View className="row">
          <Avatar name={who} />
          <View className="grow ml3">
            <View className="title">{`${who}邀请您`}</View>
            <View className="sub">{`作为${relationWord(relation)}加入这套房`}</View>
          </View>
        </View>
        <View className="mt4">
          <KeyValue name="小区">{community}</KeyValue>
          <KeyValue name="房号">{room}</KeyValue>
          <KeyValue name="您是">{relationWord(relation)}</KeyValue>
          <KeyValue name="有效">{deadlineWords(expiresAt, now)}</KeyValue>
        </View>
      </Card>
      <Note loose tone="quiet" icon="hide">
        加入后，您能为这套房投诉、报修。您投诉的事只有您看得到，业主也看不到，除非您给他看。
      </Note>
    </>
  )
}

const over = {
  'invitation-unknown': '没有这个邀请',
  'invitation-spent': '邀请已经用过',
  'invitation-withdrawn': '邀请已经取消',
  'invitation-expired': '邀请过期了',
  'household-full': '这套房人满了',
  'already-at-home': '您已经在这套房里',
} as const

const isOver = ({ reason }: Failure): boolean => Object.hasOwn(over, reason)

const titleFor = (reason: string): string =>
  Object.entries(over).find(([name]) => name === reason)?.[1] ?? over['invitation-unknown']

/** The code leads nowhere: why, and what to do. */
function Over({ failure, onOther }: { failure: Failure; onOther: () => void }) {
  const isIn = failure.reason === 'already-at-home'
  return (
    <Page nav={nav}>
      <Blank
        kind={isIn ? 'empty' : 'failed'}
        title={titleFor(failure.reason)}
        action={
          isIn
            ? { id: 'my-rooms', word: '看我的房屋', icon: 'home', onTap: () => goInstead(pages.homes) }
            : { id: 'other-code', word: '换一个邀请码', onTap: onOther }
        }
      >
        {failure.sentence}
      </Blank>
    </Page>
  )
}
