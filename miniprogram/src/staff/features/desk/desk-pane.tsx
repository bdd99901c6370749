import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { Blank } from '../../../ui/blank.tsx'
import { KeyValue } from '../../../ui/list-row.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { staffUrl } from '../staff-url.ts'
import { deskKeys } from './desk-keys.ts'
import { frameName } from './use-wide.ts'

/** The window of the complaint that is open beside the list. */
export const deskFrame = (): Window | null | undefined => {
  const frame = document.getElementById(frameName)
  return frame instanceof HTMLIFrameElement ? frame.contentWindow : undefined
}

const keysHint = '按 j、k 上下走，按 ? 看全部快捷键。'

type DeskPaneProps = {
  openId: string | undefined
  /** While nothing is open: how to go on, where that is not by the keys. */
  hint?: string
  onLeave: () => void
}

/** The same app in the frame beside the list, at a page of its own: whoever is signed in here is there too. */
const addressOf = (page: string): string => `${window.location.pathname}${window.location.search}#${page}`

/** The complaint that is open, beside the list; it scrolls by itself, and every page that begins there stays there. */
export function DeskPane({ openId, hint = keysHint, onLeave }: DeskPaneProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const latest = useRef(onLeave)
  latest.current = onLeave
  useEffect(() => {
    const inside = frame.current
    if (openId === undefined || !inside) return
    const listen = () =>
      inside.contentWindow?.addEventListener('keydown', event => {
        if (event.key === 'Escape') latest.current()
      })
    inside.addEventListener('load', listen)
    return () => inside.removeEventListener('load', listen)
  }, [openId])
  return (
    <View className="desk-pane">
      {openId === undefined ? (
        <Blank kind="empty" title="点左边的一件，在这里办">
          {hint}
        </Blank>
      ) : (
        <iframe
          key={openId}
          ref={frame}
          id={frameName}
          className="desk-frame"
          title="打开的投诉"
          src={addressOf(staffUrl.complaint(openId))}
        />
      )}
    </View>
  )
}

/** What the keys do. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet open title="快捷键" onClose={onClose}>
      {deskKeys.map(({ does, shown, word }) => (
        <KeyValue key={does} name={shown}>
          {word}
        </KeyValue>
      ))}
    </Sheet>
  )
}
