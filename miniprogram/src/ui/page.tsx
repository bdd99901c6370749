import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { useAppearance } from './appearance.tsx'
import { classNames } from './class-names.ts'
import { dressDocument } from './document-look.ts'

type PageProps = {
  /** The bar above: a NavBar. */
  nav?: ReactNode
  /** The bar below: a BottomBar or a TabBar. It keeps its own room, and the phone's safe area. */
  bar?: ReactNode
  /** Sheets: outside the scrolling column. */
  over?: ReactNode
  /** Use the whole width of a desk's window. */
  wide?: boolean
  children: ReactNode
}

/** The root of every page: theme, 长辈模式, safe areas, and a column between two bars. */
export function Page({ nav, bar, over, wide, children }: PageProps) {
  const { theme, elder } = useAppearance()
  useEffect(() => dressDocument({ theme, elder }), [theme, elder])
  return (
    <View className={classNames('page', theme, elder && 'elder', wide && 'page-wide')}>
      {nav}
      <View className={classNames('page-body', !bar && 'page-bare')}>{children}</View>
      {bar}
      {over}
    </View>
  )
}
