import { type ITouchEvent, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { keyboard } from './keyboard.ts'

type TapProps = {
  className?: string
  id?: string
  /** How it looks while pressed. */
  press?: 'press' | 'press-fill' | 'press-dim' | 'none'
  role?: 'button' | 'radio' | 'checkbox' | 'switch' | 'tab' | 'link'
  /** What and where: 删除第 1 张. Needed whenever the children are not words. */
  label?: string
  /** The children's words as one sentence, for WeChat's screen reader. A browser's reads the words themselves. */
  spoken?: string
  checked?: boolean
  selected?: boolean
  expanded?: boolean
  disabled?: boolean
  style?: Record<string, string>
  onTap?: () => void
  children?: ReactNode
}

/** Everything that can be pressed: a role, a name, a pressed look, and a keyboard where there is one. */
export function Tap({ className, id, press = 'press-dim', style, spoken, onTap, children, ...said }: TapProps) {
  const act = said.disabled ? undefined : onTap
  const sentence = process.env.TARO_ENV === 'h5' ? undefined : spoken
  const tap = (event: ITouchEvent) => {
    event.stopPropagation()
    act?.()
  }
  return (
    <View
      {...(id ? { id } : {})}
      className={classNames('tap', className)}
      hoverClass={act ? press : 'none'}
      hoverStayTime={80}
      {...(style ? { style } : {})}
      onClick={tap}
      {...aria({ role: 'button', ...(sentence ? { label: sentence } : {}), ...said })}
      {...keyboard(act)}
    >
      {children}
    </View>
  )
}
