// 第三方转来: whoever sends a complaint on keeps his own number, and may set a date of his own.

import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'
import type { Source } from './classes.ts'
import { checkText } from './wording.ts'

/** `number` is the sender's own; `answerBy`: until when he wants the answer, the earlier deadline wins. */
export type ThirdParty = { sender: string; number?: string | undefined; answerBy?: Instant | undefined }

/** A name or number of somebody else's papers. */
const mostSenderCharacters = 60

export type SenderRefusal = 'not-third-party' | 'sender-missing' | 'sender-date-wrong' | 'text-too-long'

/** As it is kept. Refuses it beside another source, and a date that was over when the complaint came. */
export const checkThirdParty = (
  given: ThirdParty,
  { source, receivedAt }: { source: Source; receivedAt: Instant },
): Result<ThirdParty, SenderRefusal> => {
  if (source !== 'third-party') return refuse('not-third-party')
  const sender = checkText(given.sender, mostSenderCharacters)
  if (!sender.ok)
    return sender.reason === 'text-too-long' ? refuse(sender.reason, sender.facts) : refuse('sender-missing')
  const { answerBy } = given
  if (answerBy !== undefined && answerBy <= receivedAt) return refuse('sender-date-wrong')
  const number = given.number?.trim() ?? ''
  if (number.length > mostSenderCharacters) return refuse('text-too-long', { most: mostSenderCharacters })
  return accept({
    sender: sender.value,
    ...(number === '' ? {} : { number }),
    ...(answerBy === undefined ? {} : { answerBy }),
  })
}
