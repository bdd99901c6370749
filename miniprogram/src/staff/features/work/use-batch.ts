import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Card } from '#contract/complaint-views.ts'
import type { Job } from '#contract/jobs.ts'
import { actOnMany, type ManyAct, mostAtOnce } from '#contract/work.ts'
import { call } from '../../../api/call.ts'
import { useAct } from '../../../features/use-act.ts'
import { useJob } from '../use-job.ts'

export type Batch = ReturnType<typeof useBatch>

type Sent = { act: ManyAct; cards: readonly Card[] }

/** Choosing several on the work list, one act on all of them, and how far it has come. */
export function useBatch(communityId: string, reload: () => Promise<void>) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Card>>()
  const [sent, setSent] = useState<Sent>()
  const { job, setJob } = useJob()
  const act = useAct<Job>({ put: setJob, reload })
  const cards = [...(chosen?.values() ?? [])]
  return {
    /** Missing while nothing is being chosen. */
    chosen: chosen && new Set(chosen.keys()),
    count: cards.length,
    isFull: cards.length >= mostAtOnce,
    begin(card?: Card) {
      setSent(undefined)
      setJob(undefined)
      act.forget()
      setChosen(new Map(card ? [[card.id, card]] : []))
    },
    end: () => setChosen(undefined),
    toggle(card: Card) {
      setChosen(before => {
        const next = new Map(before)
        if (!next.delete(card.id) && next.size < mostAtOnce) next.set(card.id, card)
        return next
      })
    },
    chooseAll: (all: readonly Card[]) => setChosen(new Map(all.slice(0, mostAtOnce).map(it => [it.id, it]))),
    job,
    sent,
    wrong: act.wrong,
    async run(given: ManyAct) {
      setSent({ act: given, cards })
      const complaintIds = cards.map(it => it.id)
      const body = { communityId, act: given, complaintIds }
      const done = await act.run(JSON.stringify(body), key => call(actOnMany, { body, key }))
      if (!done) return false
      setChosen(undefined)
      // How far it has come stands above the list.
      Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
      await reload()
      return true
    },
    forget() {
      setJob(undefined)
      setSent(undefined)
    },
  }
}
