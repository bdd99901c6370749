import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { entryFrom } from '../../features/homes/entry.ts'
import { EnterCode, Invitation } from '../../features/homes/join-page.tsx'

/** 加入房屋: by the invitation in the address, or by a code typed in. */
export default function JoinPage() {
  const entry = entryFrom(useRouter().params)
  const [code, setCode] = useState(entry?.kind === 'invitation' ? entry.code : '')
  return code ? (
    <Invitation key={code} code={code} onOther={() => setCode('')} />
  ) : (
    <EnterCode wrong={entry?.kind === 'invitation' && entry.code === ''} onCode={setCode} />
  )
}
