import type { Appearance } from './appearance.tsx'

/** In a browser, gives the document behind the page the same theme, so that nothing lighter shows at its edges. */
export function dressDocument({ theme, elder }: Appearance): void {
  if (process.env.TARO_ENV !== 'h5') return
  const root = document.documentElement
  for (const name of ['auto', 'light', 'dark']) root.classList.toggle(name, name === theme)
  root.classList.toggle('elder', elder)
}
