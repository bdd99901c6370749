import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { useAppearance } from './appearance.tsx'
import { classNames } from './class-names.ts'
import { dressFrame } from './document-look.ts'
import { useOverEveryPage } from './over-every-page.ts'
import { scaleClasses } from './type-scale.ts'

type PageProps = {
  /** The bar above: a NavBar. */
  nav?: ReactNode
  /** The bar below: a BottomBar or a TabBar. It keeps its own room, and the phone's safe area. */
  bar?: ReactNode
  /** Sheets: outside the scrolling column. */
  over?: ReactNode
  /** Use the whole width of a desk's window. */
  wide?: boolean
  className?: string
  children: ReactNode
}

/** The root of every page: theme, 长辈模式, safe areas, and a column between two bars. */
export function Page({ nav, bar, over, wide, className, children }: PageProps) {
  const { theme, dark, elder, scale } = useAppearance()
  const overEveryPage = useOverEveryPage()
  const dress = () => dressFrame({ theme, dark, elder, scale })
  useEffect(dress, [theme, dark, elder, scale])
  // The look may have changed while another page lay on top.
  useDidShow(dress)
  return (
    <View className={classNames('page', theme, elder && 'elder', scaleClasses[scale], wide && 'page-wide', className)}>
      {nav}
      <View className={classNames('page-body', !bar && 'page-bare')}>{children}</View>
      {bar}
      {over}
      {overEveryPage}
    </View>
  )
}
