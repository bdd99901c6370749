// 回执 in words: what a person keeps, how what was kept is read again, and what checking it showed.
import type { Receipt, ReceiptCheck } from '#contract/receipts.ts'
import { digitsOf } from '#domain/ledger/receipt.ts'
import type { Instant } from '#domain/time.ts'
import { dateWords, momentWords, timeWords } from '../when.ts'

const fullMoment = (at: Instant): string => `${dateWords(at, 0)} ${timeWords(at)}`

/** What 复制 takes along. Dates with their year: it is read years later. */
export const keptText = ({ number, receivedAt, first, last }: Receipt): string =>
  [
    '投诉回执',
    `编号：${number}`,
    `收到：${fullMoment(receivedAt)}`,
    `回执码：${first.code}`,
    ...(last.seq > first.seq ? [`记到：${fullMoment(last.recordedAt)}`, `记录码：${last.code}`] : []),
  ].join('\n')

const numberIn = /[A-Z]?\d{4}-\d{4,}/i
const codesIn = /(?:[0-9a-f]{4}[ -]?){3}[0-9a-f]{4}/gi

/** Number and code in a kept text; of several codes the last, which covers the most. The number may be left out. */
export const readKept = (text: string): { number: string | undefined; code: string } | undefined => {
  const plain = text.normalize('NFKC')
  const number = numberIn.exec(plain)?.[0].toUpperCase()
  const codes = plain.replace(numberIn, '').match(codesIn) ?? []
  const code = codes[codes.length - 1]
  return code !== undefined && digitsOf(code) !== undefined ? { number, code } : undefined
}

export const noCodeWords = '没看到回执码。回执码有 16 位，是数字和字母 a 到 f，四位一组。'

export type CheckWords = { good: boolean; title: string; text: string }

/** What checking showed, in plain words. */
export const checkWords = ({ verdict, recordedAt, lastAt }: ReceiptCheck, now: Instant): CheckWords => {
  switch (verdict) {
    case 'matches': {
      const given = recordedAt === undefined ? '' : `这个码是 ${momentWords(recordedAt, now)} 给的。`
      const until = lastAt === undefined ? '现在' : ` ${momentWords(lastAt, now)} `
      return { good: true, title: '对得上', text: `${given}从提交到${until}的记录，一个字没有改过。` }
    }
    case 'no-match':
      return {
        good: false,
        title: '对不上',
        text: '这件投诉里没有这个回执码。请看看抄得对不对，是不是另一件投诉的回执。',
      }
    case 'broken':
      return {
        good: false,
        title: '记录被改过',
        text: '回执码是真的，可后来的记录和当时的不一样了。请截屏留存，打客服电话问明白，也可以向街道、住建部门反映。',
      }
    case 'unknown':
      return { good: false, title: '没有核对成', text: '请更新小程序后再核对。' }
  }
}
