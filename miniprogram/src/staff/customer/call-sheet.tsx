import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { revealPhone } from '#contract/customers.ts'
import { lookReasonWords } from '#contract/words.ts'
import { type LookReason, lookReasons } from '#domain/people/customer.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { dial } from '../../features/emergency/dial.ts'
import { aria } from '../../ui/aria.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Wrong } from '../../ui/text-area.tsx'

/** Whose number: the one left with a complaint, or the one of an account. */
export type NumberOf = { kind: 'complaint'; complaintId: string } | { kind: 'account'; userId: string }

type CallSheetProps = {
  communityId: string
  of: NumberOf
  /** 陈桂兰 138****1203. */
  whose: string
  onClose: () => void
}

const reasons = lookReasons.map(value => ({ value, word: lookReasonWords[value] }))

const inGroups = (phone: string): string => phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')

/** 打电话: why first, then the number; that it was looked at stands in the access log before it is here. */
export function CallSheet({ communityId, of, whose, onClose }: CallSheetProps) {
  const [why, setWhy] = useState<LookReason>()
  const [phone, setPhone] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const key = useRef(newKey())
  const reveal = async () => {
    if (!why) return setWrong('请先选一个原因')
    setWrong(undefined)
    const called = await call(revealPhone, { key: key.current, body: { communityId, of, why } })
    if (!called.ok) {
      // Without an answer it may stand in the log already: only then the same look again.
      if (called.reason !== 'offline') key.current = newKey()
      return setWrong(called.sentence)
    }
    setPhone(called.value.phone)
    dial(called.value.phone)
  }
  const foot = phone ? (
    <Button id="dial" wide icon="phone" word="再拨一次" onTap={() => dial(phone)} />
  ) : (
    <Button id="reveal" wide icon="phone" word="看号码并拨打" busyWord="正在取号码…" onTap={reveal} />
  )
  return (
    <Sheet open title="打电话" onClose={onClose} foot={foot}>
      <View className="b">{whose}</View>
      {phone ? (
        <View className="mt3" {...aria({ role: 'status' })}>
          <View className="head num">{inGroups(phone)}</View>
          <View className="sub mt2">这次查看已经记下。关掉这里，号码就收起来。</View>
        </View>
      ) : (
        <>
          <View className="mt3 b">为什么打</View>
          <View className="mt2">
            <Options
              id="why"
              label="为什么打"
              items={reasons}
              value={why ? [why] : []}
              onChange={([chosen]) => {
                // Another reason is another look.
                key.current = newKey()
                setWrong(undefined)
                setWhy(chosen)
              }}
            />
          </View>
          <Note tone="quiet" className="mt3">
            谁、什么时候、为什么看了完整号码，会记在查看记录里，品质督导能查到。
          </Note>
        </>
      )}
      {wrong && <Wrong text={wrong} />}
    </Sheet>
  )
}
