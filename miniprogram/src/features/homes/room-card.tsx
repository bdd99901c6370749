import { Text, View } from '@tarojs/components'
import type { MyRoom, OpenInvitation, RoomMember } from '#contract/homes.ts'
import { nameless } from '#domain/people/home.ts'
import type { Instant } from '#domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Avatar, ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Tap } from '../../ui/tap.tsx'
import { Words } from '../../ui/words.tsx'
import { invitationWords, personWords, placeWords, validWords } from './home-words.ts'

type RoomCardProps = {
  room: MyRoom
  now: Instant
  onInvite: () => void
  onShow: (invitation: OpenInvitation) => void
  onRemove: (person: RoomMember) => Promise<unknown>
  onLeave: () => Promise<unknown>
}

/** One of my rooms: what I am there, who else belongs to it, whom I invited. */
export function RoomCard({ room, now, onInvite, onShow, onRemove, onLeave }: RoomCardProps) {
  const { roomId, label, communityName, household, relation } = room
  return (
    <Card title={label} hint={communityName}>
      {household ? (
        <>
          {household.people.map(person => (
            <PersonRow key={person.userId} person={person} now={now} onRemove={onRemove} />
          ))}
          {household.invitations.map(invitation => (
            <ListRow
              key={invitation.id}
              id={`invitation-${invitation.id}`}
              icon="send"
              word={invitationWords(invitation)}
              hint={validWords(invitation.expiresAt, now)}
              onTap={() => onShow(invitation)}
            />
          ))}
          <Button
            id={`invite-${roomId}`}
            className="mt3"
            kind="secondary"
            wide
            icon="plus"
            word="邀请家人、租户"
            onTap={onInvite}
          />
        </>
      ) : (
        <>
          <View className="txt">
            <Words>{`我是${placeWords(room, now)}`}</Words>
          </View>
          {relation === 'owner' && (
            <Note tone="quiet" className="mt3">
              物业登记的手机号和您的不一样，暂时不能邀请家人。请联系客服核对登记。
            </Note>
          )}
        </>
      )}
      <Button id={`leave-${roomId}`} className="mt2" kind="text" wide word="退出这套房" onTap={onLeave} />
    </Card>
  )
}

type PersonRowProps = Pick<RoomCardProps, 'now' | 'onRemove'> & { person: RoomMember }

function PersonRow({ person, now, onRemove }: PersonRowProps) {
  const { isMe, mayRemove, userId, calledAs, name } = person
  const words = personWords(person)
  return (
    <View className="li">
      <Avatar name={name === nameless && calledAs ? calledAs : name} />
      <View className="grow ml3">
        <Text>{isMe ? `${words}（我）` : words}</Text>
        <View className="li-note">
          <Words>{placeWords(person, now)}</Words>
        </View>
      </View>
      {mayRemove && (
        <Tap id={`remove-${userId}`} className="room-act" label={`移除${words}`} onTap={() => void onRemove(person)}>
          <Text>移除</Text>
        </Tap>
      )}
    </View>
  )
}
