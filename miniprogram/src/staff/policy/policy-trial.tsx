import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PolicyTrial, SomeComplaints } from '#contract/policy.ts'
import { clockWords } from '#contract/words.ts'
import { go } from '../../features/go.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Tap } from '../../ui/tap.tsx'
import { wordOf } from '../features/complaint/word-of.ts'
import { staffUrl } from '../features/staff-url.ts'
import { trialScope, trialText } from './policy-words.ts'

const shownFirst = 6

type NumbersProps = { id: string; word: string; some: SomeComplaints }

/** Which complaints, by number; each leads to its page. */
function Numbers({ id, word, some }: NumbersProps) {
  const [all, setAll] = useState(false)
  if (some.count === 0) return null
  const shown = all ? some.complaints : some.complaints.slice(0, shownFirst)
  const rest = some.count - some.complaints.length
  return (
    <View className="mt2">
      <View className="sub">{`${word} ${some.count} 件`}</View>
      <View className="opts mt1">
        {shown.map(({ id: complaintId, number }) => (
          <Tap
            key={complaintId}
            className="opt num"
            role="link"
            label={`看 ${number}`}
            onTap={() => go(staffUrl.complaint(complaintId))}
          >
            {number}
          </Tap>
        ))}
      </View>
      {!all && some.complaints.length > shownFirst && (
        <Button id={`${id}-all`} kind="text" word={`全部 ${some.complaints.length} 件`} onTap={() => setAll(true)} />
      )}
      {all && rest > 0 && <View className="sub mt1">{`还有 ${rest} 件没有列出来。`}</View>}
    </View>
  )
}

/** 试算: how many complaints of the last 90 days would have been late, before and after. */
export function TrialResult({ trial }: { trial: PolicyTrial }) {
  if (trial.clocks.length === 0)
    return <Note>{'这里改的是数字，不是时限，没有可以试算的投诉。生效后登记的投诉按新的数字办。'}</Note>
  const judged = trial.clocks.filter(it => it.judged > 0)
  const others = trial.clocks.filter(it => it.judged === 0).map(it => wordOf(clockWords, it.what))
  return (
    <View>
      <Note>{trialScope(trial)}</Note>
      {judged.map(clock => (
        <View key={clock.what} id={`trial-${clock.what}`} className="mt4">
          <View className="sub">{wordOf(clockWords, clock.what)}</View>
          <View className="trial-n num">{trialText(clock)}</View>
          <Numbers id={`newly-${clock.what}`} word="会变成超期" some={clock.newlyLate} />
          <Numbers id={`no-longer-${clock.what}`} word="不再超期" some={clock.noLongerLate} />
        </View>
      ))}
      {others.length > 0 && <View className="sub mt4">{`没有可以算的投诉：${others.join('、')}。`}</View>}
      {trial.notJudged.count > 0 && (
        <View className="sub mt4">{`另有 ${trial.notJudged.count} 件还在办、没到期，没有算进去。`}</View>
      )}
    </View>
  )
}
