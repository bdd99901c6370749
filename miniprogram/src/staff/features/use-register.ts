import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Category } from '#contract/places.ts'
import { registerForCaller } from '#contract/staff.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { phoneStorage } from '../../api/phone-storage.ts'
import { currentMe } from '../../api/session.ts'
import { goInstead } from '../../features/go.ts'
import { type PhotoShelf, usePhotoShelf } from '../../features/photos/use-photos.ts'
import { leaveFor } from '../../features/use-load.ts'
import { useMe } from '../../features/use-me.ts'
import { toast } from '../../ui/toast.ts'
import { heardBy } from './heard-at.ts'
import { openRegisterDrafts, type RegisterDraft } from './register-drafts.ts'
import { emptyForm, isBegun, type RegisterForm, registerBody, type Solved } from './register-form.ts'
import { staffUrl } from './staff-url.ts'

const drafts = openRegisterDrafts(phoneStorage, () => currentMe()?.userId)

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

const isUnderWay = '正在登记，登记好再改'

/** The same matter again is said of a place and a category; another one asks anew. */
const asksAnew = (part: Partial<RegisterForm>): boolean =>
  ['categoryId', 'room', 'placeKind', 'publicPlace'].some(name => name in part)

/** The registration being written, kept on the phone at every change, until the server has said its number. */
export function useRegister(communityId: string) {
  const [draft, setDraft] = useState(() => begin(communityId))
  const [kept, setKept] = useState(() => drafts.kept(communityId, Date.now()))
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
    setKept(drafts.kept(communityId, Date.now()))
  }, [userId, communityId, show])
  const put = useCallback(
    (part: Partial<RegisterDraft>) => {
      const next = { ...latest.current, ...part, changedAt: Date.now() }
      show(next)
      setIsKept(drafts.keep(next))
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
  const sendNow = async (category: Category | undefined, solved?: Solved): Promise<boolean> => {
    setWrong(undefined)
    const [photoIds, paperIds] = await Promise.all([photos.settled(), papers.settled()])
    if (!photoIds || !paperIds) return refused('有照片没传上，请再传一次。')
    const { form } = latest.current
    const sent = await call(registerForCaller, {
      body: registerBody(form, { communityId, category, photoIds, paperIds, solved }),
      key,
    })
    if (sent.ok) {
      photos.dropFiles()
      papers.dropFiles()
      drafts.drop(key)
      drafts.rememberSource(form.source)
      leaveFor(`staff/complaint/${sent.value.id}`, sent.value)
      setDone(sent.value)
      return true
    }
    // The first try did arrive, its answer did not, and the form was changed since: show what is there.
    if (sent.reason === 'key-reused') {
      drafts.drop(key)
      toast('刚才已经登记好了，请看看内容')
      goInstead(staffUrl.complaint(key))
      return true
    }
    return refused(sent.sentence)
  }
  const startAnother = () => {
    if (sending.current) return toast(isUnderWay)
    setDone(undefined)
    setKept(drafts.kept(communityId, Date.now()))
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
  return { form: draft.form, key, change, photos, papers, kept, isKept, wrong, done, send, startAnother, goOn, forget }
}
