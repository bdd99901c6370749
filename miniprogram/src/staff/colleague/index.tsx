import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { AbsenceView, Colleague, Team } from '#contract/team.ts'
import { go } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Avatar, KeyValue, ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { ask, toastDone } from '../../ui/toast.ts'
import { staffUrl } from '../features/staff-url.ts'
import { absenceDays, delegateWords, postsWords, todayWords } from '../features/team/team-words.ts'
import { type TeamOf, useTeam } from '../features/team/use-team.ts'
import { AbsenceSheet } from './absence-sheet.tsx'
import { ChangeSheet } from './change-sheet.tsx'

type Open = 'change' | 'absence'

/** 同事: as what somebody works, when he is away and who stands in; changing it, and his leaving. */
export default function ColleaguePage() {
  const { communityId = '', userId = '' } = useRouter().params
  const team = useTeam(communityId)
  const now = useNow()
  const [open, setOpen] = useState<Open>()
  const { value } = team.load
  const person = value?.people.find(it => it.id === userId)
  usePullDownRefresh(() => void team.load.reload().then(() => Taro.stopPullDownRefresh()))
  const close = () => {
    team.forget()
    setOpen(undefined)
  }
  const sheet = { team: value, person, acts: team, now, onClose: close }
  return (
    <Page
      nav={<NavBar title={person?.name ?? '同事'} homeUrl={staffUrl.work} />}
      over={
        value && person && open === 'change' ? (
          <ChangeSheet {...sheet} key={person.version} team={value} person={person} />
        ) : (
          value && person && open === 'absence' && <AbsenceSheet {...sheet} team={value} person={person} />
        )
      }
    >
      <ShowLoad load={team.load} spoken="正在取资料…">
        {loaded =>
          person ? (
            <>
              <PersonCard team={loaded} person={person} now={now} />
              <AbsenceCard
                person={person}
                now={now}
                acts={team}
                quiet={open !== undefined}
                onEnter={() => setOpen('absence')}
              />
              <Acts communityId={communityId} person={person} onChange={() => setOpen('change')} />
            </>
          ) : (
            <Blank kind="empty" title="这位同事不在班组里">
              可能已经离职。他经手过的记录都还在。
            </Blank>
          )
        }
      </ShowLoad>
    </Page>
  )
}

type PersonCardProps = { team: Team; person: Colleague; now: number }

function PersonCard({ team, person, now }: PersonCardProps) {
  const area = team.buildings.filter(it => person.buildingIds.includes(it.id)).map(it => it.name)
  const today = todayWords(person, now)
  return (
    <Card>
      <View className="row">
        <Avatar name={person.name} />
        <View className="grow ml3">
          <View className="title">{person.name}</View>
          {today && <View className="sub">{today}</View>}
        </View>
      </View>
      <View className="mt4">
        <KeyValue name="岗位">{postsWords(person.posts, team.departments)}</KeyValue>
        {person.skills.length > 0 && <KeyValue name="会做">{person.skills.join('、')}</KeyValue>}
        {area.length > 0 && <KeyValue name="片区">{area.join('、')}</KeyValue>}
        {person.maskedPhone && <KeyValue name="手机">{person.maskedPhone}</KeyValue>}
      </View>
    </Card>
  )
}

type AbsenceCardProps = {
  person: Colleague
  now: number
  acts: Pick<TeamOf, 'comeBack' | 'wrong'>
  /** A sheet is open and says itself what went wrong. */
  quiet: boolean
  onEnter: () => void
}

/** 请假: what is on or to come, ending it, entering another. */
function AbsenceCard({ person, now, acts, quiet, onEnter }: AbsenceCardProps) {
  const { absences, mayEnterAbsence } = person
  if (absences.length === 0 && !mayEnterAbsence) return null
  const end = async (absence: AbsenceView) => {
    const isOn = absence.from <= now
    const sure = await ask({
      title: isOn ? `${person.name}回来上班了？` : '取消这次请假？',
      text: isOn ? '从现在起，他的单由他自己办。' : `${absenceDays(absence, now)}，${delegateWords(absence)}。`,
      yes: isOn ? '回来了' : '取消',
    })
    if (sure && (await acts.comeBack(person, absence.id))) toastDone('好了')
  }
  return (
    <Card title="请假">
      {absences.map(it => (
        <ListRow
          key={it.id}
          id={`absence-${it.id}`}
          icon="calendar"
          word={absenceDays(it, now)}
          hint={delegateWords(it)}
          {...(mayEnterAbsence ? { value: it.from <= now ? '结束' : '取消', onTap: () => void end(it) } : {})}
        />
      ))}
      {acts.wrong && !quiet && (
        <Note tone="warn" spoken="alert">
          {acts.wrong}
        </Note>
      )}
      {mayEnterAbsence && (
        <View className={absences.length > 0 ? 'mt3' : ''}>
          <Button id="enter-absence" kind="secondary" wide word="登记请假" onTap={onEnter} />
        </View>
      )}
    </Card>
  )
}

type ActsProps = { communityId: string; person: Colleague; onChange: () => void }

/** What those do whose matter people are. */
function Acts({ communityId, person, onChange }: ActsProps) {
  if (!person.mayChange) return null
  const isLeaving = person.leavingJobId !== undefined
  return (
    <Card>
      {!isLeaving && (
        <ListRow id="change" icon="pen" word="改岗位、技能、片区" hint="保存后马上生效" onTap={onChange} />
      )}
      {!person.isMe && (
        <ListRow
          id="leave"
          icon="door"
          word={isLeaving ? '看移交到哪了' : '离职移交'}
          hint="手上没办完的先交给别人，再取消权限"
          onTap={() => go(staffUrl.leaving(communityId, person.id))}
        />
      )}
    </Card>
  )
}
