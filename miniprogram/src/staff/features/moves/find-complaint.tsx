import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { FoundCard } from '#contract/customers.ts'
import { aria } from '../../../ui/aria.ts'
import { Button } from '../../../ui/button.tsx'
import { Note } from '../../../ui/note.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useSearch } from '../../search/use-search.ts'
import { type Pickable, PickRows } from '../pick-one.tsx'

type FindComplaintProps = {
  id: string
  label: string
  communityId: string
  value: string | undefined
  onChange: (id: string) => void
  /** Whether what was found can be picked at all. */
  fits: (card: FoundCard) => boolean
  /** What is said where something was found, but nothing that can be picked. */
  noneFits: string
  /** What is offered while nothing is typed. */
  children: ReactNode
}

const pickable = ({ id, number, title, place }: FoundCard): Pickable => ({
  id,
  word: title,
  hint: `${number} · ${place}`,
})

/** One complaint out of all of the community: offered ones at first, any other by its number or by words. */
export function FindComplaint({ communityId, fits, noneFits, children, ...pick }: FindComplaintProps) {
  const { text, found, failure, busy, write, again, goOn } = useSearch(communityId)
  const items = found?.cards.filter(fits).map(pickable) ?? []
  const isTyped = text.trim() !== ''
  return (
    <>
      <TextField
        id={`${pick.id}-find`}
        label={`找${pick.label}`}
        silent
        placeholder="编号、房间、姓名或内容"
        value={text}
        onChange={write}
        onDone={() => void again()}
        max={60}
      />
      <View className="mt2" />
      {!isTyped && children}
      {isTyped && busy && (
        <View className="sub" {...aria({ role: 'status', live: 'polite' })}>
          正在查…
        </View>
      )}
      {isTyped && failure && !busy && (
        <>
          <Note tone="warn" spoken="alert">
            {failure.sentence}
          </Note>
          <View className="mt2">
            <Button id={`${pick.id}-again`} kind="neutral" wide word="再查一次" busyWord="正在查…" onTap={again} />
          </View>
        </>
      )}
      {isTyped && found && !failure && !busy && (
        <>
          <PickRows {...pick} items={items} empty={found.cards.length > 0 ? noneFits : '没有查到，换个写法试试。'} />
          {found.more && (
            <View className="mt2">
              <Button id={`${pick.id}-go-on`} kind="neutral" wide word="接着查更早的" busyWord="正在查…" onTap={goOn} />
            </View>
          )}
        </>
      )}
    </>
  )
}
