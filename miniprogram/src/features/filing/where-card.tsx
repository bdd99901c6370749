import { View } from '@tarojs/components'
import type { BoundRoom } from '#contract/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { go, pages } from '../go.ts'
import type { Draft } from './draft.ts'
import type { FilingPlaces } from './places.ts'
import { buildingOf, isInBuilding } from './public-building.ts'

type WhereCardProps = {
  draft: Draft
  places: FilingPlaces
  room: BoundRoom | undefined
  onChange: (part: Partial<Draft>) => void
}

/** 在哪里: one of my rooms, or a public place of the community. */
export function WhereCard({ draft, places, room, onChange }: WhereCardProps) {
  const { communities, community } = places
  return (
    <View id="section-place">
      <Card title="在哪里">
        {communities.length > 1 && (
          <View className="field-part">
            <Options
              id="community"
              label="哪个小区"
              items={communities.map(({ id, name }) => ({ value: id, word: name }))}
              value={[community.id]}
              onChange={([communityId]) =>
                onChange({ communityId, publicPlace: undefined, buildingId: undefined, categoryId: undefined })
              }
            />
          </View>
        )}
        <Segmented
          id="place"
          label="在哪里"
          items={[
            { value: 'room', word: '我家', icon: 'home' },
            { value: 'public', word: '公共区域', icon: 'building' },
          ]}
          value={draft.place}
          onChange={place => onChange({ place })}
        />
        <View className="mt3">
          {draft.place === 'room' ? (
            <MyRoom places={places} room={room} onChange={onChange} />
          ) : (
            <PublicPlace draft={draft} places={places} room={room} onChange={onChange} />
          )}
        </View>
      </Card>
    </View>
  )
}

function MyRoom({ places, room, onChange }: Omit<WhereCardProps, 'draft'>) {
  const rooms = places.me.rooms.filter(({ communityId }) => communityId === places.community.id)
  if (rooms.length === 0) {
    return (
      <>
        <Note tone="quiet" icon="home">
          还没有绑定房屋。绑定一次，以后都不用再填；公共区域的事可以直接说。
        </Note>
        <Button
          id="bind-room"
          className="mt3"
          kind="secondary"
          icon="plus"
          word="绑定房屋"
          onTap={() => go(pages.room)}
        />
      </>
    )
  }
  if (rooms.length === 1) return <View>{room?.label}</View>
  return (
    <Options
      id="room"
      label="哪一间"
      items={rooms.map(({ roomId, label }) => ({ value: roomId, word: label }))}
      value={room ? [room.roomId] : []}
      onChange={([roomId]) => onChange({ roomId })}
    />
  )
}

function PublicPlace({ draft, places, room, onChange }: WhereCardProps) {
  const { community } = places
  const building = buildingOf(draft, community, room)
  return (
    <>
      <Options
        id="public-place"
        label="哪个地方"
        items={community.publicPlaces.map(word => ({ value: word, word }))}
        value={draft.publicPlace ? [draft.publicPlace] : []}
        onChange={([publicPlace]) => onChange({ publicPlace })}
      />
      {isInBuilding(draft, community) && (
        <View className="mt3">
          <Options
            id="public-building"
            label="哪一栋"
            items={community.buildings.map(({ id, name }) => ({ value: id, word: name }))}
            value={building ? [building.id] : []}
            onChange={([buildingId]) => onChange({ buildingId })}
          />
        </View>
      )}
      <View className="mt3">
        <TextField
          id="public-detail"
          label="具体位置（可不填）"
          silent
          max={60}
          placeholder="比如 B 区 12 号车位旁，可不填"
          value={draft.publicDetail}
          onChange={publicDetail => onChange({ publicDetail })}
        />
      </View>
    </>
  )
}
