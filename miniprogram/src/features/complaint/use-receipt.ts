import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { checkReceipt, type Receipt, type ReceiptCheck, readReceipt } from '#contract/receipts.ts'
import { call } from '../../api/call.ts'
import { type Load, useLoad } from '../use-load.ts'
import { noCodeWords, readKept } from './receipt-words.ts'

/** The receipt of the complaint named in the page's address, and checking it or one that was kept. */
export function useReceipt(): { load: Load<Receipt>; check: ReturnType<typeof useCheck> } {
  const id = useRouter().params.id ?? ''
  const load = useLoad({
    key: `receipt/${id}`,
    schema: readReceipt.answer,
    fetch: () => call(readReceipt, { params: { id } }),
  })
  return { load, check: useCheck(id, load.value) }
}

function useCheck(id: string, receipt: Receipt | undefined) {
  const [kept, setKept] = useState('')
  const [found, setFound] = useState<ReceiptCheck>()
  const [wrong, setWrong] = useState<string>()
  const forget = () => {
    setFound(undefined)
    setWrong(undefined)
  }
  return {
    kept,
    found,
    /** Why nothing was checked. */
    wrong,
    write(text: string) {
      forget()
      setKept(text)
    },
    /** Checks what was pasted; without it, the receipt as it is shown. */
    async run() {
      if (!receipt) return
      forget()
      const wanted = kept.trim() === '' ? { number: undefined, code: receipt.first.code } : readKept(kept)
      if (!wanted) return setWrong(noCodeWords)
      const query = { number: wanted.number ?? receipt.number, code: wanted.code }
      const called = await call(checkReceipt, { params: { id }, query })
      if (called.ok) setFound(called.value)
      else setWrong(called.sentence)
    },
  }
}
