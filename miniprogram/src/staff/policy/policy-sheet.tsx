import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PolicyView } from '#contract/policy.ts'
import { figureWords } from '#contract/policy-words.ts'
import { clockWords } from '#contract/words.ts'
import { startOfDay } from '#domain/time.ts'
import { dateWords } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea, Wrong } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ask } from '../../ui/toast.ts'
import { wordOf } from '../features/complaint/word-of.ts'
import { ClockFields, FigureFields, ProfileFields, ScopeFields } from './policy-fields.tsx'
import { TrialResult } from './policy-trial.tsx'
import type { UsePolicy } from './use-policy.ts'
import { type Subject, usePolicyForm } from './use-policy-form.ts'

const mostNameLetters = 20
const mostReasonLetters = 200

const titleOf = (subject: Subject): string => {
  switch (subject.kind) {
    case 'clock':
      return `改：${wordOf(clockWords, subject.line.what)}`
    case 'figure':
      return `改：${wordOf(figureWords, subject.line.what)}`
    case 'profile':
      return '套用现成方案'
  }
}

type PolicySheetProps = {
  subject: Subject
  view: PolicyView
  policy: UsePolicy
  communityId: string
  now: number
  /** Who decides. */
  me: string
  onClose: () => void
  onDone: () => void
}

/** A change in two steps: what it shall be, then what it would have done; only then it can be decided. */
export function PolicySheet({ subject, view, policy, communityId, now, me, onClose, onDone }: PolicySheetProps) {
  const form = usePolicyForm(subject, communityId, now)
  const [version, setVersion] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { tried } = policy
  const title = titleOf(subject)
  const tryOut = () => {
    setAsked(true)
    return form.plan && policy.tryOut(form.plan)
  }
  if (!tried) {
    return (
      <Sheet
        key="form"
        open
        title={title}
        onClose={onClose}
        foot={<Button id="try" word="试算" busyWord="正在试算…" wide onTap={tryOut} />}
      >
        {subject.kind === 'clock' && <ClockFields form={form} />}
        {subject.kind === 'figure' && <FigureFields form={form} line={subject.line} />}
        {subject.kind === 'profile' && <ProfileFields form={form} profiles={view.profiles} />}
        <ScopeFields form={form} policy={view} now={now} />
        {asked && form.missing && <Wrong text={form.missing} />}
        {policy.wrong && <Wrong text={policy.wrong} />}
      </Sheet>
    )
  }
  const from = dateWords(startOfDay(tried.plan.from), now)
  const decide = async () => {
    const sure = await ask({
      title: `${from}起生效？`,
      text: '只管那天起登记的投诉。已经登记的，还按原来的规定办。',
      yes: '生效',
    })
    if (sure && (await policy.decide(version, reason))) onDone()
  }
  return (
    <Sheet
      key="trial"
      open
      title={`试算 · ${title.replace('改：', '')}`}
      onClose={onClose}
      foot={
        <>
          <Button id="decide" word={`${from}起生效`} busyWord="正在提交…" wide onTap={decide} />
          <Button id="change-again" kind="text" wide word="再改改" onTap={policy.forget} />
        </>
      }
    >
      <TrialResult trial={tried.trial} />
      <View className="mt5">
        <TextField
          id="version"
          label="这次规定叫什么"
          placeholder="如：2026-12 会议纪要"
          max={mostNameLetters}
          value={version}
          onChange={setVersion}
          hint="以后每件投诉都写着它按哪次规定办。"
        />
      </View>
      <View className="mt3">
        <View className="label-l">为什么改</View>
        <TextArea
          id="reason"
          label="为什么改"
          max={mostReasonLetters}
          value={reason}
          onChange={setReason}
          placeholder="写给同事看"
        />
      </View>
      <KeyValue name="谁定的">{me}</KeyValue>
      {policy.wrong && <Wrong text={policy.wrong} />}
    </Sheet>
  )
}
