// What the sheet says before photos and phone number. Its meaning belongs to `privacyVersion`: other promises, another version.
import type { ConsentScene } from '../../api/privacy.ts'
import type { IconName } from '../../ui/icon-name.ts'

export const gateTitle = '用之前，先跟您说清楚'

export const gatePoints: readonly { icon: IconName; word: string; text: string }[] = [
  { icon: 'camera', word: '照片', text: '让物业看到问题的样子。拍照的位置会去掉，只有办这件事的人看得到。' },
  { icon: 'phone', word: '手机号', text: '核对房屋登记，有事能联系到您。办事的人看到的是打码的号码。' },
  { icon: 'clock', word: '存多久', text: '办结后 3 年，工程和重大的事更久，到期就删掉您的资料。' },
]

/** Beside them where an employee is about to say where he is. */
export const placePoint: (typeof gatePoints)[number] = {
  icon: 'pin',
  word: '到场位置',
  text: '只在您自己打开开关、点“已到场”的那一刻取一次，只有客服和负责人看得到。',
}

/** What still works without. */
export const refusalWords: Record<ConsentScene, { before: string; after: string }> = {
  photos: {
    before: '不同意也能投诉：不带照片，别的照常填。',
    after: '没有同意，先不加照片。别的照常填。',
  },
  phone: {
    before: '不同意也能办：请客服帮您登记房屋。',
    after: '没有同意，不取手机号。可以请客服登记。',
  },
  place: {
    before: '不同意也能记到场：不附位置。',
    after: '没有同意，不附位置。',
  },
  'privacy-page': {
    before: '不同意也能投诉：不带照片，别的照常填。',
    after: '没有同意，不用您的照片和手机号。',
  },
}
