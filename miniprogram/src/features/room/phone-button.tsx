import { useState } from 'react'
import { askPrivacy } from '../../api/privacy.ts'
import { phoneCode, phoneNeedsNativeButton } from '../../api/wechat.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.ts'
import { useAgreed } from '../privacy/use-agreed.ts'

type PhoneButtonProps = { missing: string | undefined; onCode: (code: string | undefined) => Promise<void> }

/** WeChat gives a phone number only through its own button; the two-phone page asks its stand-in. */
export function PhoneButton({ missing, onCode }: PhoneButtonProps) {
  const [busy, setBusy] = useState(false)
  const agreed = useAgreed()
  if (missing) return <Button id="bind" word={missing} />
  const take = async (code: string | undefined) => {
    setBusy(true)
    await onCode(code)
    setBusy(false)
  }
  const word = { id: 'bind', icon: 'phone', word: '用微信手机号绑定', busyWord: '正在核对…', busy } as const
  if (!phoneNeedsNativeButton)
    return <Button {...word} onTap={async () => ((await askPrivacy('phone')) ? phoneCode().then(take) : undefined)} />
  // WeChat gives the number to a tap on its own button only: the first tap asks, the second one takes.
  if (!agreed)
    return (
      <Button
        {...word}
        onTap={async () => {
          if (await askPrivacy('phone')) toast('好了，请再点一次绑定。')
        }}
      />
    )
  return (
    <Button
      {...word}
      native={{ openType: 'getPhoneNumber', onGetPhoneNumber: event => void take(event.detail.code || undefined) }}
    />
  )
}
