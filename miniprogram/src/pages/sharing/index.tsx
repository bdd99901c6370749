import { useRouter } from '@tarojs/taro'
import { go, pages } from '../../features/go.ts'
import { personWords, relationWord } from '../../features/homes/home-words.ts'
import { useSharing } from '../../features/shared/use-sharing.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { Blank } from '../../ui/blank.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'

/** 给家人看: whom of those I live with I let read a complaint of mine. */
export default function SharingPage() {
  const { load, wrong, change } = useSharing(useRouter().params.id ?? '')
  return (
    <Page nav={<NavBar title="给家人看" />}>
      <ShowLoad load={load} spoken="正在取同住的人…">
        {({ people }) =>
          people.length === 0 ? (
            <Blank
              kind="empty"
              title="这套房里只有您"
              action={{ id: 'my-rooms', word: '看我的房屋', icon: 'home', onTap: () => go(pages.homes) }}
            >
              家人加入您的房屋后，可以选谁看这件投诉。
            </Blank>
          ) : (
            <>
              <Note loose icon="hide">
                您投诉的事，本来只有您看得到。选了谁，谁就能看经过，不能替您办。
              </Note>
              {wrong && (
                <Note loose tone="warn" spoken="alert">
                  {wrong}
                </Note>
              )}
              <Card title="给谁看">
                {people.map(person => (
                  <SwitchRow
                    key={person.userId}
                    id={`share-${person.userId}`}
                    icon="user"
                    word={personWords(person)}
                    hint={relationWord(person.relation)}
                    on={person.sharedAt !== undefined}
                    onChange={reads => void change(person, reads)}
                  />
                ))}
              </Card>
              <Note loose tone="quiet">
                您或家人搬走、退出这套房，就自动看不到了。
              </Note>
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}
