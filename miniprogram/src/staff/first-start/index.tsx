import { View } from '@tarojs/components'
import { useState } from 'react'
import { firstStartCode, mostOfCompany } from '#domain/people/first-start.ts'
import { most } from '#domain/places/settings.ts'
import { goInstead } from '../../features/go.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone } from '../../ui/toast.ts'
import { staffUrl } from '../features/staff-url.ts'
import { type BeginningForm, emptyBeginning, useBeginning } from './use-beginning.ts'

const missingIn = ({ code, company, community, name, phone }: BeginningForm): string | undefined => {
  if (firstStartCode(code) === undefined) return '先填开通码，至少 12 个字母和数字'
  if (company.trim() === '') return '先填公司名称'
  if (community.trim() === '') return '先填小区名称'
  if (name.trim() === '') return '先填您的姓名'
  return phone.trim() === '' ? '先填值班电话' : undefined
}

/** 开始使用: the first administrator of a new deployment, by the code that was set for it. */
export default function FirstStartPage() {
  const [form, setForm] = useState(emptyBeginning)
  const { wrong, begin } = useBeginning()
  const change = (part: Partial<BeginningForm>) => setForm({ ...form, ...part })
  const start = async () => {
    const communityId = await begin(form)
    if (communityId === undefined) return
    toastDone('可以用了')
    goInstead(staffUrl.setUp(communityId))
  }
  return (
    <Page
      nav={<NavBar title="开始使用" />}
      bar={
        <BottomBar {...(wrong ? { note: wrong, noteIcon: 'warn' } : {})}>
          <Button id="begin" word="开始使用" busyWord="正在准备…" disabled={missingIn(form)} onTap={start} />
        </BottomBar>
      }
    >
      <Note loose icon="info" title="给第一位管理员">
        公司刚装好这个小程序时填一次。以后的同事用员工邀请码加入。
      </Note>
      <Card title="开通码">
        <TextField
          id="code"
          silent
          label="开通码"
          placeholder="负责部署的人给您的"
          max={80}
          value={form.code}
          hint="只能用一次。大小写、空格都不要紧。"
          onChange={code => change({ code })}
        />
      </Card>
      <Card title="公司和第一个小区">
        <TextField
          id="company"
          label="公司名称"
          placeholder="比如 安居物业服务有限公司"
          max={mostOfCompany}
          value={form.company}
          onChange={company => change({ company })}
        />
        <View className="mt4">
          <TextField
            id="community"
            label="小区名称"
            placeholder="住户平时怎么叫就怎么写"
            max={most.community}
            value={form.community}
            hint="以后可以改，也可以再加小区。"
            onChange={community => change({ community })}
          />
        </View>
        <View className="mt4">
          <TextField
            id="phone"
            label="值班电话"
            placeholder="比如 020-88880110"
            keyboard="number"
            max={20}
            value={form.phone}
            hint="住户有急事时打，列在紧急电话里。"
            onChange={phone => change({ phone })}
          />
        </View>
      </Card>
      <Card title="您">
        <TextField
          id="name"
          label="姓名"
          placeholder="和工牌上一样"
          max={20}
          value={form.name}
          hint="您是管理员，改了什么都记在这个名字下。"
          onChange={name => change({ name })}
        />
      </Card>
    </Page>
  )
}
