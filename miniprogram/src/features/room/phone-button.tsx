import { useState } from 'react'
import { phoneCode, phoneNeedsNativeButton } from '../../api/wechat.ts'
import { Button } from '../../ui/button.tsx'

type PhoneButtonProps = { missing: string | undefined; onCode: (code: string | undefined) => Promise<void> }

/** WeChat gives a phone number only through its own button; the two-phone page asks its stand-in. */
export function PhoneButton({ missing, onCode }: PhoneButtonProps) {
  const [busy, setBusy] = useState(false)
  if (missing) return <Button id="bind" word={missing} />
  const take = async (code: string | undefined) => {
    setBusy(true)
    await onCode(code)
    setBusy(false)
  }
  const word = { id: 'bind', icon: 'phone', word: '用微信手机号绑定', busyWord: '正在核对…', busy } as const
  if (!phoneNeedsNativeButton) return <Button {...word} onTap={() => phoneCode().then(take)} />
  return (
    <Button
      {...word}
      native={{ openType: 'getPhoneNumber', onGetPhoneNumber: event => void take(event.detail.code || undefined) }}
    />
  )
}
