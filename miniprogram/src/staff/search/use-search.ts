import { useEffect, useRef, useState } from 'react'
import { type SearchAnswer, searchComplaints } from '#contract/customers.ts'
import { call, type Failure } from '../../api/call.ts'
import { isWorthAsking } from './search-words.ts'

/** After the last letter, in milliseconds. */
const pause = 400

type Found = { text: string; answer: SearchAnswer }

/** What is typed, what was found for it, and how it goes on. An answer to a text that was changed meanwhile is dropped. */
export function useSearch(communityId: string) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found>()
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const asked = useRef('')
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  const search = async (wanted: string) => {
    clearTimeout(timer.current)
    const trimmed = wanted.trim()
    if (trimmed === '') return
    asked.current = trimmed
    setFailure(undefined)
    setBusy(true)
    const called = await call(searchComplaints, { body: { communityId, text: trimmed } })
    if (asked.current !== trimmed) return
    setBusy(false)
    if (called.ok) setFound({ text: trimmed, answer: called.value })
    else setFailure(called)
  }
  const write = (typed: string) => {
    clearTimeout(timer.current)
    setText(typed)
    if (typed.trim() === asked.current) return
    asked.current = ''
    setBusy(false)
    setFailure(undefined)
    if (!isWorthAsking(typed)) return setFound(undefined)
    timer.current = setTimeout(() => void search(typed), pause)
  }
  const goOn = async () => {
    const more = found?.answer.more
    if (!found || !more) return
    setFailure(undefined)
    const called = await call(searchComplaints, { body: { communityId, text: found.text, more } })
    if (asked.current !== found.text) return
    if (!called.ok) return setFailure(called)
    // Who it may be was answered with the first page.
    const { cards, customers, moreCustomers } = found.answer
    const fresh = called.value.cards.filter(it => !cards.some(before => before.id === it.id))
    setFound({ text: found.text, answer: { ...called.value, cards: [...cards, ...fresh], customers, moreCustomers } })
  }
  const searchFor = (chosen: string) => {
    setText(chosen)
    setFound(undefined)
    return search(chosen)
  }
  return { text, found: found?.answer, failure, busy, write, searchFor, again: () => search(text), goOn }
}
