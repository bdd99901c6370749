import { mergeInternalComponents } from '@tarojs/shared'
import { ariaAttributes } from './aria-attributes.ts'

// Before the first page is drawn: Taro fixes the short names of attributes then.
if (process.env.TARO_ENV === 'weapp') mergeInternalComponents(ariaAttributes)
