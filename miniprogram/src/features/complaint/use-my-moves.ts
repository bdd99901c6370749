import type { Detail } from '#contract/complaint-views.ts'
import {
  answerMyOffer,
  appealMine,
  askNextRound,
  makeMineComplaint,
  nudgeMine,
  objectToMyDate,
  remarkOnMine,
  splitMine,
  withdrawMine,
} from '#contract/complaints.ts'
import { call } from '../../api/call.ts'
import { ask, toast } from '../../ui/toast.ts'
import { useAct } from '../use-act.ts'
import type { Load } from '../use-load.ts'

/** What a resident can send about one complaint; each shows at once what came of it. */
export function useMyMoves(id: string, load: Load<Detail>) {
  const quick = useAct(load)
  const written = useAct(load)
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

    nudge: () =>
      said(
        quick.run('nudge', key => call(nudgeMine, { params, body: { turn }, key })),
        '催了，负责的人会收到',
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
      await said(
        quick.run('accept-offer', key => call(answerMyOffer, { params, body: { turn, accepted: true }, key })),
        '已同意，按方案办',
      )
    },

    refuseOffer: (words: string) =>
      written.run('refuse-offer', key => call(answerMyOffer, { params, body: { turn, accepted: false, words }, key })),

    remark: (text: string) => written.run('remark', key => call(remarkOnMine, { params, body: { turn, text }, key })),

    nextRound: (reason: string) =>
      written.run('next-round', key => call(askNextRound, { params, body: { turn, reason }, key })),

    appeal: (reason: string) => written.run('appeal', key => call(appealMine, { params, body: { turn, reason }, key })),

    objectToDate: (words: string) =>
      written.run('object', key => call(objectToMyDate, { params, body: { turn, ...(words ? { words } : {}) }, key })),
  }
}

export type MyMoves = ReturnType<typeof useMyMoves>
