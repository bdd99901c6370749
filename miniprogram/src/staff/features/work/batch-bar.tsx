import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { readCalendar } from '#contract/calendar.ts'
import { call } from '../../../api/call.ts'
import { ShowLoad } from '../../../features/show-load.tsx'
import { useLoad } from '../../../features/use-load.ts'
import { BottomBar } from '../../../ui/bottom-bar.tsx'
import { Button } from '../../../ui/button.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextArea, Wrong } from '../../../ui/text-area.tsx'
import type { Duties } from '../duties.ts'
import { monthOf } from '../months/month.ts'
import { PickOne } from '../pick-one.tsx'
import type { Batch } from './use-batch.ts'

type BatchBarProps = { batch: Batch; duties: Duties; onUrge: () => void; onHandOver: () => void }

/** What can be done to all that are chosen, in place of the places to go to. */
export function BatchBar({ batch, duties, onUrge, onHandOver }: BatchBarProps) {
  const { count } = batch
  const none = count === 0 && '先点几件'
  const urge = { id: 'many-urge', word: '催办', icon: 'bell' as const, onTap: onUrge }
  const handOver = { id: 'many-hand-over', word: '移交', icon: 'people' as const, onTap: onHandOver }
  const side = duties.mayUrge && count > 0 ? [urge, handOver] : []
  return (
    <BottomBar
      note={batch.wrong ?? (batch.isFull ? '一次最多 100 件' : `已选 ${count} 件`)}
      side={duties.mayRegister ? side : []}
    >
      {duties.mayRegister ? (
        <Button
          id="many-accept"
          wide
          word={count > 0 ? `受理 ${count} 件` : '受理'}
          busyWord="正在受理…"
          disabled={none}
          onTap={() => batch.run({ do: 'accept' })}
        />
      ) : (
        <Button id="many-urge" wide word={count > 0 ? `催办 ${count} 件` : '催办'} disabled={none} onTap={onUrge} />
      )}
    </BottomBar>
  )
}

type ManySheetProps = { batch: Batch; onClose: () => void }

const mostCharacters = 300

/** The words of an urge, the same for all of them. */
export function UrgeManySheet({ batch, onClose }: ManySheetProps) {
  const [words, setWords] = useState('')
  return (
    <Sheet
      open
      title={`催办 ${batch.count} 件`}
      onClose={onClose}
      foot={
        <Button
          id="many-urge-send"
          wide
          word="发催办单"
          busyWord="正在发…"
          onTap={async () => (await batch.run({ do: 'urge', words })) && onClose()}
        />
      }
    >
      <View className="txt">每件各发一张催办单。没超期的不会发，结果里会写明。</View>
      <Text className="label-l mt2">催办的话</Text>
      <TextArea id="many-words" label="催办的话" max={mostCharacters} value={words} onChange={setWords} />
      {batch.wrong && <Wrong text={batch.wrong} />}
    </Sheet>
  )
}

/** Who takes them over, and why. */
export function HandOverManySheet({ batch, communityId, onClose }: ManySheetProps & { communityId: string }) {
  const [personId, setPersonId] = useState<string>()
  const [reason, setReason] = useState('')
  const [month] = useState(() => monthOf(Date.now()))
  const load = useLoad({
    key: `staff/calendar/${communityId}/${month}`,
    schema: readCalendar.answer,
    fetch: () => call(readCalendar, { query: { communityId, month } }),
  })
  const send = async () => {
    if (personId !== undefined && (await batch.run({ do: 'hand-over', personId, reason }))) onClose()
  }
  return (
    <Sheet
      open
      title={`移交 ${batch.count} 件`}
      onClose={onClose}
      foot={
        <Button
          id="many-hand-over-send"
          wide
          word="移交"
          busyWord="正在移交…"
          disabled={personId === undefined && '先选一位同事'}
          onTap={send}
        />
      }
    >
      <Text className="label-l">移交给哪位客服</Text>
      <ShowLoad load={load} spoken="正在取同事名单…">
        {({ people }) => (
          <PickOne
            id="many-person"
            label="移交给谁"
            items={people.filter(it => it.departmentIds.length === 0).map(({ id, name }) => ({ id, word: name }))}
            value={personId}
            onChange={setPersonId}
            empty="还没有登记客服。"
          />
        )}
      </ShowLoad>
      <Text className="label-l mt2">为什么移交</Text>
      <TextArea id="many-reason" label="为什么移交" max={mostCharacters} value={reason} onChange={setReason} />
      {batch.wrong && <Wrong text={batch.wrong} />}
    </Sheet>
  )
}
