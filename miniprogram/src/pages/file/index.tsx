import './index.css'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Category } from '#contract/places.ts'
import { mostCharacters } from '#domain/complaint/wording.ts'
import { isOn } from '#domain/places/switches.ts'
import { kindFrom, kindWords } from '../../features/complaint/kind-words.ts'
import { CategoryTiles } from '../../features/filing/category-tiles.tsx'
import { DangerSheet, DangerTop } from '../../features/filing/danger-card.tsx'
import type { Draft } from '../../features/filing/draft.ts'
import { drafts } from '../../features/filing/drafts.ts'
import { ElderFields } from '../../features/filing/elder-fields.tsx'
import { hidesName } from '../../features/filing/filing-body.ts'
import { Parked } from '../../features/filing/parked.tsx'
import { usePhotosCard } from '../../features/filing/photos-card.tsx'
import { QuestionsFields } from '../../features/filing/questions-fields.tsx'
import { SimilarCard } from '../../features/filing/similar-card.tsx'
import { similarQuery } from '../../features/filing/similar-query.ts'
import { UrgencyCard } from '../../features/filing/urgency-card.tsx'
import { useFiling } from '../../features/filing/use-filing.ts'
import { useSimilar } from '../../features/filing/use-similar.ts'
import { WhereCard } from '../../features/filing/where-card.tsx'
import { WantedDaySheet, WishCard } from '../../features/filing/wish-card.tsx'
import { ShowLoad } from '../../features/show-load.tsx'
import { UpdateNote } from '../../features/update-note.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { TextArea } from '../../ui/text-area.tsx'

type Filing = ReturnType<typeof useFiling>

/** 我要投诉 and its three sisters: one page, kept at every step, sent once however often it is tapped. */
export default function FilePage() {
  const { params } = useRouter()
  const kind = kindFrom(params.kind)
  const filing = useFiling(kind, params.key)
  const { draft, change, places } = filing
  const photos = usePhotosCard(filing.photos)
  const [sheet, setSheet] = useState<'days' | 'danger'>()
  // The phones first: the sheet comes with the tap that says danger.
  const setDanger = (danger: boolean) => {
    change({ danger })
    if (danger) setSheet('danger')
  }
  const nav = <NavBar title={kindWords[kind].title} />
  if (filing.isParked) {
    return (
      <Page nav={nav}>
        <Parked draftKey={draft.key} onEdit={filing.takeBack} />
      </Page>
    )
  }
  return (
    <Page
      nav={nav}
      bar={<SubmitBar filing={filing} />}
      over={
        <>
          <WantedDaySheet
            open={sheet === 'days'}
            value={draft.wantedDay}
            onChoose={wantedDay => change({ wantedDay })}
            onClose={() => setSheet(undefined)}
          />
          <DangerSheet
            open={sheet === 'danger'}
            danger={draft.danger}
            phones={places.value?.community.emergencyPhones ?? []}
            onDanger={danger => change({ danger })}
            onClose={() => setSheet(undefined)}
          />
          {photos.sheet}
        </>
      }
    >
      {filing.isAboutThings && <DangerTop danger={draft.danger} onOpen={() => setSheet('danger')} />}
      <Kept filing={filing} />
      <WhatAndWhere filing={filing} />
      <TextCard filing={filing} />
      {photos.card}
      {filing.isAboutThings && (
        <>
          <WishCard
            chosen={draft.demands}
            wantedDay={draft.wantedDay}
            atHome={draft.place === 'room' ? draft.visitTimes : undefined}
            onDemands={demands => change({ demands })}
            onAtHome={visitTimes => change({ visitTimes })}
            onOpenDays={() => setSheet('days')}
          />
          <PersonCard filing={filing} onDanger={setDanger} />
        </>
      )}
    </Page>
  )
}

/** That nothing is lost; and a way to begin another where something was found. */
function Kept({ filing: { isRestored, isKept, draft, startAnother } }: { filing: Filing }) {
  if (draft.refused?.reason === 'client-too-old') return <UpdateNote />
  if (!isKept) {
    return (
      <Note loose tone="warn" spoken="alert" title="手机存满了，没存下来">
        请先别离开这一页，写完直接提交；或者删掉几份不要的草稿。
      </Note>
    )
  }
  return (
    <View className="pad row file-kept">
      <Icon name="check" size="s" />
      <Text className="sub">{isRestored ? '接着上次没提交的写' : '自动保存，可以离开再回来'}</Text>
      {isRestored && <Button id="start-another" className="end" kind="text" word="另写一件" onTap={startAnother} />}
    </View>
  )
}

function WhatAndWhere({ filing }: { filing: Filing }) {
  const { draft, change, places, room, category } = filing
  // Words and photos stay where there are any; a mere choice of category and place has found its end.
  const isOnlyChosen = draft.text.trim() === '' && draft.photos.length === 0
  const similar = useSimilar(places.value && similarQuery(draft, draft.kind, places.value), () => {
    if (isOnlyChosen) drafts.drop(draft.key)
  })
  return (
    <ShowLoad load={places} spoken="正在准备…">
      {value => (
        <>
          <View id="section-category">
            <Card title="什么事">
              <CategoryTiles
                categories={value.community.categories}
                value={draft.categoryId}
                onChange={categoryId => change({ categoryId })}
              />
              {category?.questions && (
                <QuestionsFields
                  key={category.id}
                  questions={category.questions}
                  answers={draft.answers}
                  onChange={answers => change({ answers })}
                />
              )}
            </Card>
          </View>
          <WhereCard draft={draft} places={value} room={room} onChange={change} />
          <SimilarCard similar={similar} />
        </>
      )}
    </ShowLoad>
  )
}

const shortText = 20

/** While the text is short an example says what belongs into it. */
const hintFor = ({ text }: Draft, category: Category | undefined): string =>
  text !== '' && text.length < shortText && category?.example
    ? `比如：${category.example}`
    : '不想打字？点键盘上的话筒来说。'

function TextCard({ filing: { draft, change, category, missing } }: { filing: Filing }) {
  return (
    <View id="section-text">
      <Card title="说说情况">
        <TextArea
          id="text"
          label="说说情况"
          max={mostCharacters}
          placeholder={category?.example ? `比如：${category.example}` : kindWords[draft.kind].example}
          hint={hintFor(draft, category)}
          wrong={missing?.sentence}
          value={draft.text}
          onChange={text => change({ text })}
        />
      </Card>
    </View>
  )
}

type PersonCardProps = { filing: Filing; onDanger: (danger: boolean) => void }

function PersonCard({ filing: { draft, change, places, category, room }, onDanger }: PersonCardProps) {
  const hideName = hidesName(draft, category)
  // What was begun before it was switched off stays to be seen, and to be taken back.
  const offersElder = room && (draft.elder || isOn(places.value?.community.off, 'on-behalf'))
  return (
    <UrgencyCard
      urgency={{ happeningNow: draft.happeningNow, danger: draft.danger, hideName }}
      onChange={({ danger, ...part }) => (danger === undefined ? change(part) : onDanger(danger))}
      {...(category?.hidesName && hideName ? { hideHint: `${category.name}的事，默认不告诉对方和处理人` } : {})}
    >
      {offersElder && <ElderFields elder={draft.elder} onChange={elder => change({ elder })} />}
    </UrgencyCard>
  )
}

function SubmitBar({ filing: { draft, missing, isSlow, send } }: { filing: Filing }) {
  // Of a version too old the note above speaks, with its button.
  const refused = draft.refused?.reason === 'client-too-old' ? undefined : draft.refused?.sentence
  const note = isSlow ? '网络慢。已经存好，离开也会自动提交。' : refused
  return (
    <BottomBar {...(note ? { note, noteIcon: isSlow ? ('clock' as const) : ('warn' as const) } : {})}>
      <Button
        id="submit"
        word={missing ? missing.word : kindWords[draft.kind].submit}
        busyWord="正在提交…"
        onTap={send}
      />
    </BottomBar>
  )
}
