import { useState } from 'react'
import { bindRoom, listCommunities, listRooms, readCommunity } from '#contract/places.ts'
import { relationWords } from '#contract/words.ts'
import { type CustomerRelation, customerRelations } from '#domain/complaint/complaint.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { keepMe } from '../../api/session.ts'
import { phoneCode, phoneNeedsNativeButton } from '../../api/wechat.ts'
import { goBack } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'

type Choice = {
  communityId?: string | undefined
  buildingId?: string | undefined
  unit?: string | undefined
  roomId?: string | undefined
  relation?: CustomerRelation | undefined
}

// A visitor has no room to bind.
const relations = customerRelations.filter(relation => relation !== 'visitor')

const missingIn = ({ communityId, buildingId, unit, roomId, relation }: Choice): string | undefined => {
  if (!communityId) return '先选小区'
  if (!buildingId) return '先选楼栋'
  if (!unit) return '先选单元'
  if (!roomId) return '先选房号'
  return relation ? undefined : '先选您是谁'
}

/** 绑定房屋: community, building, unit, room, relation; then WeChat vouches for the phone number. */
export default function RoomPage() {
  const [choice, setChoice] = useState<Choice>({})
  const [wrong, setWrong] = useState<string>()
  const communities = useLoad({
    key: 'communities',
    schema: listCommunities.answer,
    fetch: async () => {
      const all = await call(listCommunities)
      const [only, ...others] = all.ok ? all.value.communities : []
      if (only && others.length === 0) setChoice(before => ({ communityId: only.id, ...before }))
      return all
    },
  })
  const change = (part: Choice) => {
    setWrong(undefined)
    setChoice(before => ({ ...before, ...part }))
  }
  const { communityId, buildingId, roomId, relation } = choice
  const missing = missingIn(choice)

  const bind = async (code: string | undefined) => {
    if (!buildingId || !roomId || !relation) return
    setWrong(undefined)
    // Each code can be used once, so each try is a new matter with a new key.
    if (!code) return setWrong('没有取到手机号。绑定要用登记的手机号，请再点一次。')
    const bound = await call(bindRoom, { body: { buildingId, roomId, relation, phoneCode: code }, key: newKey() })
    if (!bound.ok) return setWrong(bound.sentence)
    keepMe(bound.value)
    toastDone('绑定好了')
    goBack()
  }

  return (
    <Page
      nav={<NavBar title="绑定房屋" />}
      bar={
        <BottomBar note={wrong ?? '用物业登记的手机号，一次就好。'} {...(wrong ? { noteIcon: 'warn' } : {})}>
          <PhoneButton missing={missing} onCode={bind} />
        </BottomBar>
      }
    >
      <ShowLoad load={communities} spoken="正在取小区…">
        {value => (
          <Card title="哪个小区">
            <Options
              id="community"
              label="哪个小区"
              items={value.communities.map(({ id, name }) => ({ value: id, word: name }))}
              value={communityId ? [communityId] : []}
              onChange={([chosen]) =>
                change({ communityId: chosen, buildingId: undefined, unit: undefined, roomId: undefined })
              }
            />
          </Card>
        )}
      </ShowLoad>
      {communityId && <Buildings key={communityId} communityId={communityId} choice={choice} onChange={change} />}
      {buildingId && <Rooms key={buildingId} buildingId={buildingId} choice={choice} onChange={change} />}
      {roomId && (
        <Card title="您是">
          <Options
            id="relation"
            label="您是"
            items={relations.map(value => ({ value, word: relationWords[value] }))}
            value={relation ? [relation] : []}
            onChange={([chosen]) => change({ relation: chosen })}
          />
        </Card>
      )}
      <Note loose tone="quiet" icon="shield">
        手机号只用来核对房屋登记，办事的人看到的是打码的号码。
      </Note>
    </Page>
  )
}

// 901 before 1201; what is no number at all keeps its place.
const byNumber = (one: string, other: string): number => Number(one) - Number(other) || 0

type PartProps = { choice: Choice; onChange: (part: Choice) => void }

function Buildings({ communityId, choice, onChange }: PartProps & { communityId: string }) {
  const community = useLoad({
    key: `community/${communityId}`,
    schema: readCommunity.answer,
    fetch: () => call(readCommunity, { params: { id: communityId } }),
  })
  return (
    <ShowLoad load={community} spoken="正在取楼栋…">
      {({ buildings }) => (
        <Card title="哪一栋">
          <Options
            id="building"
            label="哪一栋"
            items={buildings.map(({ id, name }) => ({ value: id, word: name }))}
            value={choice.buildingId ? [choice.buildingId] : []}
            onChange={([buildingId]) => onChange({ buildingId, unit: undefined, roomId: undefined })}
          />
        </Card>
      )}
    </ShowLoad>
  )
}

function Rooms({ buildingId, choice, onChange }: PartProps & { buildingId: string }) {
  const rooms = useLoad({
    key: `rooms/${buildingId}`,
    schema: listRooms.answer,
    fetch: () => call(listRooms, { params: { id: buildingId } }),
  })
  return (
    <ShowLoad load={rooms} spoken="正在取房号…">
      {({ rooms: found }) => {
        const all = [...found].sort((a, b) => byNumber(a.unit, b.unit) || byNumber(a.number, b.number))
        return (
          <>
            <Card title="哪个单元">
              <Options
                id="unit"
                label="哪个单元"
                items={[...new Set(all.map(({ unit }) => unit))].map(unit => ({ value: unit, word: `${unit} 单元` }))}
                value={choice.unit ? [choice.unit] : []}
                onChange={([unit]) => onChange({ unit, roomId: undefined })}
              />
            </Card>
            {choice.unit && (
              <Card title="房号">
                <Options
                  id="room"
                  label="房号"
                  items={all
                    .filter(({ unit }) => unit === choice.unit)
                    .map(({ id, number }) => ({ value: id, word: number }))}
                  value={choice.roomId ? [choice.roomId] : []}
                  onChange={([roomId]) => onChange({ roomId })}
                />
              </Card>
            )}
          </>
        )
      }}
    </ShowLoad>
  )
}

type PhoneButtonProps = { missing: string | undefined; onCode: (code: string | undefined) => Promise<void> }

/** WeChat gives a phone number only through its own button; the two-phone page asks its stand-in. */
function PhoneButton({ missing, onCode }: PhoneButtonProps) {
  const [busy, setBusy] = useState(false)
  if (missing) return <Button id="bind" word={missing} />
  const take = async (code: string | undefined) => {
    setBusy(true)
    await onCode(code)
    setBusy(false)
  }
  const word = { id: 'bind', icon: 'phone', word: '用微信手机号绑定', busyWord: '正在核对…', busy } as const
  if (!phoneNeedsNativeButton) return <Button {...word} onTap={() => phoneCode().then(take)} />
  return (
    <Button
      {...word}
      native={{ openType: 'getPhoneNumber', onGetPhoneNumber: event => void take(event.detail.code || undefined) }}
    />
  )
}
