import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { WorkPage } from '#contract/staff.ts'
import type { WorkChanges } from '#contract/work.ts'
import { firstHeld, type Held, type News, withChanges, withFirst, withPage } from './work-held.ts'
import { newsWords } from './work-news.ts'

type Heard = Pick<WorkChanges, 'changed' | 'gone'>
type Named = { name: string; held: Held }

const nothingHeard: Heard = { changed: [], gone: [] }

/** The later of two reports on the same complaint counts. */
const together = (one: Heard, other: Heard): Heard => {
  const ids = new Set([...other.changed.map(it => it.card.id), ...other.gone.map(it => it.id)])
  return {
    changed: [...one.changed.filter(it => !ids.has(it.card.id)), ...other.changed],
    gone: [...one.gone.filter(it => !ids.has(it.id)), ...other.gone],
  }
}

const own = ({ changed, gone }: Heard): Heard => ({
  changed: changed.filter(it => it.own),
  gone: gone.filter(it => it.own),
})

const others = ({ changed, gone }: Heard): Heard => ({
  changed: changed.filter(it => !it.own),
  gone: gone.filter(it => !it.own),
})

/**
 * What the phone holds of a list. What others change comes in at once where the list may move, and waits for a tap where
 * it may not.
 */
export function useHeld(name: string, page: WorkPage | undefined, mayMove: () => boolean) {
  const [kept, setKept] = useState<Named>()
  const waiting = useRef(nothingHeard)
  const [waitingCount, setWaitingCount] = useState(0)
  const [said, setSaid] = useState<string>()
  const since = useRef<{ name: string; token: string | undefined }>({ name, token: undefined })
  const begun = useRef<{ name: string; anew: boolean }>({ name, anew: true })
  const seen = useRef<WorkPage>()
  const held = kept?.name === name ? kept.held : page && firstHeld(page)
  const latest = useRef(held)
  latest.current = held
  const put = (next: Held) => {
    latest.current = next
    setKept({ name, held: next })
  }
  const tell = (news: readonly News[]) => setSaid(newsWords(news))
  const wait = (heard: Heard) => {
    waiting.current = heard
    setWaitingCount(latest.current ? withChanges(latest.current, heard).news.length : 0)
  }
  useEffect(() => {
    if (!page || seen.current === page) return
    seen.current = page
    const before = latest.current
    const isNew = begun.current.name !== name || begun.current.anew || !before
    if (since.current.name !== name || since.current.token === undefined) since.current = { name, token: page.since }
    begun.current = { name, anew: false }
    if (isNew) {
      waiting.current = nothingHeard
      setWaitingCount(0)
      setSaid(undefined)
    }
    const next = isNew ? firstHeld(page) : withFirst(before, page).held
    latest.current = next
    setKept({ name, held: next })
  }, [name, page])
  const take = (heard: Heard) => {
    const before = latest.current
    if (!before) return
    const { held: after, news } = withChanges(before, heard)
    if (news.length === 0) return
    put(after)
    tell(news)
  }
  return {
    held,
    /** What changed last, in words. */
    said,
    /** So many changes wait for a tap. */
    waiting: waitingCount,
    since: (asked: string) => (since.current.name === asked ? since.current.token : undefined),
    addPage: (asked: string, more: WorkPage) => {
      if (asked === name && latest.current) put(withPage(latest.current, more))
    },
    /** What others changed, as it was told; false where another list is looked at by now. */
    hear(asked: string, told: WorkChanges): boolean {
      if (since.current.name !== asked) return false
      since.current = { name: asked, token: told.since }
      if (told.lost) begun.current = { name: asked, anew: true }
      const heard = together(waiting.current, told)
      const moves = mayMove()
      take(moves ? heard : own(heard))
      wait(moves ? nothingHeard : others(heard))
      return true
    },
    /** Lets in what waits, and shows it from the top. */
    letIn() {
      take(waiting.current)
      wait(nothingHeard)
      Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
    },
  }
}
