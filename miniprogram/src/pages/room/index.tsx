import { useRouter } from '@tarojs/taro'
import { canScan } from '../../api/scan.ts'
import { go, pages } from '../../features/go.ts'
import { entryFrom } from '../../features/homes/entry.ts'
import { Buildings, Relation, Rooms } from '../../features/room/choose-place.tsx'
import { PhoneButton } from '../../features/room/phone-button.tsx'
import { useBinding } from '../../features/room/use-binding.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Page } from '../../ui/page.tsx'

/** 绑定房屋: community, building, unit, room, relation; then WeChat vouches for the phone number. A code on the wall chooses the building. */
export default function RoomPage() {
  const entry = entryFrom(useRouter().params)
  const { communities, choice, change, missing, scan, bind, wrong } = useBinding(entry)
  const { communityId, buildingId, roomId } = choice

  return (
    <Page
      nav={<NavBar title="绑定房屋" />}
      bar={
        <BottomBar note={wrong ?? '用物业登记的手机号，一次就好。'} {...(wrong ? { noteIcon: 'warn' } : {})}>
          <PhoneButton missing={missing} onCode={bind} />
        </BottomBar>
      }
    >
      <Card>
        {canScan && (
          <ListRow
            id="scan"
            icon="building"
            word="扫楼栋码"
            hint="贴在单元门口，扫了不用选楼栋"
            onTap={() => void scan()}
          />
        )}
        <ListRow
          id="enter-code"
          icon="people"
          word="我有邀请码"
          hint="家人和租户，请业主发邀请码"
          onTap={() => go(pages.join())}
        />
      </Card>
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
      {roomId && <Relation choice={choice} onChange={change} />}
      <Note loose tone="quiet" icon="shield">
        手机号只用来核对房屋登记，办事的人看到的是打码的号码。
      </Note>
    </Page>
  )
}
