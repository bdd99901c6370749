import { useCallback, useEffect, useRef, useState } from 'react'
import type { FilingBody } from '#contract/complaints.ts'
import { toast } from '../../ui/toast.ts'
import { goInstead, pages } from '../go.ts'
import type { Standing } from '../sending/queue.ts'
import { sender, waitFor } from './drafts.ts'

type Submit = {
  /** The line is slow; it is kept and will be sent, also without this page. */
  isSlow: boolean
  /** It could not get through and goes by itself later. */
  isParked: boolean
  submit: (body: FilingBody) => Promise<void>
  /** Back to the form. */
  takeBack: () => Promise<void>
}

const slowAfter = 5000

/**
 * Gives a draft to be sent. Once it has arrived the page makes way for 收到了; where the line is dead, it says that it will
 * be sent; where the server has something against it, it is a draft again, with the reason beside it.
 */
export function useSubmit(key: string): Submit {
  const [isSlow, setSlow] = useState(false)
  const [isParked, setParked] = useState(false)
  const stopWaiting = useRef<() => void>()
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
      stopWaiting.current?.()
    }
  }, [])
  const showEnd = useCallback(
    async (standing: Standing) => {
      if (!isOpen.current) return
      if (standing.at === 'arrived') return goInstead(pages.submitted(key))
      if (standing.at === 'waiting') return setParked(true)
      stopWaiting.current?.()
      setParked(false)
      if (standing.at !== 'stuck') return
      if (standing.trouble.reason === 'filed-before') return goInstead(pages.unsent)
      await sender.takeBack(key)
    },
    [key],
  )
  // Parked, it goes on by itself; this page is told how it ends.
  useEffect(() => {
    if (!isParked) return
    return sender.standings.onChange(() => {
      const standing = sender.standings.of(key)
      if (standing.at === 'arrived' || standing.at === 'stuck') void showEnd(standing)
    })
  }, [isParked, key, showEnd])
  return {
    isSlow,
    isParked,
    async submit(body) {
      stopWaiting.current?.()
      stopWaiting.current = waitFor(key)
      const slow = setTimeout(() => isOpen.current && setSlow(true), slowAfter)
      const standing = await sender.give(key, body)
      clearTimeout(slow)
      if (isOpen.current) setSlow(false)
      await showEnd(standing)
    },
    async takeBack() {
      const taken = await sender.takeBack(key)
      if (taken === 'under-way') return toast('正在提交，请等一会儿再改。')
      await showEnd(taken === 'filed' ? { at: 'arrived' } : { at: 'draft' })
    },
  }
}
