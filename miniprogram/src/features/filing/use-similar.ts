import { useEffect, useRef, useState } from 'react'
import { findSimilar, followComplaint, type SimilarOffer } from '#contract/groups.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { askForMessages } from '../../api/wechat.ts'
import { toast } from '../../ui/toast.ts'
import { goInstead, pages } from '../go.ts'
import type { SimilarQuery } from './similar-query.ts'

export type Similar = {
  /** What could be followed instead of filing; undefined where nothing is known, or it was declined. */
  offer: SimilarOffer | undefined
  follow: () => Promise<void>
  decline: () => void
}

/** Asks once for each choice of category and place. That nothing can be fetched hinders nobody from filing. */
export function useSimilar(query: SimilarQuery | undefined, onFollowed: () => void): Similar {
  const asked = query && JSON.stringify(query)
  const [found, setFound] = useState<{ asked: string; offer: SimilarOffer | undefined }>()
  const [declined, setDeclined] = useState<string>()
  const latest = useRef(query)
  latest.current = query
  useEffect(() => {
    const wanted = latest.current
    if (asked === undefined || !wanted) return
    let isOld = false
    void call(findSimilar, { query: wanted }).then(answer => {
      if (!isOld && answer.ok) setFound({ asked, offer: answer.value.offer })
    })
    return () => {
      isOld = true
    }
  }, [asked])
  const offer = found && found.asked === asked && declined !== asked ? found.offer : undefined
  const key = useRef(newKey())
  const follow = async () => {
    if (!offer) return
    // Asked in the tap itself: later WeChat refuses to ask.
    const consent = askForMessages(['progress'])
    const body = { complaintId: offer.complaintId }
    const followed = await call(followComplaint, { body, key: key.current })
    await consent
    if (!followed.ok) {
      if (followed.reason !== 'offline') key.current = newKey()
      return toast(followed.sentence)
    }
    onFollowed()
    goInstead(pages.followed(offer.complaintId))
  }
  return { offer, follow, decline: () => setDeclined(asked) }
}
