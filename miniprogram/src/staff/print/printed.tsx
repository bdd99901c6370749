// Printing in a browser: what is to stand on paper is drawn beside the page, seen by nobody but the printer, and gone afterwards.
import { type ReactNode, useEffect, useRef } from 'react'

type PrintedProps = {
  /** Of the paper, as CSS writes it: `A4`, `A4 landscape`. */
  paper: string
  /** White round what is printed, as CSS writes it. */
  margin: string
  /** The printer has it, or nobody wants it. */
  onDone: () => void
  children: ReactNode
}

// On paper there is nothing but what is printed: all that neither holds it nor lies within it is left out, whatever hides or cuts it is undone.
const base = `
.printed { display: none }
@media print {
  html, body { background: #fff !important; color-scheme: light !important }
  body *:not(:has(.printed)):not(.printed):not(.printed *) { display: none !important }
  body, body *:has(.printed) { display: block !important; position: static !important; width: auto !important; max-width: none !important; height: auto !important; min-height: 0 !important; margin: 0 !important; padding: 0 !important; overflow: visible !important; transform: none !important; background: #fff !important; border: 0 !important }
  .printed { display: block; color: #000; background: #fff; font: 10.5pt/1.55 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif }
  .printed table { width: 100%; border-collapse: collapse }
  .printed h1 { margin: 0; font-size: 15pt; line-height: 1.35 }
  .printed h2 { margin: 5mm 0 1.5mm; font-size: 11.5pt; break-after: avoid }
  .printed .whole { break-inside: avoid }
  .printed .small { font-size: 9pt; color: #333 }
}`

const picturesIn = (root: HTMLElement): Promise<unknown> =>
  Promise.all([...root.querySelectorAll('img')].map(image => image.decode().catch(() => undefined)))

/** Draws its children for the printer, asks the browser to print once their pictures are there, and says when it is over. */
export function Printed({ paper, margin, onDone, children }: PrintedProps) {
  const root = useRef<HTMLDivElement>(null)
  const latest = useRef(onDone)
  latest.current = onDone
  useEffect(() => {
    const style = document.createElement('style')
    style.textContent = `@page { size: ${paper}; margin: ${margin} }${base}`
    document.head.appendChild(style)
    let isGone = false
    const done = () => latest.current()
    window.addEventListener('afterprint', done)
    if (root.current)
      void picturesIn(root.current).then(() => {
        if (!isGone) window.print()
      })
    return () => {
      isGone = true
      window.removeEventListener('afterprint', done)
      style.remove()
    }
  }, [paper, margin])
  return (
    <div ref={root} className="printed">
      {children}
    </div>
  )
}
