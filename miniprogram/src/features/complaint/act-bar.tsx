import type { Detail } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { actWords, type MyAct, myBar, nudgedWords, nudgeWaitsUntil, quietActs } from './my-acts.ts'

type ActBarProps = {
  detail: Detail
  now: Instant
  /** Why the last act did not go through. */
  wrong: string | undefined
  /** Something that was tapped is on its way. */
  isSending: boolean
  onAct: (act: MyAct) => unknown
  onMore: () => void
}

const noteOf = ({ detail, now, wrong, isSending }: Pick<ActBarProps, 'detail' | 'now' | 'wrong' | 'isSending'>) => {
  if (isSending) return { note: '正在发送…' }
  if (wrong) return { note: wrong, noteIcon: 'warn' } as const
  if (detail.asks === 'survey') return { note: '您说解决了，才算办结。' }
  const until = nudgeWaitsUntil(detail, now)
  return until === undefined ? {} : { note: nudgedWords(until, now) }
}

/** What the server lets this person do now. */
export function ActBar({ detail, now, wrong, isSending, onAct, onMore }: ActBarProps) {
  const { primary, side, more } = myBar(detail)
  if (!primary) return null
  const waits = nudgeWaitsUntil(detail, now)
  const { id, word, long, icon } = actWords[primary]
  const sides = side.map(act => {
    const { hint: _, long: whole, ...shown } = actWords[act]
    const tap = { ...shown, ...(whole ? { label: whole } : {}), onTap: () => void onAct(act) }
    return act === 'nudge' && waits !== undefined ? { ...tap, word: '催过了', label: nudgedWords(waits, now) } : tap
  })
  const moreTap = { id: 'more', word: '更多', icon: 'more', onTap: onMore } as const
  return (
    <BottomBar side={more.length > 0 ? [...sides, moreTap] : sides} {...noteOf({ detail, now, wrong, isSending })}>
      <Button
        id={id}
        word={long ?? word}
        icon={icon}
        kind={quietActs.includes(primary) ? 'secondary' : 'primary'}
        onTap={() => onAct(primary)}
      />
    </BottomBar>
  )
}

type MoreSheetProps = { detail: Detail; open: boolean; onAct: (act: MyAct) => unknown; onClose: () => void }

/** 更多: what is possible and not needed every day. */
export function MoreSheet({ detail, open, onAct, onClose }: MoreSheetProps) {
  return (
    <Sheet open={open} title="更多" onClose={onClose}>
      {myBar(detail).more.map(act => {
        const { id, word, long = word, icon, hint } = actWords[act]
        const choose = () => {
          onClose()
          onAct(act)
        }
        return <ListRow key={act} id={id} word={long} icon={icon} {...(hint ? { hint } : {})} onTap={choose} />
      })}
    </Sheet>
  )
}
