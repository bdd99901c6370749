import { useState } from 'react'
import { goToTab, pages } from '../../features/go.ts'
import { ConsentCard } from '../../features/privacy/consent-card.tsx'
import { DataCard } from '../../features/privacy/data-card.tsx'
import { DeleteCard } from '../../features/privacy/delete-card.tsx'
import { PolicyCard } from '../../features/privacy/policy-card.tsx'
import { useMyData } from '../../features/privacy/use-my-data.ts'
import { Blank } from '../../ui/blank.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'

/** 隐私: my consent, what is kept of me, what it is used for, and a way out. */
export default function PrivacyPage() {
  const [isGone, setGone] = useState(false)
  if (isGone) {
    return (
      <Page nav={<NavBar title="隐私" back={false} />}>
        <Blank
          kind="empty"
          title="账号已注销"
          action={{ id: 'go-home', word: '回首页', onTap: () => goToTab(pages.home) }}
        >
          您的身份已经删掉，投诉上的姓名、电话和房号几分钟内删完。回首页会登录成新的账号。
        </Blank>
      </Page>
    )
  }
  return <Privacy onGone={() => setGone(true)} />
}

function Privacy({ onGone }: { onGone: () => void }) {
  const data = useMyData()
  return (
    <Page nav={<NavBar title="隐私" />}>
      <ConsentCard onChanged={data.load.reload} />
      <DataCard {...data} />
      <PolicyCard />
      {data.load.value && <DeleteCard data={data.load.value} onGone={onGone} />}
    </Page>
  )
}
