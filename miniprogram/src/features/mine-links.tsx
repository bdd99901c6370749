import { Card } from '../ui/card.tsx'
import { ListRow } from '../ui/list-row.tsx'
import { go, pages } from './go.ts'

/** The ways on from 我的: how complaints are handled, what is kept of me, and in for a new colleague. */
export function MineLinks({ mayJoinTeam }: { mayJoinTeam: boolean }) {
  return (
    <Card>
      <ListRow id="guide" icon="book" word="投诉指南" hint="怎么办、多久办、不满意找谁" onTap={() => go(pages.guide)} />
      <ListRow
        id="privacy"
        icon="shield"
        word="隐私"
        hint="您的资料怎么用，导出、撤回、注销"
        onTap={() => go(pages.privacy)}
      />
      {mayJoinTeam && (
        <ListRow
          id="join-team"
          icon="wrench"
          word="我是物业员工"
          hint="输入同事给的邀请码"
          onTap={() => go(pages.joinTeam)}
        />
      )}
    </Card>
  )
}
