import { useEffect } from 'react'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { kindWords } from '../complaint/kind-words.ts'
import { go, pages } from '../go.ts'
import { draftTitle } from './draft.ts'
import { onFiled } from './drafts.ts'
import { standingWords } from './standing-words.ts'
import { useUnsent, type Waiting } from './use-unsent.ts'

const seeUnsent = () => go(pages.unsent)

function WaitingRow({ draft, standing }: Waiting) {
  const words = standingWords(standing)
  if (!words) return null
  const stuck = standing.at === 'stuck'
  return (
    <ListRow
      id={`unsent-${draft.key}`}
      icon={words.chip.icon}
      word={draftTitle(draft) ?? kindWords[draft.kind].noun}
      hint={stuck ? `需要您看一下：${words.text}` : words.text}
      {...(stuck ? { tone: 'warn' as const } : {})}
      onTap={seeUnsent}
    />
  )
}

const headOf = (waiting: readonly Waiting[]): string => {
  if (waiting.some(({ standing }) => standing.at === 'stuck')) return '有投诉需要您看一下'
  return waiting.some(({ standing }) => standing.at === 'waiting') ? '等网络恢复就提交' : '正在提交'
}

type UnsentCardProps = {
  /** Something has arrived meanwhile: what is shown beside is out of date. */
  onArrived?: () => unknown
}

/** What has not arrived yet, and a way to the drafts; nothing where there is none. */
export function UnsentCard({ onArrived }: UnsentCardProps) {
  useEffect(() => (onArrived ? onFiled(() => void onArrived()) : undefined), [onArrived])
  const { waiting, begun } = useUnsent()
  if (waiting.length + begun.length === 0) return null
  return (
    <Card {...(waiting.length > 0 ? { title: headOf(waiting) } : {})}>
      {waiting.map(it => (
        <WaitingRow key={it.draft.key} {...it} />
      ))}
      {begun.length > 0 && (
        <ListRow id="drafts" icon="pen" word={`有 ${begun.length} 份没提交的草稿`} onTap={seeUnsent} />
      )}
    </Card>
  )
}
