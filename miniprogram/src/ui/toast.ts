import Taro from '@tarojs/taro'

/** Says one short thing over the page, for two seconds. */
export const toast = (text: string): void => {
  Taro.showToast({ title: text, icon: 'none', duration: 2000 })
}

/** Says that something is done. */
export const toastDone = (text: string): void => {
  Taro.showToast({ title: text, icon: 'success', duration: 1500 })
}

/** Asks before something that cannot be taken back. Both words have at most four characters. */
export async function ask(question: { title: string; text: string; yes: string; no?: string }): Promise<boolean> {
  const { title, text, yes, no = '再想想' } = question
  const answer = await Taro.showModal({
    title,
    content: text,
    confirmText: yes,
    cancelText: no,
    confirmColor: '#0A5A46',
  })
  return answer.confirm
}
