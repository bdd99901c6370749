import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { copyText } from '../../api/copy.ts'
import { useNow } from '../../features/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { toast } from '../../ui/toast.ts'
import { promises, receiptText } from './receipt-text.ts'

type RegisteredViewProps = {
  detail: StaffDetail
  community: string
  /** The customer has an account: the number has gone to him as a message. */
  isTold: boolean
}

/** The number to read out, what happens next, and for a caller without an account a text to send. */
export function RegisteredView({ detail, community, isTold }: RegisteredViewProps) {
  const now = useNow()
  return (
    <>
      <Card>
        <View className="row">
          <Icon name="done" />
          <View className="field-t ml1">{detail.answer === undefined ? '已登记，并受理' : '已登记，已答复'}</View>
        </View>
        <View className="mt2">
          <Text id="number" className="title num" userSelect>
            {detail.number}
          </Text>
        </View>
        <View className="sub mt1">请把编号念给对方听。</View>
        <View className="mt3">
          <KeyValue name="什么事">{detail.title}</KeyValue>
          <KeyValue name="在哪里">{detail.place}</KeyValue>
          {detail.firstContact && <KeyValue name="首问">{detail.firstContact}</KeyValue>}
          {detail.repeatOf && <KeyValue name="二次投诉">{`和 ${detail.repeatOf.number} 是同一件事`}</KeyValue>}
          {promises(detail, now).map(({ word, by }) => (
            <KeyValue key={word} name="最晚">{`${by} 前${word}`}</KeyValue>
          ))}
        </View>
      </Card>
      {isTold ? (
        <Note loose icon="chat">
          编号已经发到住户的小程序和微信，住户随时能看进展。
        </Note>
      ) : (
        <ReceiptText text={receiptText(detail, community, now)} />
      )}
    </>
  )
}

function ReceiptText({ text }: { text: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    if (await copyText(text)) setCopied(true)
    else toast('请按住文字复制')
  }
  return (
    <Card title="发给对方的短信" hint="对方没有用小程序">
      <Text id="receipt-text" userSelect>
        {text}
      </Text>
      <View className="mt3">
        <Button id="copy-receipt" kind="secondary" wide word={copied ? '已复制' : '复制短信'} onTap={copy} />
      </View>
    </Card>
  )
}
