import { useState } from 'react'
import type { Failure } from '../../../api/call.ts'

type PageOf<Item> = { items: readonly Item[]; more?: string | undefined }
type Called<Item> = { ok: true; value: PageOf<Item> } | Failure

/** The pages after the first; a fresh first page begins anew. */
export function usePages<Item>(first: PageOf<Item> | undefined, next: (more: string) => Promise<Called<Item>>) {
  const [later, setLater] = useState<PageOf<Item> & { start: string | undefined }>()
  const [wrong, setWrong] = useState<string>()
  // Page tokens are made anew with each answer: the same one means the same list.
  const fitting = later && later.start === first?.more ? later : undefined
  const more = fitting ? fitting.more : first?.more
  const readMore = async () => {
    if (!more) return
    setWrong(undefined)
    const called = await next(more)
    if (!called.ok) return setWrong(called.sentence)
    setLater({ start: first?.more, items: [...(fitting?.items ?? []), ...called.value.items], more: called.value.more })
  }
  return { items: [...(first?.items ?? []), ...(fitting?.items ?? [])], more: more !== undefined, readMore, wrong }
}
