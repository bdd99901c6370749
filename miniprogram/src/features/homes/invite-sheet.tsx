import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { MyRoom, OpenInvitation } from '#contract/homes.ts'
import { sentenceFor } from '#contract/refusals.ts'
import { relationWords } from '#contract/words.ts'
import { admittedByOwner, callingOf, codeInGroups } from '#domain/people/home.ts'
import type { Instant } from '#domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { invitationWords, validWords } from './home-words.ts'
import type { MyRooms } from './use-my-rooms.ts'

export type Inviting = { room: MyRoom; invitation?: OpenInvitation | undefined }

type InviteSheetProps = {
  inviting: Inviting
  rooms: Pick<MyRooms, 'invite' | 'withdraw' | 'wrong'>
  now: Instant
  onMade: (invitation: OpenInvitation) => void
  onCopy: () => unknown
  onClose: () => void
}

/** 邀请家人、租户: who it is for, then the code to send. */
export function InviteSheet({ inviting, rooms, now, onMade, onCopy, onClose }: InviteSheetProps) {
  const { room, invitation } = inviting
  return invitation ? (
    <MadeSheet {...{ room, invitation, rooms, now, onCopy, onClose }} />
  ) : (
    <AskSheet {...{ room, rooms, onMade, onClose }} />
  )
}

const relations = admittedByOwner.map(value => ({ value, word: relationWords[value] }))

type AskSheetProps = Pick<InviteSheetProps, 'rooms' | 'onMade' | 'onClose'> & { room: MyRoom }

function AskSheet({ room, rooms, onMade, onClose }: AskSheetProps) {
  const [relation, setRelation] = useState<(typeof admittedByOwner)[number]>('family')
  const [calledAs, setCalledAs] = useState('')
  const calling = callingOf(calledAs)
  const make = async () => {
    if (!calling.ok) return
    const made = await rooms.invite(room, { relation, calledAs: calling.value })
    if (made) onMade(made)
  }
  return (
    <Sheet
      open
      title="邀请家人、租户"
      onClose={onClose}
      foot={<Button id="make-code" wide word="生成邀请码" busyWord="正在生成…" onTap={make} />}
    >
      <View className="sub">{`加入 ${room.label}`}</View>
      <View className="mt3">
        <Options
          id="relation"
          label="邀请谁"
          items={relations}
          value={[relation]}
          onChange={([chosen]) => chosen && setRelation(chosen)}
        />
      </View>
      <View className="mt4">
        <TextField
          id="called-as"
          label="怎么称呼（可不填）"
          placeholder="比如 妈妈、租客小李"
          max={24}
          value={calledAs}
          hint="只有您看得到，方便认人。"
          wrong={calling.ok ? rooms.wrong : sentenceFor(calling.reason, calling.facts)}
          onChange={setCalledAs}
        />
      </View>
      <Note tone="quiet" icon="hide" className="mt4">
        加入后能为这套房投诉、报修。各人投诉的事，只有本人看得到。
      </Note>
    </Sheet>
  )
}

const inWeChat = process.env.TARO_ENV === 'weapp'

type MadeSheetProps = Pick<InviteSheetProps, 'rooms' | 'now' | 'onCopy' | 'onClose'> & {
  room: MyRoom
  invitation: OpenInvitation
}

function MadeSheet({ room, invitation, rooms, now, onCopy, onClose }: MadeSheetProps) {
  const { code, expiresAt, id } = invitation
  const takeBack = async () => {
    if (await rooms.withdraw(room, id)) onClose()
  }
  return (
    <Sheet
      open
      title={invitationWords(invitation)}
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
      {code && (
        <View className="join-code num">
          <Text id="code" userSelect>
            {codeInGroups(code)}
          </Text>
        </View>
      )}
      <View className="txt join-mid">{`${validWords(expiresAt, now)}，只能用一次`}</View>
      <Note tone="warn" icon="people" className="mt4">
        只发给本人，不要发到群里：谁先用，谁就加入了。
      </Note>
      {rooms.wrong && (
        <Note tone="warn" spoken="alert" className="mt3">
          {rooms.wrong}
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
