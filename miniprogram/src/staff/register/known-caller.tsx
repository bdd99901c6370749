import { useEffect } from 'react'
import { type CustomerRef, readCustomer } from '#contract/customers.ts'
import { call } from '../../api/call.ts'
import { useLoad } from '../../features/use-load.ts'
import { Note } from '../../ui/note.tsx'
import { chosenCaller, type RegisterForm } from '../features/register/register-form.ts'

type KnownCallerProps = {
  communityId: string
  who: CustomerRef
  form: RegisterForm
  change: (part: Partial<RegisterForm>) => void
  /** It has been filled in, and is not again. */
  onFilled: () => void
}

/** Whom the way here named: filled in once, as long as nobody was written down. */
export function KnownCaller({ communityId, who, form, change, onFilled }: KnownCallerProps) {
  const { userId, phoneHash } = who
  const given = { ...(userId ? { userId } : {}), ...(phoneHash ? { phoneHash } : {}) }
  const { value, failure, busy } = useLoad({
    key: `customer/${communityId}/${userId ?? ''}/${phoneHash ?? ''}`,
    schema: readCustomer.answer,
    fetch: () => call(readCustomer, { query: { communityId, ...given } }),
  })
  const caller = value?.caller
  useEffect(() => {
    if (!caller) return
    onFilled()
    if (form.caller === undefined && form.phone === '' && form.name.trim() === '') change(chosenCaller(caller, form))
  }, [caller, form, change, onFilled])
  if (caller || !(failure || !busy)) return null
  return (
    <Note loose tone="warn" spoken="alert">
      {`${failure?.sentence ?? '没找到这位客户。'}可以先手写姓名和房间。`}
    </Note>
  )
}
