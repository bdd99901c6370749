import { useState } from 'react'
import { withdrawConsent } from '#contract/privacy.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { askPrivacy, forgetUntold } from '../../api/privacy.ts'
import { keepMe } from '../../api/session.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { ask, toast } from '../../ui/toast.ts'
import { useMe } from '../use-me.ts'
import { useNow } from '../use-now.ts'
import { momentWords } from '../when.ts'
import { useAgreed } from './use-agreed.ts'

/** The consent to photos and phone number: given here as in the sheet, taken back as easily. */
export function ConsentCard({ onChanged }: { onChanged: () => unknown }) {
  const agreed = useAgreed()
  const at = useMe()?.consent?.at
  const now = useNow()
  const [wrong, setWrong] = useState<string>()
  const takeBack = async () => {
    const sure = await ask({ title: '撤回同意？', text: '以后用照片和手机号前再问您。交过的照常办。', yes: '撤回' })
    if (!sure) return
    const taken = await call(withdrawConsent, { key: newKey() })
    if (!taken.ok) return setWrong(taken.sentence)
    forgetUntold()
    keepMe(taken.value)
    toast('撤回了，用之前会再问您')
    onChanged()
  }
  const change = (on: boolean) => {
    setWrong(undefined)
    void (on ? askPrivacy('privacy-page') : takeBack())
  }
  return (
    <Card title="您的同意">
      <SwitchRow
        id="consent"
        icon="shield"
        word="可以用照片和手机号"
        hint={agreed ? (at === undefined ? '您同意过' : `${momentWords(at, now)} 同意的`) : '现在不用，用之前会问您'}
        on={agreed}
        onChange={change}
      />
      {wrong && (
        <Note tone="warn" spoken="alert" className="mt3">
          {wrong}
        </Note>
      )}
    </Card>
  )
}
