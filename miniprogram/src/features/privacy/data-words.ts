// What is kept of me, in words.
import type { MyData } from '#contract/privacy.ts'
import type { Instant } from '#domain/time.ts'
import { dateWords, momentWords } from '../when.ts'

const counted = (count: number, measure: string, isWhole: boolean): string => {
  if (count === 0) return '没有'
  return isWhole ? `${count} ${measure}` : `${count} ${measure}，可能还有`
}

/** Each kind of data with what there is of it. */
export const dataRows = (data: MyData, now: Instant): { name: string; words: string }[] => {
  const { isWhole } = data
  return [
    { name: '称呼', words: data.name || '没有留' },
    { name: '手机号', words: data.maskedPhone ?? '没有留' },
    { name: '房屋', words: data.rooms.map(it => `${it.community} ${it.label}`).join('、') || '没有绑定' },
    { name: '投诉', words: counted(data.complaints, '件', isWhole) },
    { name: '照片', words: counted(data.photos, '张', isWhole) },
    { name: '评价', words: counted(data.surveys, '次', isWhole) },
    { name: '通知', words: counted(data.messages, '条', isWhole) },
    { name: '跟进', words: counted(data.followed, '件', isWhole) },
    { name: '登录', words: `${data.sessions} 次还有效，第一次是${dateWords(data.since, now)}` },
  ]
}

const sceneWords = {
  photos: '用照片前',
  phone: '取手机号前',
  place: '取位置前',
  'privacy-page': '在隐私页',
  unknown: '',
} as const

/** 昨天 09:30 同意，用照片前. */
export const consentWords = ({ at, given, scene }: MyData['consents'][number], now: Instant): string =>
  [`${momentWords(at, now)} ${given ? '同意' : '撤回'}`, sceneWords[scene]].filter(Boolean).join('，')
