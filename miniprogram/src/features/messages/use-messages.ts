import { useEffect, useRef, useState } from 'react'
import { listMyMessages, type MessagePage, markMessagesRead } from '#contract/messages.ts'
import { call } from '../../api/call.ts'
import { toast } from '../../ui/toast.ts'
import { useLoad } from '../use-load.ts'
import { anew } from './message-words.ts'
import { keepUnread } from './unread.ts'

/** What was sent to me. Whatever has been shown is read: the dots stay until the list is looked at again. */
export function useMessages() {
  const known = useRef<MessagePage>()
  const load = useLoad<MessagePage>({
    key: 'messages',
    schema: listMyMessages.answer,
    fetch: async () => {
      const first = await call(listMyMessages)
      return first.ok ? { ok: true, value: anew(known.current, first.value) } : first
    },
    stored: true,
  })
  known.current = load.value
  const newest = load.value?.messages[0]
  const upTo = newest?.unread ? newest.at : undefined
  useEffect(() => {
    if (upTo === undefined) return
    void call(markMessagesRead, { body: { upTo } }).then(marked => {
      if (marked.ok) keepUnread(0)
    })
  }, [upTo])
  const [fetching, setFetching] = useState(false)
  const readMore = async () => {
    const before = known.current
    if (before?.more === undefined || fetching) return
    setFetching(true)
    const next = await call(listMyMessages, { query: { more: before.more } })
    setFetching(false)
    if (!next.ok) return toast(next.sentence)
    load.put({ ...next.value, messages: [...before.messages, ...next.value.messages] })
  }
  return { load, fetching, readMore }
}
