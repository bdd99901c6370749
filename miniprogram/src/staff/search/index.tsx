import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { FoundCustomer, SearchAnswer } from '#contract/customers.ts'
import { go } from '../../features/go.ts'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { aria } from '../../ui/aria.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { dutiesOf, workplacesOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
import { FoundRow } from './found-row.tsx'
import { forgetSearches, keepSearch, recentSearches } from './recent-searches.ts'
import { foundWords, monthInWords } from './search-words.ts'
import { useSearch } from './use-search.ts'
import './index.css'

type RecentProps = { texts: readonly string[]; all: boolean; onChoose: (text: string) => void; onForget: () => void }

/** Before anything is typed: what can be, and what was looked for last. */
function Recent({ texts, all, onChoose, onForget }: RecentProps) {
  return (
    <>
      {texts.length > 0 && (
        <Card title="最近查过">
          {texts.map((text, at) => (
            <ListRow key={text} id={`recent-${at}`} icon="search" word={text} onTap={() => onChoose(text)} />
          ))}
          <Button id="forget-recent" kind="text" word="清空" onTap={onForget} />
        </Card>
      )}
      <Card title="可以这样查">
        <ListRow icon="doc" word="编号" hint="W2611-0001，也可以写 2611-1" />
        {all && <ListRow icon="phone" word="手机号" hint="整个号码，或最后四位" />}
        <ListRow icon="door" word="房间" hint="2-1-1202，或 2 栋 1 单元 1202" />
        <ListRow
          icon={all ? 'user' : 'list'}
          word={all ? '姓名和内容' : '分类、地点和内容'}
          hint="几个词用空格隔开，都有的才算"
        />
      </Card>
    </>
  )
}

type CustomersProps = { customers: readonly FoundCustomer[]; isMore: boolean; open: (it: FoundCustomer) => void }

function Customers({ customers, isMore, open }: CustomersProps) {
  if (customers.length === 0) return null
  return (
    <Card title="客户">
      {customers.map((customer, at) => (
        <ListRow
          key={customer.who.userId ?? customer.who.phoneHash ?? at}
          id={`customer-${at}`}
          icon="user"
          word={customer.name}
          hint={[customer.maskedPhone, ...customer.rooms].filter(Boolean).join(' · ')}
          onTap={() => open(customer)}
        />
      ))}
      {isMore && <View className="sub mt2">这里列出 {customers.length} 位，可能还有别人。写整个号码能找到本人。</View>}
    </Card>
  )
}

/** How far back was looked, and the way on. */
function Reached({ answer, onGoOn }: { answer: SearchAnswer; onGoOn: () => Promise<void> }) {
  if (answer.older)
    return (
      <Note loose tone="quiet">
        这里是最近的 40 件，更早的没有列出。
      </Note>
    )
  if (!answer.backTo) return null
  const reached = `查到 ${monthInWords(answer.backTo)}为止`
  return (
    <View className="pad">
      <View className="sub mt2" {...aria({ role: 'status' })}>
        {answer.more ? `${reached}，再往前还没查。` : `${reached}，都查过了。`}
      </View>
      {answer.more && (
        <View className="mt2">
          <Button id="go-on" kind="neutral" wide word="接着查更早的" busyWord="正在查…" onTap={onGoOn} />
        </View>
      )}
    </View>
  )
}

const nothingWords = (isMore: boolean, all: boolean): string => {
  if (isMore) return '可以接着查更早的，或换个写法。'
  return all
    ? '换个写法试试：编号、整个手机号、房间，或少写几个字。'
    : '只找还没办完的派工单。换个写法试试：编号、房间，或少写几个字。'
}

/** 搜索: one field; number, phone, room, name or words. */
export default function Search() {
  const me = useMe()
  const now = useNow()
  const { communityId = (me && workplacesOf(me)[0]) ?? '' } = useRouter().params
  const userId = me?.userId ?? ''
  const [recent, setRecent] = useState(() => recentSearches(userId))
  const search = useSearch(communityId)
  const { text, found, failure, busy } = search
  const keep = () => setRecent(keepSearch(userId, text))
  const open = (url: string) => {
    keep()
    go(url)
  }
  const { finds = 'own' } = (me && dutiesOf(me, communityId)) ?? {}
  const all = finds === 'community'
  const fields = all ? '编号、手机号、房间、姓名' : '编号、房间、分类或内容'
  const nothing = found && found.cards.length === 0 && found.customers.length === 0
  return (
    <Page nav={<NavBar title="搜索" homeUrl={staffUrl.work} />}>
      <View className="pad">
        <TextField
          id="search"
          label={all ? `${fields}或内容` : fields}
          silent
          value={text}
          onChange={search.write}
          onDone={() => {
            keep()
            void search.again()
          }}
          max={60}
          placeholder={fields}
        />
        <View className="mt3" />
      </View>
      {text.trim() === '' && (
        <Recent
          texts={recent}
          all={all}
          onChoose={chosen => void search.searchFor(chosen)}
          onForget={() => {
            forgetSearches(userId)
            setRecent([])
          }}
        />
      )}
      {busy && !found && <Skeleton spoken="正在查…" />}
      {failure && !busy && (
        <Blank
          kind={failure.reason === 'offline' ? 'offline' : 'failed'}
          title={failure.reason === 'offline' ? '没连上网络' : '没查成'}
          action={{ id: 'again', word: '再查一次', icon: 'refresh', onTap: search.again }}
        >
          {failure.reason === 'offline' ? '连上网再查，写的字还在。' : failure.sentence}
        </Blank>
      )}
      {text.trim() !== '' && found && !failure && (
        <>
          {!nothing && (
            <View className="pad sub found-how" {...aria({ role: 'status', live: 'polite' })}>
              {foundWords(found, finds)}
            </View>
          )}
          <Customers
            customers={found.customers}
            isMore={found.moreCustomers === true}
            open={it => open(staffUrl.customer(communityId, it.who))}
          />
          {found.cards.map(card => (
            <FoundRow key={card.id} card={card} now={now} onTap={() => open(staffUrl.complaint(card.id))} />
          ))}
          {nothing && (
            <Blank kind="empty" title="没有查到">
              {nothingWords(found.more !== undefined, all)}
            </Blank>
          )}
          <Reached answer={found} onGoOn={search.goOn} />
        </>
      )}
    </Page>
  )
}
