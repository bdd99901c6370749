// Where a filing stands that has not arrived yet, as a person reads it: a word with its sign, and a sentence.
import type { ChipProps } from '../../ui/chip-props.ts'
import type { Standing } from '../sending/queue.ts'

export type StandingWords = { chip: Pick<ChipProps, 'icon' | 'word' | 'tone'>; text: string }

/** Undefined for what is not on its way: a draft, or what has arrived. */
export const standingWords = (standing: Standing): StandingWords | undefined => {
  switch (standing.at) {
    case 'queued':
      return { chip: { icon: 'send', word: '马上提交', tone: 'soft' }, text: '前面的交完就交这件。' }
    case 'waiting':
      return standing.for === 'network'
        ? { chip: { icon: 'offline', word: '等网络', tone: 'dashed' }, text: '等网络恢复就提交，不用您再点。' }
        : { chip: { icon: 'hourglass', word: '稍后再交', tone: 'dashed' }, text: '服务正忙，过一会儿自动再交。' }
    case 'photos':
      return {
        chip: { icon: 'image', word: '正在传照片', tone: 'soft' },
        text: `正在传照片，${standing.of} 张中的第 ${Math.min(standing.sent + 1, standing.of)} 张。`,
      }
    case 'sending':
      return { chip: { icon: 'send', word: '正在提交', tone: 'soft' }, text: '照片都传好了，正在提交。' }
    case 'stuck':
      return { chip: { icon: 'warn', word: '需要您看一下', tone: 'warn-soft' }, text: standing.trouble.sentence }
    case 'draft':
    case 'arrived':
      return undefined
  }
}
