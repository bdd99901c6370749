// The cards that are put up: six on a sheet to cut apart, or one on a small sheet.
import type { BuildingCodes } from '#contract/building-codes.ts'
import { Printed } from '../print/printed.tsx'
import { type Made, promise } from './card-words.ts'

export type Paper = 'A4' | 'A6'

const margins: Record<Paper, string> = { A4: '10mm', A6: '0' }

const looks = `
@media print {
  .codes { display: flex; flex-wrap: wrap }
  .code { box-sizing: border-box; display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center; break-inside: avoid; overflow: hidden }
  .codes-A4 .code { width: 50%; height: 92mm; border: .2mm dashed #999; padding: 3mm }
  .codes-A6 .code { width: 100%; height: 147.5mm; padding: 8mm; break-after: page }
  .codes-A6 .code:last-child { break-after: auto }
  .code-where { font-size: 10.5pt; line-height: 1.3 }
  .code-building { font-weight: 700; font-size: 19pt; line-height: 1.25 }
  .code img { display: block; width: 50mm; height: 50mm; margin: 1.5mm 0 }
  .code-do { font-weight: 600; font-size: 11.5pt; line-height: 1.35 }
  .code-ring { font-size: 10pt; line-height: 1.4 }
  .codes-A6 .code-where { font-size: 15pt }
  .codes-A6 .code-building { font-size: 30pt }
  .codes-A6 .code img { width: 72mm; height: 72mm; margin: 4mm 0 }
  .codes-A6 .code-do { font-size: 15pt }
  .codes-A6 .code-ring { margin-top: 2mm; font-size: 13pt }
}`

type PrintedCodesProps = { codes: BuildingCodes; made: readonly Made[]; paper: Paper; onDone: () => void }

/** What the printer gets of the codes that are made. */
export function PrintedCodes({ codes: { communityName, phone }, made, paper, onDone }: PrintedCodesProps) {
  return (
    <Printed paper={paper} margin={margins[paper]} onDone={onDone}>
      <style>{looks}</style>
      <div className={`codes codes-${paper}`}>
        {made.map(({ id, name, url }) => (
          <div key={id} className="code">
            <div className="code-where">{communityName}</div>
            <div className="code-building">{name}</div>
            <img src={url} alt="" />
            <div className="code-do">{promise}</div>
            {phone && (
              <div className="code-ring">
                急事打 {phone.name} {phone.phone}
              </div>
            )}
          </div>
        ))}
      </div>
    </Printed>
  )
}
