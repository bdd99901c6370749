import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import type { InvitedColleague, Team } from '#contract/team.ts'
import { holds } from '#domain/people/actor.ts'
import { copyText } from '../../api/copy.ts'
import { go, pages } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { deadlineWords } from '../../features/when.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.ts'
import { actorOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
import { groupsOf, joinTeamPath, joinTeamText, postsWords, todayWords } from '../features/team/team-words.ts'
import { useTeam } from '../features/team/use-team.ts'
import { InviteSheet } from './invite-sheet.tsx'
import './index.css'

type Open = { kind: 'new' } | { kind: 'made'; id: string }

/** 班组: who works here and as what, department by department; inviting, and the way to each person. */
export default function TeamPage() {
  const { communityId = '' } = useRouter().params
  const team = useTeam(communityId)
  const me = useMe()
  const now = useNow()
  const [open, setOpen] = useState<Open>()
  const { value } = team.load
  const shown = open?.kind === 'made' ? value?.invitations.find(it => it.id === open.id) : undefined
  usePullDownRefresh(() => void team.load.reload().then(() => Taro.stopPullDownRefresh()))
  useShareAppMessage(() => cardFor(value, shown))
  const close = () => {
    team.forget()
    setOpen(undefined)
  }
  const mayInvite = (value?.mayGrant.length ?? 0) > 0
  const readsLog = me !== undefined && holds(actorOf(me), communityId, ['admin', 'auditor'])
  return (
    <Page
      className="page-cols"
      nav={<NavBar title="班组" homeUrl={staffUrl.work} />}
      bar={
        mayInvite && (
          <BottomBar>
            <Button id="invite" icon="plus" word="邀请新同事" onTap={() => setOpen({ kind: 'new' })} />
          </BottomBar>
        )
      }
      over={
        value &&
        open && (
          <InviteSheet
            key={shown?.id ?? 'new'}
            team={value}
            acts={team}
            invitation={shown}
            now={now}
            onMade={id => setOpen({ kind: 'made', id })}
            onCopy={() => shown && copyInvitation(value, shown, now)}
            onClose={close}
          />
        )
      }
    >
      <ShowLoad load={team.load} spoken="正在取班组…">
        {loaded => (
          <>
            <Invited team={loaded} now={now} onOpen={id => setOpen({ kind: 'made', id })} />
            {groupsOf(loaded).map(group => (
              <Card key={group.id} title={group.title} hint={`${group.people.length} 人`}>
                {group.people.map(({ person, words }) => (
                  <ListRow
                    key={person.id}
                    id={`person-${group.id}-${person.id}`}
                    icon={person.absences.some(it => it.from <= now) ? 'pause' : 'user'}
                    word={person.isMe ? `${person.name}（我）` : person.name}
                    hint={[words, todayWords(person, now)].filter(Boolean).join(' · ')}
                    onTap={() => go(staffUrl.colleague(communityId, person.id))}
                  />
                ))}
              </Card>
            ))}
            {readsLog && (
              <Card>
                <ListRow
                  id="audit"
                  icon="doc"
                  word="操作记录"
                  hint="谁在什么时候改了什么"
                  onTap={() => go(staffUrl.audit(communityId))}
                />
                {holds(actorOf(me), communityId, ['auditor']) && (
                  <ListRow
                    id="phone-looks"
                    icon="phone"
                    word="号码查看记录"
                    hint="谁看过客户的完整号码，为什么"
                    onTap={() => go(staffUrl.phoneLooks(communityId))}
                  />
                )}
              </Card>
            )}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

type InvitedProps = { team: Team; now: number; onOpen: (id: string) => void }

/** Who was invited and has not come yet. */
function Invited({ team, now, onOpen }: InvitedProps) {
  if (team.invitations.length === 0) return null
  return (
    <Card title="邀请了，还没加入" hint={`${team.invitations.length} 人`}>
      {team.invitations.map(it => (
        <ListRow
          key={it.id}
          id={`invited-${it.id}`}
          icon="hourglass"
          word={it.name}
          hint={`${postsWords(it.posts, team.departments)}，${deadlineWords(it.expiresAt, now)}有效`}
          onTap={() => onOpen(it.id)}
        />
      ))}
    </Card>
  )
}

/** Without an open invitation the card is the product's own. */
const cardFor = (team: Team | undefined, invitation: InvitedColleague | undefined) =>
  team && invitation?.code
    ? { title: `请${invitation.name}加入${team.communityName}的班组`, path: joinTeamPath(invitation.code) }
    : { title: '回音：有诉必应', path: pages.home }

// Only a browser has an address to send.
const pageAddress = (): string =>
  process.env.TARO_ENV === 'h5' ? `${window.location.origin}${window.location.pathname}` : ''

async function copyInvitation({ communityName }: Team, { name, code, expiresAt }: InvitedColleague, now: number) {
  if (!code) return
  const copied = await copyText(joinTeamText({ communityName, name, code, expiresAt }, pageAddress(), now))
  toast(copied ? '复制好了' : '没复制成，请念给本人')
}
