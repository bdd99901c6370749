import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { InvitedColleague, Team } from '#contract/team.ts'
import { codeInGroups } from '#domain/people/home.ts'
import type { Instant } from '#domain/time.ts'
import { deadlineWords } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { postsWords } from '../features/team/team-words.ts'
import type { TeamOf } from '../features/team/use-team.ts'
import { emptyWork, missingIn } from '../features/team/work-draft.ts'
import { WorkFields } from '../features/team/work-fields.tsx'

type InviteSheetProps = {
  team: Team
  acts: Pick<TeamOf, 'invite' | 'withdraw' | 'wrong'>
  invitation: InvitedColleague | undefined
  now: Instant
  onMade: (id: string) => void
  onCopy: () => unknown
  onClose: () => void
}

/** 邀请新同事: name and posts, then the code to send. */
export function InviteSheet(props: InviteSheetProps) {
  const { invitation } = props
  return invitation ? <MadeSheet {...props} invitation={invitation} /> : <AskSheet {...props} />
}

const isPhone = (text: string): boolean => /^1\d{10}$/.test(text)

function AskSheet({ team, acts, onMade, onClose }: InviteSheetProps) {
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [draft, setDraft] = useState(emptyWork)
  const phoneWrong = phone !== '' && !isPhone(phone)
  const missing = name.trim() === '' ? '先写姓名' : (missingIn(draft) ?? (phoneWrong ? '手机号要 11 位' : undefined))
  const make = async () => {
    const id = await acts.invite(name.trim(), phone, draft)
    if (id) onMade(id)
  }
  return (
    <Sheet
      open
      title="邀请新同事"
      onClose={onClose}
      foot={<Button id="make-code" wide word="生成邀请码" busyWord="正在生成…" disabled={missing} onTap={make} />}
    >
      {acts.wrong && (
        <Note tone="warn" spoken="alert">
          {acts.wrong}
        </Note>
      )}
      <View className="mt3">
        <TextField
          id="name"
          label="姓名"
          value={name}
          max={20}
          placeholder="和工牌上一样"
          hint="以后的每条记录都用这个名字。"
          onChange={setName}
        />
      </View>
      <View className="mt4">
        <WorkFields team={team} draft={draft} onChange={setDraft} />
      </View>
      <View className="mt4">
        <TextField
          id="phone"
          label="工作手机（可不填）"
          value={phone}
          max={11}
          keyboard="number"
          placeholder="11 位手机号"
          hint="紧急时给同事打。加密保存。"
          wrong={phone.length === 11 && phoneWrong ? '手机号要 11 位，1 开头' : undefined}
          onChange={setPhone}
        />
      </View>
    </Sheet>
  )
}

const inWeChat = process.env.TARO_ENV === 'weapp'

function MadeSheet({
  team,
  acts,
  invitation,
  now,
  onCopy,
  onClose,
}: InviteSheetProps & { invitation: InvitedColleague }) {
  const { id, code, name, posts, expiresAt } = invitation
  const takeBack = async () => {
    if (await acts.withdraw(id)) onClose()
  }
  return (
    <Sheet
      open
      title={`邀请${name}`}
      onClose={onClose}
      foot={
        code &&
        (inWeChat ? (
          <Button id="send-code" wide icon="send" word="转发给本人" native={{ openType: 'share' }} />
        ) : (
          <Button id="copy-code" wide word="复制邀请，发给本人" onTap={onCopy} />
        ))
      }
    >
      <KeyValue name="岗位">{postsWords(posts, team.departments)}</KeyValue>
      <KeyValue name="有效">{`${deadlineWords(expiresAt, now)}，只能用一次`}</KeyValue>
      {code ? (
        <View className="team-code num mt4">
          <Text id="code" userSelect>
            {codeInGroups(code)}
          </Text>
        </View>
      ) : (
        <View className="sub mt3">邀请码只给发邀请的人看。</View>
      )}
      <Note tone="warn" icon="people" className="mt4">
        只发给本人，不要发到群里：谁先用，谁就有这些权限。
      </Note>
      {acts.wrong && (
        <Note tone="warn" spoken="alert" className="mt3">
          {acts.wrong}
        </Note>
      )}
      <Button
        id="withdraw-code"
        className="mt3"
        kind="text"
        wide
        word="取消这个邀请"
        busyWord="正在取消…"
        onTap={takeBack}
      />
    </Sheet>
  )
}
