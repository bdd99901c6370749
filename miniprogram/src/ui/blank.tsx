import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { Button } from './button.tsx'
import type { IconName } from './icon-name.ts'
import { type Layer, Layers } from './layers.tsx'

const quiet: readonly Layer[] = [
  {
    colour: 'jade',
    stroked: true,
    svg: "<path d='M62 96a28 28 0 0 1 56 0' stroke-width='2.5'/><path d='M42 96a48 48 0 0 1 96 0' stroke-width='2' opacity='.55'/><path d='M22 96a68 68 0 0 1 136 0' stroke-width='1.5' opacity='.3'/>",
  },
  { colour: 'strong', stroked: true, svg: "<path d='M8 112h164' stroke-width='1.5'/>" },
  { colour: 'line', stroked: true, svg: "<path d='M50 120h80' stroke-width='1.5'/>" },
  { colour: 'fill', svg: "<circle cx='90' cy='96' r='9'/>" },
]

const broken: readonly Layer[] = [
  {
    colour: 'warn',
    stroked: true,
    svg: "<path d='M62 92a28 28 0 0 1 56 0' stroke-width='2.5' stroke-dasharray='26 12'/><path d='M42 92a48 48 0 0 1 96 0' stroke-width='2' stroke-dasharray='20 18' opacity='.6'/><path d='M22 92a68 68 0 0 1 136 0' stroke-width='1.5' stroke-dasharray='12 24' opacity='.4'/><circle cx='90' cy='92' r='8' stroke-width='2.5'/>",
  },
  { colour: 'strong', stroked: true, svg: "<path d='M8 108h164' stroke-width='1.5'/>" },
]

type BlankAction = { id?: string; word: string; icon?: IconName; onTap: () => unknown }

type BlankProps = {
  /** empty: nothing here, and that is fine · failed: it went wrong · offline: no network. */
  kind: 'empty' | 'failed' | 'offline'
  /** What is so: 没连上网络. */
  title: string
  /** What it means, and what to do. */
  children?: ReactNode
  action?: BlankAction
  /** A quieter second way. */
  second?: BlankAction
}

/** A place with nothing to show: arcs, what is so, what to do, one button. */
export function Blank({ kind, title, children, action, second }: BlankProps) {
  const well = kind === 'empty'
  return (
    <View className={well ? 'blank' : 'blank blank-fail'}>
      <Layers className="blank-art" width={180} height={well ? 132 : 116} layers={well ? quiet : broken} />
      <View className="title" {...aria({ role: well ? 'status' : 'alert' })}>
        {title}
      </View>
      {children && <View className="txt mt2">{children}</View>}
      {action && <Button className="blank-btn" {...action} />}
      {second && <Button kind="text" className="mt2" {...second} />}
    </View>
  )
}
