import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { deleteAccount, type MyData } from '#contract/privacy.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-name.ts'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { ask } from '../../ui/toast.ts'
import { goToTab, pages } from '../go.ts'
import { forgetPhone } from './forget-phone.ts'

const goes = [
  '称呼、手机号、微信登录、绑定的房屋',
  '每件投诉上的姓名、电话和房号',
  '给家人看的、跟进的、收到的通知',
  '没有交上来的照片，手机上没提交的草稿',
]
const stays = [
  '投诉的编号、日期、类别、怎么办的和统计数字，不带您的身份',
  '您写的话和照片，跟着那件投诉存到期满再删',
  '您同意和撤回的记录，证明我们问过您',
]

function Points({ title, icon, points }: { title: string; icon: IconName; points: readonly string[] }) {
  return (
    <View className="mt3">
      <View className="b">{title}</View>
      {points.map(point => (
        <View key={point} className="fit mt1">
          <Icon name={icon} />
          <View className="grow">{point}</View>
        </View>
      ))}
    </View>
  )
}

type DeleteCardProps = { data: MyData; onGone: () => void }

/** 注销账号: what goes and what stays is said before; while a complaint goes on it is not offered. */
export function DeleteCard({ data, onGone }: DeleteCardProps) {
  const key = useRef(newKey())
  const [wrong, setWrong] = useState<string>()
  const leave = async () => {
    const sure = await ask({
      title: '注销账号？',
      text: '删掉就找不回来。再登录是新的账号，看不到以前的投诉。',
      yes: '注销',
    })
    if (!sure) return
    setWrong(undefined)
    const gone = await call(deleteAccount, { key: key.current })
    if (!gone.ok) return setWrong(gone.sentence)
    forgetPhone()
    onGone()
  }
  return (
    <Card title="注销账号">
      <Points title="马上删掉" icon="close" points={goes} />
      <Points title="留下来的" icon="doc" points={stays} />
      <View className="mt4">
        <Offer data={data} onLeave={leave} />
      </View>
      {wrong && (
        <Note tone="warn" spoken="alert" className="mt3">
          {wrong}
        </Note>
      )}
    </Card>
  )
}

function Offer({ data: { isStaff, unfinished }, onLeave }: { data: MyData; onLeave: () => unknown }) {
  if (isStaff) return <Note tone="quiet">您是员工，账号由公司管理。要注销，请先请管理员取消您的权限。</Note>
  if (unfinished > 0)
    return (
      <>
        <Note tone="quiet">{`您还有 ${unfinished} 件投诉没有办完。先撤销，或等办结，再来注销。`}</Note>
        <ListRow id="unfinished" icon="list" word="看没办完的投诉" onTap={() => goToTab(pages.complaints)} />
      </>
    )
  return <Button id="delete-account" kind="warn" wide word="注销账号" busyWord="正在注销…" onTap={onLeave} />
}
