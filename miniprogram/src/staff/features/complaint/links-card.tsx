import type { StaffDetail } from '#contract/staff-detail.ts'
import { go } from '../../../features/go.ts'
import { Card } from '../../../ui/card.tsx'
import { KeyValue, ListRow } from '../../../ui/list-row.tsx'
import { correctionForms } from '../moves/correction-forms.ts'
import { MoveButtons, type StartMove } from '../moves/move-buttons.tsx'
import { staffUrl } from '../staff-url.ts'

type Link = { id: string; number: string }

const row = (link: Link, word: string) => (
  <ListRow
    key={link.id}
    id={`link-${link.id}`}
    icon="merge"
    word={word}
    value={link.number}
    onTap={() => go(staffUrl.complaint(link.id))}
  />
)

/** Other complaints it has to do with, and whom it is about. */
export function LinksCard({ detail, start }: { detail: StaffDetail; start: StartMove }) {
  const { mergedInto, children = [], repeatOf, about, ownCase, followers = 0, transfers = 0 } = detail
  const links = [mergedInto, repeatOf, ...children].some(Boolean)
  if (!links && about === undefined && !ownCase && followers === 0 && transfers === 0) return null
  return (
    <Card title="有关的人和事">
      {mergedInto && row(mergedInto, '并入这一件')}
      {repeatOf && row(repeatOf, '上一次投诉')}
      {children.map(child => row(child, '并进来的投诉'))}
      {about !== undefined && <KeyValue name="涉及员工">{`${about}，他看不到也不能经手`}</KeyValue>}
      {ownCase && <KeyValue name="撤销后">住户撤销了，事情还在，物业接着办</KeyValue>}
      {followers > 0 && <KeyValue name="一起关注">{`${followers} 位邻居`}</KeyValue>}
      {transfers > 0 && <KeyValue name="转手">{`${transfers} 次`}</KeyValue>}
      <MoveButtons detail={detail} forms={[correctionForms.split]} start={start} />
    </Card>
  )
}
