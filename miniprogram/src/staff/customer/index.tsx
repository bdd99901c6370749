import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CustomerView } from '#contract/customers.ts'
import { mostNoteCharacters, mostWhyCharacters } from '#domain/people/customer.ts'
import { go } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Section } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { staffUrl } from '../features/staff-url.ts'
import { FoundRow } from '../search/found-row.tsx'
import { CallSheet, type NumberOf } from './call-sheet.tsx'
import { DatesCard, HomesCard, MessagesCard, NotesCard, OpinionsCard, WhoCard } from './customer-cards.tsx'
import { useCustomer } from './use-customer.ts'
import { WordsSheet } from './words-sheet.tsx'
import './index.css'

const openComplaint = (id: string): void => go(staffUrl.complaint(id))

const numberOf = ({ who, phoneIn, maskedPhone }: CustomerView): NumberOf | undefined => {
  if (maskedPhone === undefined) return undefined
  if (phoneIn !== undefined) return { kind: 'complaint', complaintId: phoneIn }
  return who.userId === undefined ? undefined : { kind: 'account', userId: who.userId }
}

/** So many of each before somebody asks for all: a page is drawn in one piece. */
const atFirst = 8

/** What is going on and what was. */
function Complaints({ view, now }: { view: CustomerView; now: number }) {
  const { open, past, older } = view
  const [all, setAll] = useState(false)
  const some = (cards: CustomerView['open']) => (all ? cards : cards.slice(0, atFirst))
  const left = open.length + past.length - some(open).length - some(past).length
  const row = (card: CustomerView['open'][number]) => (
    <FoundRow key={card.id} card={card} now={now} onTap={() => openComplaint(card.id)} />
  )
  if (open.length === 0 && past.length === 0)
    return (
      <Blank kind="empty" title="还没有投诉过">
        他提交的、打电话来说的，都会列在这里。
      </Blank>
    )
  return (
    <>
      {open.length > 0 && <Section title="还在办" aside={`${open.length} 件`} />}
      {some(open).map(row)}
      {past.length > 0 && <Section title="以前的" aside={`${past.length} 件`} />}
      {some(past).map(row)}
      {left > 0 && (
        <View className="pad">
          <Button id="all" kind="neutral" wide word={`再看 ${left} 件`} onTap={() => setAll(true)} />
        </View>
      )}
      {older && left === 0 && (
        <Note loose tone="quiet">
          这里是最近的 40 件，更早的没有列出。
        </Note>
      )}
    </>
  )
}

/** He is on the line: 登记 with his name and room filled in. */
function RegisterRow({ view, communityId }: { view: CustomerView; communityId: string }) {
  if (!view.caller) return null
  return (
    <Card>
      <ListRow
        id="register-for"
        icon="plus"
        word="替他登记"
        hint={view.caller.rooms.length > 0 ? '姓名、房间都填好了' : '姓名填好了'}
        onTap={() => go(staffUrl.register(communityId, view.who))}
      />
    </Card>
  )
}

type FlagRowProps = { view: CustomerView; onFlag: () => void }

function FlagRow({ view, onFlag }: FlagRowProps) {
  if (!view.mayNote) return null
  return (
    <Card>
      <ListRow
        id="flag"
        icon="flag"
        word={view.flag ? '不再重点关注' : '标为重点关注'}
        hint="只用来提醒和统计，不改变时限和先后"
        onTap={onFlag}
      />
    </Card>
  )
}

/** 客户: all that is known of one customer, and the call. */
export default function Customer() {
  const { communityId = '', userId, phoneHash } = useRouter().params
  const now = useNow()
  const [sheet, setSheet] = useState<'call' | 'note' | 'flag'>()
  const who = { ...(userId ? { userId } : {}), ...(phoneHash ? { phoneHash } : {}) }
  const { load, act, note, flag } = useCustomer(communityId, who)
  usePullDownRefresh(async () => {
    await load.reload()
    Taro.stopPullDownRefresh()
  })
  const view = load.value
  const of = view && numberOf(view)
  const show = (which?: typeof sheet) => {
    act.forget()
    setSheet(which)
  }
  const close = () => show()
  const done = async (act: Promise<boolean>, word: string) => {
    if (!(await act)) return
    setSheet(undefined)
    toastDone(word)
  }
  const flagged = view?.flag !== undefined
  return (
    <Page
      className="page-cols"
      nav={<NavBar title="客户" homeUrl={staffUrl.work} />}
      over={
        <>
          {sheet === 'call' && view && of && (
            <CallSheet
              communityId={communityId}
              of={of}
              whose={`${view.name} ${view.maskedPhone ?? ''}`}
              onClose={close}
            />
          )}
          {sheet === 'note' && (
            <WordsSheet
              id="note"
              title="记一笔"
              note="同事都能看到，住户看不到。记下以后不能改，写错了再记一条。"
              label="备注"
              placeholder="比如：家里有老人，晚上别打电话"
              max={mostNoteCharacters}
              send="记下"
              missing="请写几个字"
              wrong={act.wrong}
              onSend={words => done(note(words), '记下了')}
              onClose={close}
            />
          )}
          {sheet === 'flag' && (
            <WordsSheet
              id="flag"
              title={flagged ? '不再重点关注' : '标为重点关注'}
              note="谁、什么时候、为什么，都会留下。时限和先后不变。"
              label="为什么"
              placeholder={flagged ? '比如：问题都解决了' : '比如：一个月投诉了三次'}
              max={mostWhyCharacters}
              send={flagged ? '不再关注' : '标上'}
              missing="请写几个字，说说为什么"
              wrong={act.wrong}
              onSend={why => done(flag(!flagged, why), flagged ? '不再关注了' : '标上了')}
              onClose={close}
            />
          )}
        </>
      }
    >
      <ShowLoad load={load} spoken="正在取客户资料…">
        {shown => (
          <>
            <WhoCard view={shown} now={now} onCall={numberOf(shown) ? () => show('call') : undefined} />
            <RegisterRow view={shown} communityId={communityId} />
            <DatesCard view={shown} now={now} openComplaint={openComplaint} />
            <NotesCard view={shown} now={now} onNote={() => show('note')} />
            <Complaints view={shown} now={now} />
            <View className="mt3" />
            <HomesCard view={shown} now={now} openCustomer={id => go(staffUrl.customer(communityId, { userId: id }))} />
            <OpinionsCard view={shown} now={now} openComplaint={openComplaint} />
            <MessagesCard view={shown} now={now} />
            <FlagRow view={shown} onFlag={() => show('flag')} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
