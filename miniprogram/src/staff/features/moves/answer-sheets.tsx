import { View } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Settlement } from '#domain/complaint/classes.ts'
import { Button } from '../../../ui/button.tsx'
import { Note } from '../../../ui/note.tsx'
import { Options } from '../../../ui/options.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextArea, Wrong } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CannedList } from '../canned/canned-list.tsx'
import { SettlementOptions } from '../report/settlement-options.tsx'
import { useKept } from '../use-kept.ts'

const mostLetters = 500

type ReasonSheetProps = {
  open: boolean
  title: string
  /** What happens with the words. */
  note: string
  /** Of the field. */
  id: string
  /** The field's spoken name. */
  label: string
  /** Ready-made beginnings; a tap puts one into the field. */
  quick?: readonly string[]
  /** 常用语 for the customer, of this complaint. */
  canned?: { detail: StaffDetail; now: number } | undefined
  button: { id: string; word: string; busyWord: string }
  wrong: string | undefined
  /** Under which name what is written is kept until it was sent. */
  keptAs: string
  onClose: () => void
  /** True once it was sent. */
  onSend: (reason: string) => Promise<boolean>
}

/** A panel that asks for a reason before something is refused or sent back. */
export function ReasonSheet({
  open,
  id,
  title,
  note,
  label,
  quick = [],
  canned,
  button,
  wrong,
  keptAs,
  onClose,
  onSend,
}: ReasonSheetProps) {
  const { value: reason, put, drop } = useKept(keptAs, z.string(), '')
  const setReason = (text: string) => put(() => text)
  const [missing, setMissing] = useState(false)
  const send = async () => {
    if (reason.trim() === '') return setMissing(true)
    if (await onSend(reason)) drop()
  }
  return (
    <Sheet open={open} title={title} onClose={onClose} foot={<Button {...button} wide onTap={send} />}>
      <Note tone="quiet">{note}</Note>
      {quick.length > 0 && (
        <View className="mt3">
          <Options
            id={`${id}-quick`}
            label="常用说法"
            items={quick.map(word => ({ value: word, word }))}
            value={quick.includes(reason) ? [reason] : []}
            onChange={([word]) => setReason(word ?? '')}
          />
        </View>
      )}
      <View className="mt3">
        <TextArea
          id={id}
          label={label}
          value={reason}
          onChange={text => {
            setReason(text)
            setMissing(false)
          }}
          max={mostLetters}
          placeholder="写清楚为什么"
          wrong={missing ? '请写几个字，说说原因' : undefined}
        />
        {canned && (
          <CannedList
            id={id}
            use="decline"
            {...canned}
            written={reason}
            max={mostLetters}
            onChange={text => {
              setReason(text)
              setMissing(false)
            }}
          />
        )}
      </View>
      {wrong && <Wrong text={wrong} />}
    </Sheet>
  )
}

type SolveSheetProps = {
  open: boolean
  /** 常用语 of this complaint; none before it is registered. */
  canned?: { detail: StaffDetail; now: number } | undefined
  wrong: string | undefined
  /** Under which name what is written is kept until it was sent; none before the complaint is registered. */
  keptAs?: string
  onClose: () => void
  /** `referredTo`: who it was handed on to; empty where it was not. True once it was sent. */
  onSend: (answer: string, settlement: Settlement, referredTo: string) => Promise<boolean>
}

/** 当场解决: what the customer is told, and how it ended. */
export function SolveSheet({ open, canned, wrong, keptAs, onClose, onSend }: SolveSheetProps) {
  const { value: answer, put, drop } = useKept(keptAs, z.string(), '')
  const setAnswer = (text: string) => put(() => text)
  const [settlement, setSettlement] = useState<Settlement>()
  const [referredTo, setReferredTo] = useState('')
  const [missing, setMissing] = useState<'answer' | 'settlement'>()
  const send = async () => {
    if (answer.trim() === '') return setMissing('answer')
    if (!settlement) return setMissing('settlement')
    if (await onSend(answer, settlement, referredTo)) drop()
  }
  return (
    <Sheet
      open={open}
      title="当场解决"
      onClose={onClose}
      foot={<Button id="solve-send" word="答复住户" busyWord="正在答复…" wide onTap={send} />}
    >
      <Note tone="quiet">不用派工。住户会看到您的答复，并评价解决没有。</Note>
      <View className="mt3">
        <TextArea
          id="solve-answer"
          label="答复住户的话"
          value={answer}
          onChange={text => {
            setAnswer(text)
            setMissing(undefined)
          }}
          max={mostLetters}
          placeholder="怎么解决的，写给住户看"
          wrong={missing === 'answer' ? '请写几个字，说说怎么解决的' : undefined}
        />
        {canned && (
          <CannedList
            id="solve-answer"
            use="answer"
            {...canned}
            written={answer}
            max={mostLetters}
            onChange={text => {
              setAnswer(text)
              setMissing(undefined)
            }}
          />
        )}
      </View>
      <View className="b mt3">处理结果</View>
      <View className="mt2">
        <SettlementOptions
          value={settlement}
          onChange={chosen => {
            setSettlement(chosen)
            setMissing(undefined)
          }}
        />
      </View>
      {missing === 'settlement' && <Wrong text="请选处理结果" />}
      <View className="mt3">
        <TextField
          id="referred-to"
          label="转给了谁（不归物业管的才填）"
          value={referredTo}
          onChange={setReferredTo}
          max={100}
          placeholder="例如：街道办，电话 12345"
        />
      </View>
      {wrong && <Wrong text={wrong} />}
    </Sheet>
  )
}
