import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Caller } from '#contract/registering.ts'
import { relationWords } from '#contract/words.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Words } from '../../ui/words.tsx'
import { relationChoices } from '../features/choices.ts'
import {
  chosenCaller,
  isWholePhone,
  phoneWrong,
  type RegisterForm,
  type RoomChoice,
  registeredAt,
  typedPhone,
} from '../features/register/register-form.ts'
import { type CallerSearch, useCallers } from './use-callers.ts'

type CustomerFieldsProps = {
  form: RegisterForm
  change: (part: Partial<RegisterForm>) => void
  communityId: string
}

const relationWord = ({ relation }: Caller): string => (relation === 'unknown' ? '' : `（${relationWords[relation]}）`)

/** 138****1203 · 2 栋 1 单元 1202. */
const aboutCaller = ({ maskedPhone, rooms }: Caller): string =>
  [maskedPhone, rooms.map(({ label }) => label).join('、') || '没有登记房屋'].filter(Boolean).join(' · ')

const callerId = ({ userId, asIn }: Caller): string => userId ?? asIn ?? ''

/** Who called: found while the number is typed, or by the room; name and relation can be written by hand. */
export function CustomerFields({ form, change, communityId }: CustomerFieldsProps) {
  const [left, setLeft] = useState(false)
  const { caller, phone, room } = form
  const choose = (chosen: Caller) => change(chosenCaller(chosen, form))
  const search = useCallers({ communityId, phone, room, isChosen: caller !== undefined }, choose)
  if (caller) {
    return (
      <View id="ask-customer">
        <Card title="谁说的">
          <ListRow
            id="caller"
            icon="check"
            word={`${caller.name}${relationWord(caller)}`}
            hint={<Words>{aboutCaller(caller)}</Words>}
            value="换人"
            label={`${caller.name}，${aboutCaller(caller)}，换人`}
            onTap={() => change(typedPhone('', form))}
          />
        </Card>
      </View>
    )
  }
  return (
    <View id="ask-customer">
      <Card title="谁说的">
        <TextField
          id="phone"
          label="手机号，或后 4 位"
          value={phone}
          onChange={typed => change(typedPhone(typed.replace(/\D/g, '').slice(0, 11), form))}
          onLeave={() => setLeft(true)}
          keyboard="number"
          max={11}
          placeholder="边写边查住户"
          wrong={left && search.state !== 'busy' ? phoneWrong(form) : undefined}
        />
        <Found search={search} phone={phone} onChoose={choose} />
        <Registered search={search} chosen={room} onChoose={found => change(registeredAt(found))} />
        <View className="mt3">
          <TextField
            id="name"
            label="姓名"
            value={form.name}
            onChange={name => change({ name })}
            max={50}
            placeholder="怎么称呼"
          />
        </View>
        <View className="b mt3">和房屋的关系</View>
        <View className="mt2">
          <Options
            id="relation"
            label="和房屋的关系"
            items={relationChoices}
            value={[form.relation]}
            onChange={([relation]) => relation && change({ relation })}
          />
        </View>
      </Card>
    </View>
  )
}

type RegisteredProps = {
  search: CallerSearch
  chosen: RoomChoice | undefined
  onChoose: (room: RoomChoice) => void
}

/** The owner's number as the company has it, before he ever opened the app: the room is known, his name is asked. */
function Registered({ search, chosen, onChoose }: RegisteredProps) {
  if (search.state !== 'found' || search.registered.length === 0) return null
  return (
    <View className="mt2">
      <View className="sub">这是登记的业主手机号，问一下姓名</View>
      {search.registered.map(room => {
        const isChosen = chosen?.roomId === room.roomId
        return (
          <ListRow
            key={room.roomId}
            id={`registered-${room.roomId}`}
            icon={isChosen ? 'check' : 'home'}
            word={room.label}
            value={isChosen ? '已选' : '选这间'}
            label={`${room.label}，${isChosen ? '已选' : '选这间'}`}
            onTap={() => onChoose(room)}
          />
        )
      })}
    </View>
  )
}

type FoundProps = { search: CallerSearch; phone: string; onChoose: (caller: Caller) => void }

function Found({ search, phone, onChoose }: FoundProps) {
  switch (search.state) {
    case 'none':
      return null
    case 'busy':
      return <View className="sub mt2">正在查住户…</View>
    case 'failed':
      return (
        <Note tone="warn" spoken="alert" className="mt3">
          {search.sentence}可以先手写姓名。
        </Note>
      )
    case 'found':
      if (search.callers.length === 0) {
        if (search.by === 'room' || search.registered.length > 0) return null
        return (
          <View className="sub mt2">
            {isWholePhone(phone)
              ? '没有查到这个手机号。写上姓名，一样能登记。'
              : '没有以这几位结尾的手机号，可以接着写完整。'}
          </View>
        )
      }
      return (
        <View className="mt2">
          {search.by === 'room' && <View className="sub">这间房的人，点一下选中</View>}
          {search.callers.map(caller => (
            <ListRow
              key={callerId(caller)}
              id={`caller-${callerId(caller)}`}
              icon="user"
              word={`${caller.name}${relationWord(caller)}`}
              hint={<Words>{aboutCaller(caller)}</Words>}
              value="选他"
              label={`${caller.name}${relationWord(caller)}，${aboutCaller(caller)}，选他`}
              onTap={() => onChoose(caller)}
            />
          ))}
        </View>
      )
  }
}
