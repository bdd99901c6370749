import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { EnterCode } from '../../features/homes/enter-code.tsx'
import { entryFrom } from '../../features/homes/entry.ts'
import { Invitation } from '../../features/homes/join-page.tsx'

/** 加入房屋: by the invitation in the address, or by a code typed in. */
export default function JoinPage() {
  const entry = entryFrom(useRouter().params)
  const [code, setCode] = useState(entry?.kind === 'invitation' ? entry.code : '')
  if (code) return <Invitation key={code} code={code} onOther={() => setCode('')} />
  return (
    <EnterCode
      page="加入房屋"
      word="邀请码"
      note="邀请码由业主或物业发给您，7 天内有效。"
      wrong={entry?.kind === 'invitation' && entry.code === ''}
      onCode={setCode}
    />
  )
}
