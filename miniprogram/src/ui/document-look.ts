import Taro from '@tarojs/taro'
import type { Appearance } from './appearance.tsx'
import { scaleClasses } from './type-scale.ts'

/** Gives what lies round the page the same look, so that nothing lighter shows at its edges. */
export function dressFrame(look: Appearance): void {
  if (process.env.TARO_ENV === 'h5') dressDocument(look)
  else dressBar(look)
}

function dressDocument({ theme, elder, scale }: Appearance): void {
  const root = document.documentElement
  for (const name of ['auto', 'light', 'dark']) root.classList.toggle(name, name === theme)
  root.classList.toggle('elder', elder)
  for (const name of Object.values(scaleClasses)) if (name) root.classList.toggle(name, name === scaleClasses[scale])
}

let isDressed = false

/** WeChat colours the words in its bar by the system's theme alone; a person who chose another would not see them. */
function dressBar({ theme, dark }: Appearance): void {
  if (theme === 'auto' && !isDressed) return
  isDressed = true
  const [frontColor, backgroundColor] = dark ? ['#ffffff', '#0c1311'] : ['#000000', '#f1f5f2']
  Taro.setNavigationBarColor({ frontColor, backgroundColor }).catch(() => undefined)
  Taro.setBackgroundTextStyle({ textStyle: dark ? 'light' : 'dark' }).catch(() => undefined)
}
