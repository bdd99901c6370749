// A table from the person's chat files, in a browser from the computer.
import Taro from '@tarojs/taro'
import { askPrivacy } from './privacy.ts'

export type ChosenTable = {
  name: string
  /** In bytes. */
  size: number
  /** A local path; in a browser an object URL. */
  path: string
}

const endings = ['xlsx', 'csv']

const fromComputer = (): Promise<ChosenTable | undefined> =>
  new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings.map(it => `.${it}`).join(',')
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file && { name: file.name, size: file.size, path: URL.createObjectURL(file) })
    }
    input.oncancel = () => resolve(undefined)
    input.click()
  })

const fromChat = async (): Promise<ChosenTable | undefined> => {
  if (!(await askPrivacy('photos'))) return undefined
  return new Promise(resolve =>
    Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: endings,
      success: ({ tempFiles: [file] }) => resolve(file && { name: file.name, size: file.size, path: file.path }),
      fail: () => resolve(undefined),
    }),
  )
}

/** The table somebody chose; undefined where he chose none. Never rejects. */
export const chooseTable = (): Promise<ChosenTable | undefined> =>
  process.env.TARO_ENV === 'h5' ? fromComputer() : fromChat()
