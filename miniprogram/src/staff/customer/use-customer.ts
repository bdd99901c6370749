import {
  addCustomerNote,
  type CustomerRef,
  type CustomerView,
  flagCustomer,
  readCustomer,
} from '#contract/customers.ts'
import { call } from '../../api/call.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'

/** A customer's view, with what can be done to it. */
export function useCustomer(communityId: string, who: CustomerRef) {
  const load = useLoad<CustomerView>({
    key: `customer/${communityId}/${who.userId ?? ''}/${who.phoneHash ?? ''}`,
    schema: readCustomer.answer,
    fetch: () => call(readCustomer, { query: { communityId, ...who } }),
  })
  const act = useAct(load)
  const { value } = load
  const note = (words: string) =>
    act.run('note', async key => {
      const called = await call(addCustomerNote, { key, body: { communityId, who, words } })
      if (!called.ok || !value) return called.ok ? readAgain() : called
      return { ok: true, value: { ...value, notes: [called.value, ...value.notes] } }
    })
  const readAgain = () => call(readCustomer, { query: { communityId, ...who } })
  const flag = (flagged: boolean, why: string) =>
    act.run('flag', async key => {
      const called = await call(flagCustomer, { key, body: { communityId, who, flagged, why } })
      if (!called.ok || !value) return called.ok ? readAgain() : called
      const { flag: _before, ...rest } = value
      return { ok: true, value: { ...rest, ...(called.value.flag ? { flag: called.value.flag } : {}) } }
    })
  return { load, act, note, flag }
}
