import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { Icon } from './icon.tsx'
import { useModalFocus } from './modal-focus.ts'
import { Tap } from './tap.tsx'

type SheetProps = {
  open: boolean
  title: string
  onClose: () => void
  /** Stays at the lower edge: the button. */
  foot?: ReactNode
  children: ReactNode
}

/** A panel that comes up over the page. Give it to Page as `over`. */
export function Sheet({ open, title, onClose, foot, children }: SheetProps) {
  const holder = useModalFocus(open, onClose)
  if (!open) return null
  return (
    <View ref={holder} className="modal">
      <View className="mask" catchMove onClick={onClose} {...aria({ hidden: true })} />
      <View className="sheet" {...aria({ role: 'dialog', modal: true, label: title })}>
        <View className="grip" />
        <View className="row pad">
          <View className="title grow">{title}</View>
          <Tap className="nav-tap" label="关闭" onTap={onClose}>
            <Icon name="close" />
          </Tap>
        </View>
        <View className="sheet-body">{children}</View>
        {foot && <View className="sheet-foot">{foot}</View>}
      </View>
    </View>
  )
}
