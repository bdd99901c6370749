import './index.css'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { pages } from '../../features/go.ts'
import { MainTabs } from '../../features/main-tabs.tsx'
import { MessageRow } from '../../features/messages/message-row.tsx'
import { byDay } from '../../features/messages/message-words.ts'
import { useMessages } from '../../features/messages/use-messages.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'

/** 通知中心: everything that was sent to me, by day; what WeChat could not deliver is here too. */
export default function MessagesPage() {
  const { load, fetching, readMore } = useMessages()
  const now = useNow()
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => void readMore())
  return (
    <Page nav={<NavBar title="通知" back={false} />} bar={<MainTabs current={pages.messages} />}>
      <ShowLoad load={load} spoken="正在取您的通知…">
        {({ messages, more }) => (
          <>
            {messages.some(it => it.reached === 'here') && (
              <Note loose tone="quiet" icon="bell">
                微信要您先允许，一次只能发一条。没发出的，这里都有。
              </Note>
            )}
            {byDay(messages, now).map(({ day, messages: ofDay }) => (
              <Card key={day} title={day}>
                {ofDay.map(message => (
                  <MessageRow key={message.id} message={message} now={now} />
                ))}
              </Card>
            ))}
            {more !== undefined && (
              <Button id="more" kind="text" word="再看更早的" busyWord="正在取…" busy={fetching} onTap={readMore} />
            )}
            {messages.length === 0 && (
              <Blank kind="empty" title="还没有通知">
                投诉有了进展，会发到这里，也发到微信。
              </Blank>
            )}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
