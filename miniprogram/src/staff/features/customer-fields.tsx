import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { Community } from '#contract/places.ts'
import { type Customer, findCustomer } from '#contract/staff.ts'
import { call } from '../../api/call.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { relationChoices } from './choices.ts'
import { findRoom } from './find-room.ts'
import { isWholePhone, phoneWrong, type RegisterForm } from './register-form.ts'

type Search =
  | { state: 'none' }
  | { state: 'busy' }
  | { state: 'found'; customers: readonly Customer[] }
  | { state: 'failed'; sentence: string }

type CustomerFieldsProps = {
  form: RegisterForm
  change: (part: Partial<RegisterForm>) => void
  community: Community
}

const roomWords = ({ rooms }: Customer): string => rooms.map(({ label }) => label).join('、') || '没有绑定房屋'

/** Who called: the phone finds the customer; name and relation can be written by hand. */
export function CustomerFields({ form, change, community }: CustomerFieldsProps) {
  const [search, setSearch] = useState<Search>({ state: 'none' })
  const [left, setLeft] = useState(false)
  const asked = useRef('')
  const choose = async ({ userId, name, rooms }: Customer) => {
    change({ userId, name })
    const [room] = rooms
    const found = room && (await findRoom(community, room))
    if (found) change({ placeKind: 'room', room: found })
  }
  const lookFor = async (phone: string) => {
    asked.current = phone
    setSearch({ state: 'busy' })
    const found = await call(findCustomer, { query: { communityId: community.id, phone } })
    if (asked.current !== phone) return
    if (!found.ok) return setSearch({ state: 'failed', sentence: found.sentence })
    const { customers } = found.value
    setSearch({ state: 'found', customers })
    const [only] = customers
    if (only && customers.length === 1) await choose(only)
  }
  const write = (typed: string) => {
    const phone = typed.replace(/\D/g, '').slice(0, 11)
    change({ phone, userId: undefined })
    if (isWholePhone(phone)) return void lookFor(phone)
    asked.current = ''
    setSearch({ state: 'none' })
  }
  return (
    <View id="ask-customer">
      <Card title="谁说的">
        <TextField
          id="phone"
          label="手机号"
          value={form.phone}
          onChange={write}
          onLeave={() => setLeft(true)}
          keyboard="number"
          max={11}
          placeholder="写完自动查住户"
          wrong={left ? phoneWrong(form.phone) : undefined}
        />
        {search.state === 'busy' && <View className="sub mt2">正在查住户…</View>}
        {search.state === 'failed' && (
          <Note tone="warn" spoken="alert" className="mt3">
            {search.sentence}可以先手写姓名。
          </Note>
        )}
        {search.state === 'found' && search.customers.length === 0 && (
          <Note tone="quiet" spoken="status" className="mt3">
            没有查到这个手机号。写上姓名，一样能登记。
          </Note>
        )}
        {search.state === 'found' &&
          search.customers.map(customer => (
            <ListRow
              key={customer.userId}
              id={`customer-${customer.userId}`}
              icon={customer.userId === form.userId ? 'check' : 'user'}
              word={customer.name}
              hint={roomWords(customer)}
              value={customer.userId === form.userId ? '就是他' : '选他'}
              onTap={() => void choose(customer)}
            />
          ))}
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
