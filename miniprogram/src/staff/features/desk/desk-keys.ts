// What a key does on the desk's work list, and the list of keys.

/** In the order they are listed; the first of each is what is shown. */
export const deskKeys = [
  { does: 'next', keys: ['j', 'ArrowDown'], shown: 'j 或 ↓', word: '下一件' },
  { does: 'before', keys: ['k', 'ArrowUp'], shown: 'k 或 ↑', word: '上一件' },
  { does: 'into', keys: ['Enter'], shown: '回车', word: '到右边办这一件' },
  { does: 'find', keys: ['/'], shown: '/', word: '查找' },
  { does: 'print', keys: ['p'], shown: 'p', word: '打印打开的这件，没打开就打印列表' },
  { does: 'help', keys: ['?'], shown: '?', word: '看快捷键' },
  { does: 'close', keys: ['Escape'], shown: 'Esc', word: '关掉，回到列表' },
] as const

export type DeskDeed = (typeof deskKeys)[number]['does']

type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** What a press asks for; nothing while somebody types, or with a key of the browser's own. */
export const deedOf = ({ key, ctrlKey, metaKey, altKey }: Press, isTyping: boolean): DeskDeed | undefined => {
  if (ctrlKey || metaKey || altKey) return undefined
  const found = deskKeys.find(it => it.keys.some(one => one === key))?.does
  return isTyping && found !== 'close' ? undefined : found
}

/** The one to go to from the one that is open: the first where none is, and never beyond an end. */
export const stepTo = (ids: readonly string[], open: string | undefined, by: 1 | -1): string | undefined => {
  const at = open === undefined ? -1 : ids.indexOf(open)
  if (at < 0) return ids[0]
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))]
}
