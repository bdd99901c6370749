import { View } from '@tarojs/components'
import { useState } from 'react'
import { readMe, signOut } from '#contract/session.ts'
import { relationWords } from '#contract/words.ts'
import { call } from '../../api/call.ts'
import { forgetSession, keepMe } from '../../api/session.ts'
import { go, goToTab, pages } from '../../features/go.ts'
import { MainTabs } from '../../features/main-tabs.tsx'
import { MineLinks } from '../../features/mine-links.tsx'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { WorkDoor } from '../../features/work-door.tsx'
import { useAppearance } from '../../ui/appearance.tsx'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Avatar, ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { ask } from '../../ui/toast.ts'

const themes = [
  { value: 'auto', word: '自动' },
  { value: 'light', word: '浅色' },
  { value: 'dark', word: '深色' },
] as const

const fetchMe = async () => {
  const me = await call(readMe)
  if (me.ok) keepMe(me.value)
  return me
}

/** 我的: who I am, my rooms, how I like to read. */
export default function MinePage() {
  const me = useLoad({ key: 'me', schema: readMe.answer, fetch: fetchMe, stored: true })
  const [isOut, setOut] = useState(false)

  const leave = async () => {
    const sure = await ask({ title: '退出登录？', text: '没提交的草稿会留在这台手机上。', yes: '退出' })
    if (!sure) return
    // Without network the phone forgets all the same; the server's session runs out by itself.
    await call(signOut)
    forgetSession()
    setOut(true)
  }

  if (isOut) {
    return (
      <Page nav={<NavBar title="我的" back={false} />}>
        <Blank
          kind="empty"
          title="您已退出"
          action={{ id: 'sign-in', word: '重新登录', onTap: () => goToTab(pages.home) }}
        >
          您的投诉都在，登录后照样看得到。
        </Blank>
      </Page>
    )
  }
  return (
    <Page nav={<NavBar title="我的" back={false} />} bar={<MainTabs current={pages.mine} />}>
      <ShowLoad load={me} spoken="正在取您的资料…">
        {value => (
          <>
            <Card>
              <View className="row">
                <Avatar name={value.name || '住'} />
                <View className="grow ml3">
                  <View className="title">{value.name || '住户'}</View>
                  <View className="sub">{value.rooms.length > 0 ? '已绑定房屋' : '还没有绑定房屋'}</View>
                </View>
              </View>
            </Card>
            <Card title="我的房屋">
              {value.rooms.map(({ roomId, communityName, label, relation }) => (
                <ListRow
                  key={roomId}
                  icon="home"
                  word={label}
                  hint={communityName}
                  value={relation === 'unknown' ? '' : relationWords[relation]}
                  onTap={() => go(pages.homes)}
                />
              ))}
              {value.rooms.length > 0 ? (
                <ListRow
                  id="homes"
                  icon="people"
                  word="家人和租户"
                  hint="邀请、移除、退出"
                  onTap={() => go(pages.homes)}
                />
              ) : (
                <ListRow id="enter-code" icon="people" word="我有邀请码" onTap={() => go(pages.join())} />
              )}
              <ListRow id="bind-room" icon="plus" word="绑定房屋" onTap={() => go(pages.room)} />
            </Card>
            <WorkDoor me={value} />
          </>
        )}
      </ShowLoad>
      <MineLinks mayJoinTeam={me.value?.grants.length === 0} />
      <Looks />
      <View className="pad mt4">
        <Button id="sign-out" kind="neutral" wide word="退出登录" busyWord="正在退出…" onTap={leave} />
      </View>
    </Page>
  )
}

/** How this person likes to read; kept on the phone. */
function Looks() {
  const look = useAppearance()
  return (
    <Card title="怎么看着舒服">
      <SwitchRow
        id="elder"
        icon="people"
        word="长辈模式"
        hint="字大一些，按钮大一些"
        on={look.elder}
        onChange={elder => look.change({ elder })}
      />
      <View className="mt3">
        <Segmented
          id="theme"
          label="颜色"
          items={themes}
          value={look.theme}
          onChange={theme => look.change({ theme })}
        />
      </View>
    </Card>
  )
}
