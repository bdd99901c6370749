import './index.css'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { mostCharacters, mostPhotos } from '#domain/complaint/wording.ts'
import { kindFrom, kindWords } from '../../features/complaint/kind-words.ts'
import { CategoryTiles } from '../../features/filing/category-tiles.tsx'
import type { Draft } from '../../features/filing/draft.ts'
import type { Missing } from '../../features/filing/filing-body.ts'
import { SimilarCard } from '../../features/filing/similar-card.tsx'
import { similarQuery } from '../../features/filing/similar-query.ts'
import { UrgencyCard } from '../../features/filing/urgency-card.tsx'
import { useFiling } from '../../features/filing/use-filing.ts'
import { useSimilar } from '../../features/filing/use-similar.ts'
import { WhereCard } from '../../features/filing/where-card.tsx'
import { WantedDaySheet, WishCard } from '../../features/filing/wish-card.tsx'
import type { Photos } from '../../features/photos/use-photos.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PhotoGrid } from '../../ui/photo-grid.tsx'
import { TextArea } from '../../ui/text-area.tsx'

/** 我要投诉 and its three sisters: one page, kept at every step, sent once however often it is tapped. */
export default function FilePage() {
  const kind = kindFrom(useRouter().params.kind)
  const filing = useFiling(kind)
  const { draft, change, photos, missing, places } = filing
  // Words and photos stay where there are any; a mere choice of category and place has found its end.
  const isOnlyChosen = draft.text.trim() === '' && photos.shown.length === 0
  const similar = useSimilar(places.value && similarQuery(draft, kind, places.value), () => {
    if (isOnlyChosen) filing.drop()
  })
  const [daysOpen, setDaysOpen] = useState(false)
  return (
    <Page
      nav={<NavBar title={kindWords[kind].title} />}
      bar={<SubmitBar kind={kind} missing={missing} wrong={filing.wrong} onSubmit={filing.send} />}
      over={
        <WantedDaySheet
          open={daysOpen}
          value={draft.wantedDay}
          onChoose={wantedDay => change({ wantedDay })}
          onClose={() => setDaysOpen(false)}
        />
      }
    >
      <Kept isRestored={filing.isRestored} onStartAgain={filing.startAgain} />
      <ShowLoad load={filing.places} spoken="正在准备…">
        {value => (
          <>
            <View id="section-category">
              <Card title="什么事">
                <CategoryTiles
                  categories={value.community.categories}
                  value={draft.categoryId}
                  onChange={categoryId => change({ categoryId })}
                />
              </Card>
            </View>
            <WhereCard draft={draft} places={value} room={filing.room} onChange={change} />
            <SimilarCard similar={similar} />
          </>
        )}
      </ShowLoad>
      <TextAndPhotos kind={kind} draft={draft} photos={photos} onChange={change} wrong={missing?.sentence} />
      {(kind === 'complaint' || kind === 'repair') && (
        <>
          <WishCard
            chosen={draft.demands}
            wantedDay={draft.wantedDay}
            onDemands={demands => change({ demands })}
            onOpenDays={() => setDaysOpen(true)}
          />
          <UrgencyCard urgency={draft} onChange={change}>
            <Note tone="warn" spoken="alert" title="有人受伤、着火、漏气，先打电话" className="mt2">
              119 火警、120 急救。打完再提交，我们马上派人。
            </Note>
          </UrgencyCard>
        </>
      )}
    </Page>
  )
}

/** That nothing is lost; and a way to begin anew where something was found. */
function Kept({ isRestored, onStartAgain }: { isRestored: boolean; onStartAgain: () => unknown }) {
  return (
    <View className="pad row file-kept">
      <Icon name="check" size="s" />
      <Text className="sub">{isRestored ? '接着上次没提交的写' : '自动保存，可以离开再回来'}</Text>
      {isRestored && <Button id="start-again" className="end" kind="text" word="清空重写" onTap={onStartAgain} />}
    </View>
  )
}

type TextAndPhotosProps = {
  kind: RequestKind
  draft: Draft
  photos: Photos
  wrong: string | undefined
  onChange: (part: Partial<Draft>) => void
}

function TextAndPhotos({ kind, draft, photos, wrong, onChange }: TextAndPhotosProps) {
  const { shown } = photos
  return (
    <>
      <View id="section-text">
        <Card title="说说情况">
          <TextArea
            id="text"
            label="说说情况"
            max={mostCharacters}
            placeholder={kindWords[kind].example}
            hint="不想打字？点键盘上的话筒来说。"
            wrong={wrong}
            value={draft.text}
            onChange={text => onChange({ text })}
          />
        </Card>
      </View>
      <Card
        title="拍照片"
        hint={shown.length > 0 ? `${shown.length} 张，最多 ${mostPhotos} 张` : `可不拍，最多 ${mostPhotos} 张`}
      >
        <PhotoGrid
          addId="add-photo"
          max={mostPhotos}
          photos={shown}
          onAdd={() => void photos.add()}
          onDelete={photos.remove}
          onRetry={photos.retry}
          onOpen={photos.open}
        />
      </Card>
    </>
  )
}

type SubmitBarProps = {
  kind: RequestKind
  missing: Missing | undefined
  wrong: string | undefined
  onSubmit: () => unknown
}

function SubmitBar({ kind, missing, wrong, onSubmit }: SubmitBarProps) {
  return (
    <BottomBar {...(wrong ? { note: wrong, noteIcon: 'warn' } : {})}>
      <Button
        id="submit"
        word={missing ? missing.word : kindWords[kind].submit}
        busyWord="正在提交…"
        onTap={onSubmit}
      />
    </BottomBar>
  )
}
