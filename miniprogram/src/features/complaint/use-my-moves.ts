import { useEffect, useRef, useState } from 'react'
import type { Detail } from '#contract/complaint-views.ts'
import {
  answerMyOffer,
  appealMine,
  appointMine,
  askNextRound,
  makeMineComplaint,
  nudgeMine,
  objectToMyDate,
  remarkOnMine,
  splitMine,
  withdrawMine,
} from '#contract/complaints.ts'
import type { Slot } from '#domain/appointments/slots.ts'
import { call } from '../../api/call.ts'
import { failure } from '../../api/failure.ts'
import { ask, toast } from '../../ui/toast.ts'
import type { Photos } from '../photos/use-photos.ts'
import { useAct } from '../use-act.ts'
import type { Load } from '../use-load.ts'
import type { Sending, Tapped } from './sending.ts'

/**
 * What a resident can send about one complaint. What cannot do harm is shown at once as `sending`; if it does not go
 * through, the page shows again what is so, says why, and keeps the words.
 */
export function useMyMoves(id: string, load: Load<Detail>) {
  const quick = useAct(load)
  const written = useAct(load)
  const { sending, atOnce } = useSending(load)
  const params = { id }
  const turn = load.value?.turn ?? 0
  const said = async (done: Promise<boolean>, words: string): Promise<boolean> => {
    const isDone = await done
    if (isDone) toast(words)
    return isDone
  }
  return {
    /** Why the last act without words did not go through. */
    wrong: quick.wrong,
    /** The same for words. */
    wrongWords: written.wrong,
    forgetWords: written.forget,
    sending,

    nudge: () =>
      atOnce({ act: 'nudge' }, '催了，负责的人会收到', () =>
        quick.run('nudge', key => call(nudgeMine, { params, body: { turn }, key })),
      ),

    appoint: (slot: Slot) =>
      atOnce({ act: 'appoint', slot }, '约好了，要来的人会收到', () =>
        quick.run('appoint', key => call(appointMine, { params, body: { turn, ...slot }, key })),
      ),

    async withdraw() {
      const text = '撤销后不再办，经过会留着。关系到安全或大家的，物业会自己办完。'
      if (!(await ask({ title: '撤销这件投诉？', text, yes: '撤销' }))) return
      await said(
        quick.run('withdraw', key => call(withdrawMine, { params, body: { turn }, key })),
        '已撤销',
      )
    },

    async split() {
      const text = '会分出来单独派人，重新计时派人，总的时限从您提交时算。'
      if (!(await ask({ title: '单独处理？', text, yes: '单独处理' }))) return
      await said(
        quick.run('split', key => call(splitMine, { params, body: { turn }, key })),
        '已改为单独处理',
      )
    },

    makeComplaint: () =>
      said(
        quick.run('make-complaint', key => call(makeMineComplaint, { params, body: { turn }, key })),
        '已转为投诉',
      ),

    async acceptOffer() {
      if (!(await ask({ title: '同意这个方案？', text: '同意后就按方案办。', yes: '同意', no: '再看看' }))) return
      await atOnce({ act: 'offer', accepted: true }, '已同意，按方案办', () =>
        quick.run('accept-offer', key => call(answerMyOffer, { params, body: { turn, accepted: true }, key })),
      )
    },

    refuseOffer: (words: string) =>
      atOnce({ act: 'offer', accepted: false, words }, '已告诉办事的人', () =>
        written.run('refuse-offer', key =>
          call(answerMyOffer, { params, body: { turn, accepted: false, words }, key }),
        ),
      ),

    remark: (text: string, photos: Photos) =>
      atOnce({ act: 'remark', text, photos: photos.shown.length }, '补充上去了', () =>
        written.run('remark', async key => {
          const photoIds = await photos.settled()
          if (!photoIds) return failure(photos.inTrouble ? 'photo-broken' : 'offline')
          const said = { turn, text, ...(photoIds.length > 0 ? { photoIds } : {}) }
          return call(remarkOnMine, { params, body: said, key })
        }),
      ),

    objectToDate: (words: string) =>
      atOnce({ act: 'object', words }, '说过了，原来的时限照算', () =>
        written.run('object', key =>
          call(objectToMyDate, { params, body: { turn, ...(words ? { words } : {}) }, key }),
        ),
      ),

    nextRound: (reason: string) =>
      written.run('next-round', key => call(askNextRound, { params, body: { turn, reason }, key })),

    appeal: (reason: string) => written.run('appeal', key => call(appealMine, { params, body: { turn, reason }, key })),
  }
}

export type MyMoves = ReturnType<typeof useMyMoves>

/** What is shown as sent while it is on its way, one thing at a time. */
function useSending(load: Load<Detail>) {
  const [sending, setSending] = useState<Sending>()
  const open = useRef(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  const atOnce = async (tapped: Tapped, words: string, send: () => Promise<boolean>): Promise<boolean> => {
    if (open.current || !load.value) {
      toast('上一步正在发送，请稍等。')
      return false
    }
    open.current = true
    setSending({ ...tapped, turn: load.value.turn, at: Date.now() })
    const isDone = await send()
    open.current = false
    // The page may have been left: then it is said here or nowhere.
    if (isDone) toast(words)
    else if (!mounted.current) toast('刚才没有发出去。您写的还在，回去再试一次。')
    if (mounted.current) setSending(undefined)
    return isDone
  }
  return { sending, atOnce }
}
