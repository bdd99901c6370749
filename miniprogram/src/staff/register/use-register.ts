import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Category } from '#contract/places.ts'
import { StaffDetail } from '#contract/staff-detail.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { failure } from '../../api/failure.ts'
import { newKey } from '../../api/new-key.ts'
import { currentMe } from '../../api/session.ts'
import { actSender, acts, onActArrived } from '../../features/acts/acts.ts'
import { goInstead } from '../../features/go.ts'
import { type PhotoShelf, usePhotoShelf } from '../../features/photos/use-photos.ts'
import { useMe } from '../../features/use-me.ts'
import { toast } from '../../ui/toast.ts'
import { heardBy } from '../features/register/heard-at.ts'
import type { RegisterDraft } from '../features/register/register-drafts.ts'
import { emptyForm, isBegun, type RegisterForm, registerBody, type Solved } from '../features/register/register-form.ts'
import { registerDrafts as drafts } from '../features/register/registers.ts'
import { staffUrl } from '../features/staff-url.ts'
import { actOfRegister, draftOfRegister } from '../offline/register-act.ts'
import { giveAndLookOn, keptWords, nextOrder } from '../offline/use-give.ts'

const begin = (communityId: string): RegisterDraft => {
  const now = Date.now()
  return {
    key: newKey(),
    ownerId: currentMe()?.userId ?? '',
    communityId,
    form: emptyForm(now, drafts.source()),
    photos: [],
    papers: [],
    begunAt: now,
    changedAt: now,
  }
}

/** What is offered to go on with; what was handed over stands among the unsent. */
const offered = (communityId: string): RegisterDraft[] =>
  drafts.kept(communityId, Date.now()).filter(({ key }) => acts.find(key) === undefined)

const isUnderWay = '正在登记，登记好再改'

/** The same matter again is said of a place and a category; another one asks anew. */
const asksAnew = (part: Partial<RegisterForm>): boolean =>
  ['categoryId', 'room', 'placeKind', 'publicPlace'].some(name => name in part)

/**
 * The registration being written, kept on the phone at every change, until it is handed over; `opened`: one that comes back.
 * Handed over it is kept until the server has said its number.
 */
export function useRegister(communityId: string, opened?: string) {
  const [draft, setDraft] = useState(() => offered(communityId).find(it => it.key === opened) ?? begin(communityId))
  const [kept, setKept] = useState(() => offered(communityId).filter(it => it.key !== opened))
  const [waiting, setWaiting] = useState<string>()
  const [isKept, setIsKept] = useState(true)
  const [wrong, setWrong] = useState<string>()
  const [done, setDone] = useState<StaffDetail>()
  const latest = useRef(draft)
  const sending = useRef(false)
  const show = useCallback((next: RegisterDraft) => {
    latest.current = next
    setDraft(next)
    setWrong(undefined)
  }, [])
  const userId = useMe()?.userId
  // Opened before it was known who holds the phone.
  useEffect(() => {
    if (userId === undefined || latest.current.ownerId !== '') return
    show({ ...latest.current, ownerId: userId })
    setKept(offered(communityId))
  }, [userId, communityId, show])
  const put = useCallback(
    (part: Partial<RegisterDraft>) => {
      const next = { ...latest.current, ...part, changedAt: Date.now() }
      show(next)
      // Handed over it is kept as that.
      if (acts.find(next.key) === undefined) setIsKept(drafts.keep(next))
    },
    [show],
  )
  const change = useCallback(
    (part: Partial<RegisterForm>) => {
      if (sending.current) return toast(isUnderWay)
      const { form } = latest.current
      // The call comes with the first word of it, not when the empty form was opened.
      const heard = isBegun(form) ? {} : { heard: heardBy(form.heard, Date.now()) }
      put({ form: { ...form, ...heard, ...(asksAnew(part) ? { repeatOf: undefined } : {}), ...part } })
    },
    [put],
  )
  const { key, ownerId } = draft
  const shelves = useMemo(() => {
    const shelfOf = (name: 'photos' | 'papers'): PhotoShelf => ({
      as: ownerId,
      read: () => (latest.current.key === key ? latest.current[name] : []),
      change: update => {
        if (latest.current.key === key) put({ [name]: [...update(latest.current[name])] })
      },
    })
    return { photos: shelfOf('photos'), papers: shelfOf('papers') }
  }, [key, ownerId, put])
  const photos = usePhotoShelf(shelves.photos, draft.photos, mostPhotos)
  const papers = usePhotoShelf(shelves.papers, draft.papers, mostPhotos)
  const refused = (sentence: string): false => {
    setWrong(sentence)
    return false
  }
  /** True once it is registered. */
  const send = async (category: Category | undefined, solved?: Solved): Promise<boolean> => {
    if (sending.current) return false
    sending.current = true
    try {
      return await sendNow(category, solved)
    } finally {
      sending.current = false
    }
  }
  const arrived = useCallback(
    (answer: unknown) => {
      const detail = StaffDetail.safeParse(answer)
      setWaiting(undefined)
      if (detail.success) return setDone(detail.data)
      // The first try did arrive, its answer did not: show what is there.
      toast('刚才已经登记好了，请看看内容')
      goInstead(staffUrl.complaint(key))
    },
    [key],
  )
  // Still looked at when the line comes back.
  useEffect(() => {
    if (waiting === undefined) return
    // In the moment before it was listened for.
    if (acts.find(waiting) === undefined) return arrived(undefined)
    return onActArrived((act, answer) => {
      if (act.key === waiting) arrived(answer)
    })
  }, [waiting, arrived])
  const sendNow = async (category: Category | undefined, solved?: Solved): Promise<boolean> => {
    setWrong(undefined)
    const [photosNow, papersNow] = await Promise.all([photos.prepared(), papers.prepared()])
    if ([...photosNow, ...papersNow].some(({ problem }) => problem)) return refused(failure('photo-broken').sentence)
    const me = currentMe()
    if (!me) return refused(failure('sign-in-again').sentence)
    const whole = { ...latest.current, ownerId: me.userId, photos: [...photosNow], papers: [...papersNow] }
    const { form } = whole
    const body = registerBody(form, { communityId, category, photoIds: [], paperIds: [], solved })
    let answer: unknown
    const forgetAnswer = onActArrived((act, told) => {
      if (act.key === key) answer = told
    })
    const end = giveAndLookOn(actOfRegister(whole, { body, at: Date.now(), order: nextOrder() }))
    if (acts.isKept(key)) drafts.drop(key)
    const standing = await end
    forgetAnswer()
    if (standing?.at === 'stuck') {
      const refusedAct = acts.find(key)
      if (refusedAct && actSender.remove(key)) {
        // With what was found out about its photos.
        const { photos: shown, papers: papersShown } = draftOfRegister(refusedAct, Date.now()) ?? whole
        put({ photos: shown, papers: papersShown })
        return refused(standing.trouble.sentence)
      }
    }
    drafts.rememberSource(form.source)
    if (standing?.at === 'arrived') {
      drafts.drop(key)
      arrived(answer)
    } else {
      toast(keptWords(key))
      setWaiting(key)
    }
    return true
  }
  const startAnother = () => {
    if (sending.current) return toast(isUnderWay)
    setDone(undefined)
    setWaiting(undefined)
    setKept(offered(communityId))
    show(begin(communityId))
  }
  const goOn = (other: RegisterDraft) => {
    if (sending.current) return toast(isUnderWay)
    setKept(before => before.filter(it => it.key !== other.key))
    show(other)
  }
  const forget = (other: RegisterDraft) => {
    drafts.drop(other.key)
    setKept(before => before.filter(it => it.key !== other.key))
  }
  const isWaiting = waiting !== undefined
  return {
    form: draft.form,
    key,
    change,
    photos,
    papers,
    kept,
    isKept,
    wrong,
    done,
    isWaiting,
    send,
    startAnother,
    goOn,
    forget,
  }
}
