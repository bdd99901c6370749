// What every sheet has: a head and a foot, which the printer repeats on each of its pages.
import type { ReactNode } from 'react'
import type { Instant } from '#domain/time.ts'
import { onPaper } from './paper-words.ts'

type SheetOfPaperProps = {
  /** At the left of the head: what this is. */
  head: string
  /** When it was printed. */
  at: Instant
  /** Who took it out and when, and whether it may be shown round. */
  foot: readonly string[]
  children: ReactNode
}

const looks = `
@media print {
  .paper > thead > tr > td { padding-bottom: 3mm }
  .paper > tfoot > tr > td { padding-top: 3mm }
  .paper > tbody > tr > td { padding: 0 }
  .paper-head { display: flex; justify-content: space-between; border-bottom: .3mm solid #000; padding-bottom: 1mm; font-size: 9pt; font-weight: 600 }
  .paper-at { font-weight: 400 }
  .paper-foot { border-top: .2mm solid #666; padding-top: 1mm; font-size: 9pt }
}`

export function SheetOfPaper({ head, at, foot, children }: SheetOfPaperProps) {
  return (
    <table className="paper">
      <thead>
        <tr>
          <td>
            <div className="paper-head">
              <span>{head}</span>
              <span className="paper-at">{onPaper(at)} 打印</span>
            </div>
          </td>
        </tr>
      </thead>
      <tfoot>
        <tr>
          <td>
            <style>{looks}</style>
            <div className="paper-foot">{foot.join('　')}</div>
          </td>
        </tr>
      </tfoot>
      <tbody>
        <tr>
          <td>{children}</td>
        </tr>
      </tbody>
    </table>
  )
}
