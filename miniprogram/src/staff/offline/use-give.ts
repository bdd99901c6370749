import { useState } from 'react'
import { readAsStaff } from '#contract/staff.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { call } from '../../api/call.ts'
import { failure } from '../../api/failure.ts'
import { newKey } from '../../api/new-key.ts'
import { currentMe } from '../../api/session.ts'
import type { Act } from '../../features/acts/act.ts'
import { actSender, acts } from '../../features/acts/acts.ts'
import type { Photos } from '../../features/photos/use-photos.ts'
import type { Standing } from '../../features/sending/queue.ts'
import { type Act as Tries, useAct } from '../../features/use-act.ts'
import type { Load } from '../../features/use-load.ts'
import { toast } from '../../ui/toast.ts'
import { saidIn } from './act-words.ts'
import { choicesFor, isStaffAct } from './choices.ts'
import { lookOn } from './use-acts.ts'

export type Deed = {
  /** The move it is. */
  move: StaffDetail['moves'][number]
  /** What it is called: 接单. */
  word: string
  endpoint: { path: string; name: string }
  /** What is sent, but turn, moment and photos. */
  body: Record<string, unknown>
  photos?: Photos | undefined
  /** What it was made of, to go on with when it is taken back. */
  form?: unknown
}

/** `done`: the server has it. `kept`: it stands on the phone, and goes by itself or waits for the person's choice. */
export type Given = 'done' | 'kept' | undefined

export type StaffActs = Tries<StaffDetail> & {
  /** Does it, with network or without. Undefined where the server refused it and the form still has it all. */
  give: (deed: Deed) => Promise<Given>
}

/** The server is told when these were done. */
const timed = ['takeOrder', 'arriveOnSite', 'comeInVain', 'noteProgress', 'reportDone']
/** After this long a person does not wait any more. */
const patience = 5000
const outdated = ['changed-meanwhile', 'not-now', 'dispatcher-only']

const slowly = (): Promise<undefined> => new Promise(done => setTimeout(() => done(undefined), patience))

const lastSeq = ({ entries }: StaffDetail): number => Math.max(0, ...entries.map(({ seq }) => seq))

const actOf = ({ move, word, endpoint, body, photos, form }: Deed, detail: StaffDetail, ownerId: string): Act => ({
  key: newKey(),
  ownerId,
  complaintId: detail.id,
  path: endpoint.path,
  name: move,
  word,
  title: detail.title,
  number: detail.number,
  body,
  turn: detail.turn,
  seenSeq: lastSeq(detail),
  at: Date.now(),
  order: nextOrder(),
  timed: timed.includes(endpoint.name),
  photos: [...(photos?.kept ?? [])],
  withPhotos: photos !== undefined,
  ...(form === undefined ? {} : { form }),
  sent: undefined,
  given: { trouble: undefined },
})

/** Behind everything that was done before. */
export const nextOrder = (): number => Math.max(0, ...acts.all().map(it => it.order)) + 1

/** Stored before anything else; then sent, while the person waits a little. */
export const giveAndLookOn = async (act: Act): Promise<Standing | undefined> => {
  const lookAway = lookOn(act.key)
  try {
    return await Promise.race([actSender.give(act), slowly()])
  } finally {
    lookAway()
  }
}

/** Nothing can be done with it any more but to keep what was written, photographed or simply happened. */
const isOnlyWorthNoting = (act: Act, reason: string, moves: StaffDetail['moves']): boolean => {
  if (!isStaffAct(act.name)) return false
  const left = { hasWords: saidIn(act) !== '', hasPhotos: act.photos.length > 0 }
  return choicesFor({ act: act.name, reason, moves, ...left })[0] === 'note'
}

/** What this person may do now: nothing where he sees it no longer. */
const lookAgain = async ({ value, put }: Load<StaffDetail>): Promise<StaffDetail['moves']> => {
  if (!value) return []
  const fresh = await call(readAsStaff, { params: { id: value.id } })
  if (!fresh.ok) return fresh.reason === 'not-found' ? [] : value.moves
  put(fresh.value)
  return fresh.value.moves
}

export const keptWords = (key: string): string =>
  acts.isKept(key) ? '存在手机里了，有网自动传' : '手机存满了，没存下来。先别关小程序'

/** What staff do to a complaint: at once, or once there is network; and the sentence where it was refused. */
export function useGive(load: Load<StaffDetail>): StaffActs {
  const act = useAct(load)
  const [wrong, setWrong] = useState<string>()
  const forget = () => {
    act.forget()
    setWrong(undefined)
  }
  return {
    wrong: wrong ?? act.wrong,
    forget,
    run(name, send) {
      setWrong(undefined)
      return act.run(name, send)
    },
    async give(deed) {
      forget()
      const me = currentMe()
      if (!me || !load.value) return undefined
      const photos = await deed.photos?.prepared()
      if (photos?.some(({ problem }) => problem)) {
        setWrong(failure('photo-broken').sentence)
        return undefined
      }
      const it = { ...actOf(deed, load.value, me.userId), ...(photos ? { photos: [...photos] } : {}) }
      const end = await giveAndLookOn(it)
      if (end?.at === 'arrived') return 'done'
      if (end?.at === 'stuck') {
        const { reason, sentence } = end.trouble
        const movesNow = outdated.includes(reason) ? await lookAgain(load) : load.value.moves
        // Its form is about to close: the words stay with what happened meanwhile, to be kept as a note.
        if (isOnlyWorthNoting(it, reason, movesNow)) return 'kept'
        if (actSender.remove(it.key)) {
          setWrong(sentence)
          return undefined
        }
      }
      toast(keptWords(it.key))
      return 'kept'
    },
  }
}
