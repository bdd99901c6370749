import './index.css'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { type Category, Community, readCommunity } from '#contract/places.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { call } from '../../api/call.ts'
import { DangerSheet, DangerTop } from '../../features/filing/danger-card.tsx'
import { UrgencyCard } from '../../features/filing/urgency-card.tsx'
import { WantedDaySheet } from '../../features/filing/wish-card.tsx'
import { go, goInstead } from '../../features/go.ts'
import { scrollTo } from '../../features/scroll-to.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { PhotoGrid } from '../../ui/photo-grid.tsx'
import { SolveSheet } from '../features/moves/answer-sheets.tsx'
import { hidesName, isBegun, missingIn, type RegisterForm } from '../features/register/register-form.ts'
import { staffUrl } from '../features/staff-url.ts'
import { HandedOver } from '../offline/unsent-register.tsx'
import { CallerPastCard } from './caller-past-card.tsx'
import { CustomerFields } from './customer-fields.tsx'
import { KeptRegisters, SavedLine } from './kept-registers.tsx'
import { KnownCaller } from './known-caller.tsx'
import { DemandFields, MatterFields } from './matter-fields.tsx'
import { PlaceFields, RoomSheet } from './place-fields.tsx'
import { RegisteredView } from './registered-view.tsx'
import { SourceCard, SourceSheet } from './source-fields.tsx'
import { useRegister } from './use-register.ts'

type Register = ReturnType<typeof useRegister>
type Sheet = 'source' | 'room' | 'days' | 'danger' | 'solve'

/** 登记: a complaint for somebody who called, came or wrote. It is accepted at once; the writer is first contact. */
export default function RegisterPage() {
  const { communityId = '', userId, phoneHash, draft } = useRouter().params
  const [named, setNamed] = useState(userId || phoneHash ? { userId, phoneHash } : undefined)
  const register = useRegister(communityId, draft)
  const [sheet, setSheet] = useState<Sheet>()
  const load = useLoad({
    key: `community/${communityId}`,
    schema: Community,
    stored: true,
    fetch: () => call(readCommunity, { params: { id: communityId } }),
  })
  const { form, done } = register
  const community = load.value
  const category = community?.categories.find(({ id }) => id === form.categoryId)
  const nav = <NavBar title="登记" homeUrl={staffUrl.work} />
  if (done && community) {
    return (
      <Page nav={nav} bar={<DoneBar register={register} />}>
        <RegisteredView detail={done} community={community.name} isTold={form.caller?.userId !== undefined} />
      </Page>
    )
  }
  if (register.isWaiting) {
    return (
      <Page nav={nav} bar={<WaitingBar register={register} />}>
        <HandedOver registration={register.key} />
      </Page>
    )
  }
  return (
    <Page
      nav={nav}
      bar={community && <RegisterBar register={register} category={category} onSolve={() => setSheet('solve')} />}
      over={community && <Sheets {...{ register, community, category, sheet }} onClose={() => setSheet(undefined)} />}
    >
      <ShowLoad load={load} spoken="正在取小区资料…">
        {value => (
          <>
            {named && (
              <KnownCaller
                communityId={communityId}
                who={named}
                form={register.form}
                change={register.change}
                onFilled={() => setNamed(undefined)}
              />
            )}
            <Fields register={register} community={value} category={category} onOpen={setSheet} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

type FieldsProps = {
  register: Register
  community: Community
  category: Category | undefined
  onOpen: (sheet: Sheet) => void
}

/** Everything on one page, in the order of a call. */
function Fields({ register, community, category, onOpen }: FieldsProps) {
  const { form, key, change, kept, isKept, startAnother, goOn, forget } = register
  const now = useNow()
  // The phones first: the sheet comes with the tap that says danger.
  const setDanger = (danger: boolean) => {
    change({ danger })
    if (danger) onOpen('danger')
  }
  return (
    <>
      {isBegun(form) ? (
        <SavedLine isKept={isKept} onAnother={startAnother} />
      ) : (
        <KeptRegisters kept={kept} now={now} onGoOn={goOn} onForget={forget} />
      )}
      <DangerTop danger={form.danger} onOpen={() => onOpen('danger')} />
      <SourceCard form={form} change={change} now={now} onOpen={() => onOpen('source')} />
      <CustomerFields key={`customer-${key}`} form={form} change={change} communityId={community.id} />
      <PlaceFields form={form} change={change} community={community} onOpenRooms={() => onOpen('room')} />
      <CallerPastCard communityId={community.id} form={form} onRepeat={repeatOf => change({ repeatOf })} />
      <MatterFields form={form} change={change} community={community} category={category} />
      <DemandFields form={form} change={change} onOpenDays={() => onOpen('days')} />
      <UrgencyCard
        urgency={{ happeningNow: form.happeningNow, danger: form.danger, hideName: hidesName(form, category) }}
        onChange={({ danger, ...part }) => (danger === undefined ? change(part) : setDanger(danger))}
      />
      <Pictures title="照片" hint="可不拍" addId="add-photo" photos={register.photos} />
      {(papersOf(form) || register.papers.shown.length > 0) && (
        <Pictures title="文件" hint={papersOf(form)} addId="add-paper" photos={register.papers}>
          文件只有客服看得到，处理人和住户看不到。
        </Pictures>
      )}
    </>
  )
}

/** Which papers belong to it, beside what there is to see; empty where none do. */
const papersOf = ({ source, relation }: RegisterForm): string => {
  const papers = [
    ...(source === 'letter' ? ['来信'] : []),
    ...(source === 'third-party' ? ['转办单'] : []),
    ...(relation === 'authorised-agent' ? ['委托书和双方身份证件'] : []),
  ]
  return papers.length > 0 ? `请拍下${papers.join('、')}` : ''
}

type PicturesProps = { title: string; hint: string; addId: string; photos: Register['photos']; children?: ReactNode }

function Pictures({ title, hint, addId, photos, children }: PicturesProps) {
  return (
    <Card title={title} hint={hint}>
      <PhotoGrid
        photos={photos.shown}
        max={mostPhotos}
        onAdd={() => void photos.add('camera')}
        onAlbum={() => void photos.add('album')}
        onDelete={photos.remove}
        onRetry={photos.retry}
        onOpen={photos.open}
        addId={addId}
      />
      {children && <View className="sub mt2">{children}</View>}
    </Card>
  )
}

type SheetsProps = {
  register: Register
  community: Community
  category: Category | undefined
  sheet: Sheet | undefined
  onClose: () => void
}

function Sheets({ register: { key, form, change, send, wrong }, community, category, sheet, onClose }: SheetsProps) {
  return (
    <>
      <SourceSheet open={sheet === 'source'} form={form} change={change} onClose={onClose} />
      <RoomSheet
        open={sheet === 'room'}
        community={community}
        onClose={onClose}
        onChoose={room => {
          change({ room })
          onClose()
        }}
      />
      <WantedDaySheet
        open={sheet === 'days'}
        value={form.wantedDay}
        onChoose={wantedDay => change({ wantedDay })}
        onClose={onClose}
      />
      <DangerSheet
        open={sheet === 'danger'}
        danger={form.danger}
        phones={community.emergencyPhones}
        onDanger={danger => change({ danger })}
        onClose={onClose}
      />
      <SolveSheet
        key={`solve-${key}`}
        open={sheet === 'solve'}
        wrong={wrong}
        onClose={onClose}
        onSend={async (answer, settlement, referredTo) => {
          const to = referredTo.trim()
          const isSent = await send(category, { answer, settlement, ...(to ? { referredTo: to } : {}) })
          if (isSent) onClose()
          return isSent
        }}
      />
    </>
  )
}

type RegisterBarProps = { register: Register; category: Category | undefined; onSolve: () => void }

function RegisterBar({ register: { form, send, wrong }, category, onSolve }: RegisterBarProps) {
  const me = useMe()
  const missing = missingIn(form)
  const [first] = missing
  if (first) {
    return (
      <BottomBar
        note={wrong ?? `登记还差：${missing.map(({ word }) => word).join('、')}`}
        noteIcon={wrong ? 'warn' : 'dash'}
      >
        <Button key={first.word} id="next-missing" word={first.button} onTap={() => scrollTo(first.at)} />
      </BottomBar>
    )
  }
  return (
    <BottomBar
      note={wrong ?? `首问责任人：${me?.name ?? '您'}`}
      noteIcon={wrong ? 'warn' : 'user'}
      side={[{ id: 'solve', word: '当场解决', icon: 'chat', onTap: onSolve }]}
    >
      <Button key="register" id="register" word="登记，并受理" busyWord="正在登记…" onTap={() => send(category)} />
    </BottomBar>
  )
}

/** Handed over without network: the next call, or what waits. */
function WaitingBar({ register: { startAnother } }: { register: Register }) {
  return (
    <BottomBar side={[{ id: 'see-unsent', word: '还没传的', icon: 'list', onTap: () => goInstead(staffUrl.unsent) }]}>
      <Button id="register-next" word="再登记一件" onTap={startAnother} />
    </BottomBar>
  )
}

/** What comes next: the order, where it is this person's to give; else the next call. */
function DoneBar({ register: { done, startAnother } }: { register: Register }) {
  if (!done) return null
  const see = {
    id: 'see-complaint',
    word: '看这件',
    icon: 'doc' as const,
    onTap: () => goInstead(staffUrl.complaint(done.id)),
  }
  if (!done.moves.includes('dispatch')) {
    return (
      <BottomBar side={[see]}>
        <Button id="register-next" word="再登记一件" onTap={startAnother} />
      </BottomBar>
    )
  }
  return (
    <BottomBar side={[{ id: 'register-next', word: '再登记', icon: 'plus', onTap: startAnother }, see]}>
      <Button id="dispatch" icon="send" word="去派工" onTap={() => go(staffUrl.dispatch(done.id))} />
    </BottomBar>
  )
}
