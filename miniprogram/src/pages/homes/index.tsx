import './index.css'
import Taro, { usePullDownRefresh, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import type { MyRoom, RoomMember } from '#contract/homes.ts'
import { copyText } from '../../api/copy.ts'
import { go, pages } from '../../features/go.ts'
import { cardTitle, inviteText, joinPath, personWords } from '../../features/homes/home-words.ts'
import { InviteSheet, type Inviting } from '../../features/homes/invite-sheet.tsx'
import { RoomCard } from '../../features/homes/room-card.tsx'
import { type MyRooms, useMyRooms } from '../../features/homes/use-my-rooms.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { ask, toast, toastDone } from '../../ui/toast.ts'

/** 我的房屋: my rooms, and of those I own who lives there; inviting, removing, leaving. */
export default function HomesPage() {
  const rooms = useMyRooms()
  const { load, wrong, forget } = rooms
  const now = useNow()
  const [inviting, setInviting] = useState<Inviting>()
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  useShareAppMessage(() => cardFor(inviting))
  const open = (next: Inviting) => {
    forget()
    setInviting(next)
  }
  const close = () => {
    forget()
    setInviting(undefined)
  }
  return (
    <Page
      nav={<NavBar title="我的房屋" />}
      over={
        inviting && (
          <InviteSheet
            inviting={inviting}
            rooms={rooms}
            now={now}
            onMade={invitation => setInviting({ ...inviting, invitation })}
            onCopy={() => copyInvitation(inviting)}
            onClose={close}
          />
        )
      }
    >
      {wrong && !inviting && (
        <Note loose tone="warn" spoken="alert">
          {wrong}
        </Note>
      )}
      <ShowLoad load={load} spoken="正在取您的房屋…">
        {value =>
          value.rooms.length === 0 ? (
            <NoRooms />
          ) : (
            <>
              {value.rooms.map(room => (
                <RoomCard
                  key={room.roomId}
                  room={room}
                  now={now}
                  onInvite={() => open({ room })}
                  onShow={invitation => open({ room, invitation })}
                  onRemove={person => removeAfterAsking(rooms, room, person)}
                  onLeave={() => leaveAfterAsking(rooms, room)}
                />
              ))}
              <MoreRooms />
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}

function MoreRooms() {
  return (
    <Card>
      <ListRow id="bind-room" icon="plus" word="绑定另一套房" onTap={() => go(pages.room)} />
      <ListRow id="enter-code" icon="people" word="我有邀请码" onTap={() => go(pages.join())} />
    </Card>
  )
}

function NoRooms() {
  return (
    <Blank
      kind="empty"
      title="还没有房屋"
      action={{ id: 'bind-room', word: '绑定房屋', icon: 'home', onTap: () => go(pages.room) }}
      second={{ id: 'enter-code', word: '我有邀请码', onTap: () => go(pages.join()) }}
    >
      业主用登记的手机号绑定。家人和租户，请业主发邀请码。
    </Blank>
  )
}

/** Without an open invitation the card is the product's own. */
const cardFor = (inviting: Inviting | undefined) => {
  const { room, invitation } = inviting ?? {}
  if (!room || !invitation?.code) return { title: '回音：有诉必应', path: pages.home }
  return { title: cardTitle(room, invitation), path: joinPath(invitation) }
}

// Only a browser has an address to send.
const pageAddress = (): string =>
  process.env.TARO_ENV === 'h5' ? `${window.location.origin}${window.location.pathname}` : ''

async function copyInvitation({ room, invitation }: Inviting) {
  if (!invitation) return
  const copied = await copyText(inviteText(room, invitation, pageAddress()))
  toast(copied ? '复制好了' : '没复制成，请念给本人')
}

async function removeAfterAsking(rooms: MyRooms, room: MyRoom, person: RoomMember) {
  const sure = await ask({
    title: `移除${personWords(person)}？`,
    text: '移除后，对方不能再用这套房投诉，也看不到新的进展。对方自己投诉过的，还归对方。',
    yes: '移除',
  })
  if (sure && (await rooms.remove(room, person.userId))) toastDone('已移除')
}

async function leaveAfterAsking(rooms: MyRooms, room: MyRoom) {
  const sure = await ask({
    title: `退出 ${room.label}？`,
    text: '退出后，不能再用这套房投诉，也看不到新的进展。您投诉过的都还在，照样有回音。',
    yes: '退出',
  })
  if (sure && (await rooms.leave(room))) toastDone('已退出')
}
