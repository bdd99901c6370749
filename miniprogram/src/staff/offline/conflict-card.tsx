import { View } from '@tarojs/components'
import { useState } from 'react'
import { readAsStaff } from '#contract/staff.ts'
import { StaffDetail } from '#contract/staff-detail.ts'
import { stateWords } from '#contract/words.ts'
import { call } from '../../api/call.ts'
import type { Act } from '../../features/acts/act.ts'
import { staffComplaintKey } from '../../features/acts/acts.ts'
import type { Trouble } from '../../features/sending/trouble.ts'
import { useLoad } from '../../features/use-load.ts'
import { useMe } from '../../features/use-me.ts'
import { momentWords } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { saidIn } from './act-words.ts'
import { type Choice, choicesFor, isStaffAct } from './choices.ts'
import { decide } from './decide.ts'
import { choiceWord, meanwhileOf } from './unsent-words.ts'

type ConflictProps = { act: Act; trouble: Trouble; now: number }

/** The complaint as it is now; its fetch ends before anything is chosen. */
const useNowOf = (id: string) =>
  useLoad({
    key: staffComplaintKey(id),
    schema: StaffDetail,
    stored: true,
    fetch: () => call(readAsStaff, { params: { id } }),
  })

function Happened({ detail, act, now }: { detail: StaffDetail; act: Act; now: number }) {
  const me = useMe()
  const lines = meanwhileOf(detail, act, me?.name ?? '', now)
  const state = stateWords[detail.state]
  return (
    <View className="mt3">
      <View className="b">{state ? `这期间，现在是“${state}”` : '这期间'}</View>
      {lines.map(({ id, when, what, quote }) => (
        <View key={id} className="mt2">
          <View className="sub">{when}</View>
          <View className="txt">{what}</View>
          {quote && <View className="txt">{`“${quote}”`}</View>}
        </View>
      ))}
      {lines.length === 0 && <View className="mt2 txt">没有别人动过这件投诉。</View>}
    </View>
  )
}

/** The server shows it no longer: it was given to somebody else, or ended. What was done can still be left there. */
const goneWords = '这件已经不归您办了，后来的情况看不到。'
const leaveWords = '您做的可以留在这件投诉里，接手的同事看得到。'

const asideOf = ({ photos }: Act): string => (photos.length > 0 ? `，${photos.length} 张照片` : '')

/** 没传上: what was done, what happened meanwhile, and what can be done about it. Nothing is dropped by itself. */
export function ConflictCard({ act, trouble, now }: ConflictProps) {
  const load = useNowOf(act.complaintId)
  const [chosen, setChosen] = useState<Choice>()
  const fresh = load.busy || load.failure ? undefined : load.value
  const said = saidIn(act)
  const choices = isStaffAct(act.name)
    ? choicesFor({
        act: act.name,
        reason: trouble.reason,
        hasWords: said !== '',
        hasPhotos: act.photos.length > 0,
        moves: fresh?.moves,
      })
    : (['throw-away'] as const)
  const choose = async (choice: Choice) => {
    setChosen(choice)
    await decide(act, choice, fresh, trouble.sentence)
    setChosen(undefined)
    await load.reload()
  }
  return (
    <Card>
      <Note tone="warn" spoken="alert" title={`“${act.word}”没传上`}>
        {trouble.reason === 'not-found'
          ? `${goneWords}${choices.some(it => it === 'note') ? leaveWords : ''}`
          : trouble.sentence}
      </Note>
      <View className="mt3 sub">{`${momentWords(act.at, now)} 做的${asideOf(act)}`}</View>
      {said && <View className="mt1 txt">{said}</View>}
      {fresh && <Happened detail={fresh} act={act} now={now} />}
      {load.busy && <View className="mt3 sub">正在看这件投诉现在的情况…</View>}
      {!load.busy &&
        choices.map((choice, at) => (
          <View key={choice} className={at === 0 ? 'mt4' : 'mt2'}>
            <Button
              id={`${choice}-${act.key}`}
              kind={choice === 'throw-away' ? 'text' : at === 0 ? 'secondary' : 'neutral'}
              wide
              word={choiceWord(choice, act)}
              busyWord={choice === chosen ? '正在提交…' : choiceWord(choice, act)}
              onTap={() => choose(choice)}
            />
          </View>
        ))}
    </Card>
  )
}
