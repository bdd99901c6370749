import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { aria } from './aria.ts'
import { measureBar } from './capsule.ts'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'

type NavBarProps = {
  title?: string
  /** The product's name with its arcs, instead of a title. */
  brand?: string
  /** `true` (default) shows 返回, or 首页 when this page was opened from outside; a function replaces what it does; `false` for tab pages. */
  back?: boolean | (() => void)
  homeUrl?: string
  /** Small controls before WeChat's own buttons. */
  right?: ReactNode
}

/** The bar above a page, drawn round WeChat's own buttons. */
export function NavBar({ title, brand, back = true, homeUrl = '/pages/home/index', right }: NavBarProps) {
  const [bar] = useState(measureBar)
  const [alone] = useState(() => Taro.getCurrentPages().length <= 1)
  const goBack = () => {
    if (typeof back === 'function') back()
    else if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
    else Taro.reLaunch({ url: homeUrl })
  }
  const showsHome = alone && typeof back !== 'function'
  return (
    <View className="nav" style={{ paddingTop: `${bar.top}px` }} {...aria({ role: 'banner' })}>
      <View className="nav-row" style={{ height: `${bar.height}px`, paddingRight: `${bar.right}px` }}>
        {back ? (
          <Tap className="nav-tap" label={showsHome ? '回首页' : '返回'} onTap={goBack}>
            <Icon name={showsHome ? 'home' : 'left'} />
          </Tap>
        ) : (
          <View className="nav-pad" />
        )}
        {brand ? (
          <View className="brand">
            <Icon name="echo" />
            <Text>{brand}</Text>
          </View>
        ) : (
          <View className="nav-t">{title}</View>
        )}
        <View className="end row">{right}</View>
      </View>
    </View>
  )
}
