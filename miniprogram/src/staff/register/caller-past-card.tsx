import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Card as CardView } from '#contract/complaint-views.ts'
import { CallerPast, readCallerPast } from '#contract/registering.ts'
import type { Link } from '#domain/complaint/complaint.ts'
import { call } from '../../api/call.ts'
import { go } from '../../features/go.ts'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Words } from '../../ui/words.tsx'
import { aboutOther } from '../features/complaint/similar-words.ts'
import type { RegisterForm } from '../features/register/register-form.ts'
import { staffUrl } from '../features/staff-url.ts'

type PastProps = {
  communityId: string
  form: RegisterForm
  onRepeat: (earlier: Link | undefined) => void
}

/** So many stand there before one asks for all. */
const shownAtFirst = 3

const restStates: readonly CardView['state'][] = ['answered', 'closed', 'declined', 'withdrawn', 'merged']
const isUnderWay = ({ state }: CardView): boolean => !restStates.includes(state)

type Place = { userId?: string; phoneHash?: string; roomId?: string; buildingId?: string; label?: string }

/** Whose past it is: the caller's and his number's, beside the room's or that of a public place. Nothing known yet has none. */
const placeOf = ({ placeKind, room, publicPlace, caller }: RegisterForm): Place | undefined => {
  const of = {
    ...(caller?.userId ? { userId: caller.userId } : {}),
    ...(caller?.phoneHash ? { phoneHash: caller.phoneHash } : {}),
    ...(placeKind === 'room' && room ? { roomId: room.roomId, buildingId: room.buildingId } : {}),
    ...(placeKind === 'public' && publicPlace ? { label: publicPlace } : {}),
  }
  return Object.keys(of).length > 0 ? of : undefined
}

/** 以前反映过: what the room, the caller or the place had before, and what may be the same matter again. */
export function CallerPastCard({ communityId, form, onRepeat }: PastProps) {
  const place = placeOf(form)
  if (!place) return null
  // Another room or person begins from nothing: what somebody else had must not stand there while it loads.
  const key = JSON.stringify(place)
  return <Past key={key} {...{ communityId, place, form, onRepeat }} />
}

function Past({ communityId, place, form, onRepeat }: PastProps & { place: Place }) {
  const now = useNow()
  const [isWhole, setWhole] = useState(false)
  const query = { communityId, ...place, ...(form.categoryId ? { categoryId: form.categoryId } : {}) }
  const load = useLoad({
    key: `staff/caller-past/${JSON.stringify(query)}`,
    schema: CallerPast,
    fetch: () => call(readCallerPast, { query }),
  })
  const { value, failure } = load
  if (!value) {
    return (
      <Card title="以前反映过">
        {failure ? (
          <View className="sub">{failure.sentence}不影响登记。</View>
        ) : (
          <View className="sub">正在查以前的投诉…</View>
        )}
      </Card>
    )
  }
  const { cards } = value
  const underWay = cards.filter(isUnderWay)
  const sorted = [...underWay, ...cards.filter(it => !isUnderWay(it))]
  const shown = isWhole ? sorted : sorted.slice(0, shownAtFirst)
  const repeats = cards.filter(({ id }) => value.repeat.includes(id))
  const count = value.more ? `最近 ${cards.length} 件` : `共 ${cards.length} 件`
  const hint = cards.length === 0 ? '没有' : underWay.length > 0 ? `在办 ${underWay.length} 件，${count}` : count
  return (
    <Card title="以前反映过" hint={hint}>
      <Repeat repeats={repeats} repeatOf={form.repeatOf} now={now} onRepeat={onRepeat} />
      {(form.repeatOf || repeats.length > 0) && <View className="mt2" />}
      {shown.map(card => (
        <ListRow
          key={card.id}
          id={`past-${card.id}`}
          icon={isUnderWay(card) ? 'hourglass' : 'done'}
          word={card.title}
          hint={<Words>{aboutOther(card, now)}</Words>}
          label={`${card.title}，${aboutOther(card, now)}`}
          onTap={() => go(staffUrl.complaint(card.id))}
        />
      ))}
      {shown.length < cards.length && (
        <Button
          id="past-all"
          kind="text"
          className="mt2"
          word={`看全部 ${cards.length} 件`}
          onTap={() => setWhole(true)}
        />
      )}
    </Card>
  )
}

type RepeatProps = {
  repeats: readonly CardView[]
  repeatOf: Link | undefined
  now: number
  onRepeat: (earlier: Link | undefined) => void
}

/** 二次投诉: proposed by the rule, confirmed by whoever is on the phone. */
function Repeat({ repeats, repeatOf, now, onRepeat }: RepeatProps) {
  if (repeatOf) {
    return (
      <Note icon="refresh" spoken="status" title="记为二次投诉">
        和 {repeatOf.number} 是同一件事，登记后由客服主管派工。
        <View>
          <Button id="not-repeat" kind="text" word="不是同一件" onTap={() => onRepeat(undefined)} />
        </View>
      </Note>
    )
  }
  const [newest] = repeats
  if (!newest) return null
  return (
    <Note tone="warn" icon="refresh" spoken="status" title="90 天内同一处反映过">
      <Words>{`${newest.title}，${aboutOther(newest, now)}`}</Words>
      <View className="mt2">
        <Button
          id="is-repeat"
          kind="secondary"
          word="是同一件事"
          onTap={() => onRepeat({ id: newest.id, number: newest.number })}
        />
      </View>
    </Note>
  )
}
