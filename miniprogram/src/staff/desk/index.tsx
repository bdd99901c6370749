import './index.css'
import { Image, Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { deskCodePrefix } from '#contract/desk.ts'
import { goToTab, pages } from '../../features/go.ts'
import { aria } from '../../ui/aria.ts'
import { Blank } from '../../ui/blank.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { codeGroups } from '../features/desk/code-groups.ts'
import { qrImage } from './qr-image.ts'
import { useDeskSignIn } from './use-desk-sign-in.ts'

/** 扫码登录: how an employee gets into the browser at the desk, with the phone in his hand. */
export default function Desk() {
  const { state, begin } = useDeskSignIn()
  useEffect(() => {
    if (state.at === 'in') goToTab(pages.work)
  }, [state.at])
  const again = { id: 'new-code', word: '换一个新码', icon: 'refresh', onTap: begin } as const
  return (
    <Page nav={<NavBar title="回音 · 员工" back={false} />}>
      {state.at === 'shown' && <Code code={state.code} />}
      {(state.at === 'fetching' || state.at === 'in') && <Skeleton spoken="正在取登录码…" />}
      {state.at === 'failed' && (
        <Blank kind={state.failure.reason === 'offline' ? 'offline' : 'failed'} title="没取到登录码" action={again}>
          {state.failure.sentence}
        </Blank>
      )}
      {state.at === 'refused' && (
        <Blank kind="failed" title="手机上点了“不是我”" action={again}>
          要登录，请换一个新码再扫。
        </Blank>
      )}
      {state.at === 'over' && (
        <Blank kind="empty" title="登录码过期了" action={again}>
          一个码两分钟内有效，只能用一次。
        </Blank>
      )}
    </Page>
  )
}

function Code({ code }: { code: string }) {
  return (
    <Card>
      <View className="desk-code">
        <View className="title">用手机扫一扫登录</View>
        <Image
          className="desk-qr mt4"
          src={qrImage(`${deskCodePrefix}${code}`)}
          mode="scaleToFill"
          {...aria({ role: 'img', label: `登录码 ${codeGroups(code)}` })}
        />
        <Text id="desk-code" className="head num mt3" userSelect>
          {codeGroups(code)}
        </Text>
        <View className="desk-steps mt4">
          <View>1. 打开微信里的回音小程序</View>
          <View>2. 我的 → 登录的设备 → 扫码登录电脑</View>
          <View>3. 核对这 8 位数字，点“是我，登录”</View>
        </View>
        <View className="sub mt3">没有摄像头，可以在手机上输入这 8 位数字。</View>
      </View>
    </Card>
  )
}
