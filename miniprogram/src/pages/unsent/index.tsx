import { DraftCard, WaitingCard } from '../../features/filing/unsent-cards.tsx'
import { useUnsent } from '../../features/filing/use-unsent.ts'
import { goInstead, goToTab, pages } from '../../features/go.ts'
import { UpdateNote } from '../../features/update-note.tsx'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Section } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'

/** 没提交的: what waits for the network, what the person has to look at, and drafts. Nothing of it is lost. */
export default function UnsentPage() {
  const { waiting, begun } = useUnsent()
  const now = useNow()
  const isTooOld = waiting.some(
    ({ standing }) => standing.at === 'stuck' && standing.trouble.reason === 'client-too-old',
  )
  const isWaiting = waiting.some(({ standing }) => standing.at === 'waiting')
  return (
    <Page nav={<NavBar title="没提交的" />}>
      {isTooOld && <UpdateNote />}
      {isWaiting && (
        <Note loose tone="calm" icon="check" spoken="status" title="已经存好，没有丢">
          网络一恢复就自动提交，先交照片，再交文字，只会提交一次。
        </Note>
      )}
      {waiting.length > 0 && <Section title="等着提交" aside={`${waiting.length} 件`} />}
      {waiting.map(it => (
        <WaitingCard key={it.draft.key} {...it} />
      ))}
      {begun.length > 0 && <Section title="草稿" aside={`${begun.length} 份`} />}
      {begun.map(draft => (
        <DraftCard key={draft.key} draft={draft} now={now} />
      ))}
      {waiting.length + begun.length === 0 && (
        <Blank
          kind="empty"
          title="都提交了"
          action={{ id: 'complaints', word: '看我的投诉', icon: 'list', onTap: () => goToTab(pages.complaints) }}
          second={{ word: '再说一件', onTap: () => goInstead(pages.file('complaint')) }}
        >
          没有等着提交的，也没有草稿。
        </Blank>
      )}
    </Page>
  )
}
