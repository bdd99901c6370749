import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Community, readCommunity } from '#contract/places.ts'
import { registerForCaller } from '#contract/staff.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { UrgencyCard } from '../../features/filing/urgency-card.tsx'
import { goInstead } from '../../features/go.ts'
import { usePhotos } from '../../features/photos/use-photos.ts'
import { scrollTo } from '../../features/scroll-to.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { leaveFor, useLoad } from '../../features/use-load.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { PhotoGrid } from '../../ui/photo-grid.tsx'
import { toast, toastDone } from '../../ui/toast.ts'
import { CustomerFields } from '../features/customer-fields.tsx'
import { MatterFields, SourceFields } from '../features/matter-fields.tsx'
import { PlaceFields, RoomSheet } from '../features/place-fields.tsx'
import { emptyForm, missingIn, type RegisterForm, registerBody } from '../features/register-form.ts'
import { staffUrl } from '../features/staff-url.ts'

/** 登记: a complaint for somebody who called, came or wrote. It is accepted at once; the writer is first contact. */
export default function Register() {
  const { communityId = '' } = useRouter().params
  // The key becomes the complaint's id: sending twice makes one complaint.
  const [key] = useState(newKey)
  const [form, setForm] = useState(() => emptyForm(Date.now()))
  const [choosingRoom, setChoosingRoom] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const photos = usePhotos({ max: mostPhotos })
  const load = useLoad({
    key: `community/${communityId}`,
    schema: Community,
    stored: true,
    fetch: () => call(readCommunity, { params: { id: communityId } }),
  })
  const change = (part: Partial<RegisterForm>) => setForm(before => ({ ...before, ...part }))
  const community = load.value
  const missing = missingIn(form)
  const [first] = missing
  const send = async () => {
    setWrong(undefined)
    const photoIds = await photos.settled()
    if (!photoIds) return toast('有照片没传上，请再传一次')
    const sent = await call(registerForCaller, { body: registerBody(form, communityId, photoIds), key })
    if (sent.ok) {
      photos.dropFiles()
      leaveFor(`staff/complaint/${sent.value.id}`, sent.value)
      toastDone(`已登记 ${sent.value.number}`)
      return goInstead(staffUrl.complaint(sent.value.id))
    }
    // The first try did arrive, its answer did not, and the form was changed since: show what is there.
    if (sent.reason === 'key-reused') {
      toast('刚才已经登记好了，请看看内容')
      return goInstead(staffUrl.complaint(key))
    }
    setWrong(sent.sentence)
  }
  const note = wrong ?? (first && `登记还差：${missing.map(({ word }) => word).join('、')}`)
  return (
    <Page
      nav={<NavBar title="登记" homeUrl={staffUrl.work} />}
      bar={
        community && (
          <BottomBar note={note} noteIcon={wrong ? 'warn' : 'dash'}>
            {first ? (
              <Button key={first.word} id="next-missing" word={first.button} onTap={() => scrollTo(first.at)} />
            ) : (
              <Button key="register" id="register" word="登记，并受理" busyWord="正在登记…" onTap={send} />
            )}
          </BottomBar>
        )
      }
      over={
        community && (
          <RoomSheet
            open={choosingRoom}
            community={community}
            onClose={() => setChoosingRoom(false)}
            onChoose={room => {
              change({ room })
              setChoosingRoom(false)
            }}
          />
        )
      }
    >
      <ShowLoad load={load} spoken="正在取小区资料…">
        {value => (
          <>
            <CustomerFields form={form} change={change} community={value} />
            <PlaceFields form={form} change={change} community={value} onOpenRooms={() => setChoosingRoom(true)} />
            <MatterFields form={form} change={change} community={value} />
            <UrgencyCard urgency={form} onChange={change} />
            <Card title="照片" hint="可不拍">
              <PhotoGrid
                photos={photos.shown}
                max={mostPhotos}
                onAdd={() => void photos.add()}
                onDelete={photos.remove}
                onRetry={photos.retry}
                onOpen={photos.open}
                addId="add-photo"
              />
            </Card>
            <SourceFields form={form} change={change} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
