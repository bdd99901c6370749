import { View } from '@tarojs/components'
import type { CustomerView } from '#contract/customers.ts'
import { reachedWords } from '../../features/messages/message-words.ts'
import { dateWords, momentWords } from '../../features/when.ts'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { dateLine, homeWords, relationWord, surveyWords, visitWords } from './customer-words.ts'

type Shown = { view: CustomerView; now: number }
type Opening = Shown & { openComplaint: (id: string) => void }

/** Who it is: name, masked number, 重点关注 with who, when and why. */
export function WhoCard({ view, now, onCall }: Shown & { onCall: (() => void) | undefined }) {
  const { name, maskedPhone, flag } = view
  return (
    <Card>
      <View className="head">{name}</View>
      {flag && (
        <View className="mt2">
          <Chips>
            <Chip tone="soft" icon="flag" word="重点关注" />
          </Chips>
          <View className="sub mt1">{`${flag.by}，${dateWords(flag.at, now)}：${flag.why}`}</View>
        </View>
      )}
      {maskedPhone && onCall ? (
        <View className="mt3">
          <ListRow id="call" icon="phone" word={maskedPhone} value="打电话" onTap={onCall} />
        </View>
      ) : (
        <View className="sub mt2">没有留电话</View>
      )}
    </Card>
  )
}

/** 答应过的时间: agreed with him and still to come. */
export function DatesCard({ view, now, openComplaint }: Opening) {
  if (view.dates.length === 0) return null
  return (
    <Card title="答应过的时间">
      {view.dates.map(date => (
        <ListRow
          key={date.complaintId}
          icon="calendar"
          word={dateLine(date, now)}
          hint={`${date.number} · ${date.by}，${dateWords(date.agreedAt, now)}约好`}
          onTap={() => openComplaint(date.complaintId)}
        />
      ))}
    </Card>
  )
}

/** 房屋和家人: where he belongs, and who else does. */
export function HomesCard({ view, now, openCustomer }: Shown & { openCustomer: (userId: string) => void }) {
  if (view.homes.length === 0) return null
  return (
    <Card title="房屋和家人">
      {view.homes.map(home => (
        <View key={home.roomId}>
          <ListRow icon="door" word={home.label} hint={homeWords(home, now)} />
          {home.family.map((member, at) => {
            const userId = member.who?.userId
            return (
              <ListRow
                key={userId ?? at}
                icon="user"
                word={member.name}
                hint={relationWord(member.relation)}
                {...(userId ? { onTap: () => openCustomer(userId) } : {})}
              />
            )
          })}
        </View>
      ))}
    </Card>
  )
}

/** 回访和评价, of the last round of each complaint. */
export function OpinionsCard({ view, now, openComplaint }: Opening) {
  if (view.visits.length === 0 && view.surveys.length === 0) return null
  return (
    <Card title="回访和评价">
      {view.visits.map(visit => (
        <ListRow
          key={`visit-${visit.complaintId}`}
          icon="chat"
          word={visitWords(visit, now)}
          hint={`${visit.number} · “${visit.words}”`}
          onTap={() => openComplaint(visit.complaintId)}
        />
      ))}
      {view.surveys.map(survey => (
        <ListRow
          key={`survey-${survey.complaintId}`}
          icon="heart"
          word={surveyWords(survey, now)}
          hint={[survey.number, survey.text && `“${survey.text}”`].filter(Boolean).join(' · ')}
          onTap={() => openComplaint(survey.complaintId)}
        />
      ))}
    </Card>
  )
}

/** 发过的消息: the newest, and how far each got. */
export function MessagesCard({ view, now }: Shown) {
  if (view.messages.length === 0) return null
  return (
    <Card title="发过的消息">
      {view.messages.map(message => (
        <ListRow
          key={`${message.complaintId}-${message.at}-${message.event}`}
          icon="bell"
          word={message.note}
          hint={[message.number, momentWords(message.at, now), reachedWords[message.reached]?.word]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </Card>
  )
}

/** 备注: inside, with who and when; never changed. */
export function NotesCard({ view, now, onNote }: Shown & { onNote: () => void }) {
  if (view.notes.length === 0 && !view.mayNote) return null
  return (
    <Card title="备注" hint="住户看不到">
      {view.notes.map(note => (
        <ListRow key={note.id} icon="pen" word={note.words} hint={`${note.by}，${momentWords(note.at, now)}`} />
      ))}
      {view.mayNote && <ListRow id="add-note" icon="plus" word="记一笔" onTap={onNote} />}
    </Card>
  )
}
