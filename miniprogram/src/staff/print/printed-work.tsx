// The work list on paper: one row a complaint, as the list is narrowed now.
import type { Card } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { footWords, insideWords, workHeads, workRowOf } from './paper-words.ts'
import { Printed } from './printed.tsx'
import { SheetOfPaper } from './sheet-of-paper.tsx'

const looks = `
@media print {
  .work td, .work th { border: .2mm solid #666; padding: 1mm 1.5mm; vertical-align: top; text-align: left; font-size: 9.5pt; line-height: 1.4 }
  .work tr { break-inside: avoid }
  .work th { font-weight: 600; background: #eee }
  .work td:first-child { white-space: nowrap }
}`

type PrintedWorkProps = {
  /** Of which community, which list, narrowed to what. */
  title: string
  cards: readonly Card[]
  /** There are more than these. */
  isCut: boolean
  by: string
  at: Instant
  onDone: () => void
}

/** Draws the work list for the printer. */
export function PrintedWork({ title, cards, isCut, by, at, onDone }: PrintedWorkProps) {
  return (
    <Printed paper="A4 landscape" margin="10mm 12mm" onDone={onDone}>
      <style>{looks}</style>
      <SheetOfPaper head={title} at={at} foot={[footWords(by, at), insideWords]}>
        <div className="small">
          {isCut ? `最急的 ${cards.length} 件，后面还有没列出的。` : `共 ${cards.length} 件，先到期的在前。`}
        </div>
        <table className="work">
          <thead>
            <tr>
              {workHeads.map(it => (
                <th key={it}>{it}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cards.map(workRowOf).map(({ id, cells }) => (
              <tr key={id}>
                {cells.map((words, place) => (
                  <td key={workHeads[place]}>{words}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </SheetOfPaper>
    </Printed>
  )
}
