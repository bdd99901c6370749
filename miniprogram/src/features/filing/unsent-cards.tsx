import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Instant } from '#domain/time.ts'
import { newKey } from '../../api/new-key.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { ask, toast } from '../../ui/toast.ts'
import { kindWords } from '../complaint/kind-words.ts'
import { go, pages } from '../go.ts'
import { momentWords } from '../when.ts'
import { asAnother, type Draft, draftTitle } from './draft.ts'
import { drafts, freePhotos, sender } from './drafts.ts'
import { standingWords } from './standing-words.ts'
import type { Waiting } from './use-unsent.ts'

const nameOf = (draft: Draft): string => draftTitle(draft) ?? `还没写字的${kindWords[draft.kind].noun}`

const photosWord = ({ photos }: Draft): string => (photos.length > 0 ? `，${photos.length} 张照片` : '')

const removeAfterAsking = async (draft: Draft): Promise<void> => {
  const sure = await ask({ title: '删掉这一份？', text: '写的字和照片都会删掉，找不回来。', yes: '删掉', no: '留着' })
  if (!sure) return
  if (sender.remove(draft.key)) freePhotos(draft)
  else toast('正在提交，现在删不了。')
}

const open = ({ kind, key }: Draft) => go(pages.file(kind, key))

/** Back to the form; what turns out to have arrived is shown instead. */
const edit = async (draft: Draft): Promise<void> => {
  const taken = await sender.takeBack(draft.key)
  if (taken === 'draft') open(draft)
  else if (taken === 'filed') go(pages.complaint(draft.key))
  else toast('正在提交，请等一会儿再改。')
}

/** What was changed after it had arrived goes on as a matter of its own. */
const fileApart = (draft: Draft): void => {
  const another = asAnother(draft, newKey, Date.now())
  drafts.put(another)
  sender.remove(draft.key)
  open(another)
}

/** One that was given to be sent: where it stands, and what can be done about it. */
export function WaitingCard({ draft, standing }: Waiting) {
  const [wrong, setWrong] = useState<string>()
  const words = standingWords(standing)
  if (!words) return null
  const again = async () => {
    setWrong(undefined)
    const after = await sender.giveAgain(draft.key)
    if (after.at === 'waiting') setWrong('还是连不上，连上就交。')
  }
  const isFiledBefore = standing.at === 'stuck' && standing.trouble.reason === 'filed-before'
  return (
    <Card>
      <View className="card-t">{nameOf(draft)}</View>
      <View className="mt2">
        <Chips>
          <Chip {...words.chip} />
        </Chips>
      </View>
      <View className={standing.at === 'stuck' ? 'mt2 warn' : 'mt2 txt'}>{`${words.text}${wrong ?? ''}`}</View>
      {isFiledBefore ? (
        <FiledBefore draft={draft} />
      ) : (
        <View className="row mt3">
          <View className="grow">
            <Button id={`edit-${draft.key}`} kind="neutral" wide icon="pen" word="改一改" onTap={() => edit(draft)} />
          </View>
          {(standing.at === 'waiting' || standing.at === 'stuck') && (
            <View className="grow ml2">
              <Button
                id={`again-${draft.key}`}
                kind="secondary"
                wide
                icon="refresh"
                word="现在提交"
                busyWord="正在提交…"
                onTap={again}
              />
            </View>
          )}
        </View>
      )}
      <Button id={`remove-${draft.key}`} kind="text" word="删掉这一份" onTap={() => removeAfterAsking(draft)} />
    </Card>
  )
}

function FiledBefore({ draft }: { draft: Draft }) {
  return (
    <View className="row mt3">
      <View className="grow">
        <Button
          id={`see-${draft.key}`}
          kind="neutral"
          wide
          word="看那件投诉"
          onTap={() => go(pages.complaint(draft.key))}
        />
      </View>
      <View className="grow ml2">
        <Button id={`apart-${draft.key}`} kind="secondary" wide word="另交一件" onTap={() => fileApart(draft)} />
      </View>
    </View>
  )
}

/** One that is still being written. */
export function DraftCard({ draft, now }: { draft: Draft; now: Instant }) {
  return (
    <Card>
      <View className="card-t">{nameOf(draft)}</View>
      <View className="mt1 sub">
        {`${kindWords[draft.kind].title}${photosWord(draft)}，${momentWords(draft.changedAt, now)} 写的`}
      </View>
      <View className="row mt3">
        <View className="grow">
          <Button id={`open-${draft.key}`} kind="secondary" wide icon="pen" word="接着写" onTap={() => open(draft)} />
        </View>
        <View className="grow ml2">
          <Button id={`remove-${draft.key}`} kind="neutral" wide word="删掉" onTap={() => removeAfterAsking(draft)} />
        </View>
      </View>
    </Card>
  )
}
