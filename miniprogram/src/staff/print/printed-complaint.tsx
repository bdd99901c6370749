// One complaint on paper: its number, the facts, the words and pictures, and what happened, from the beginning on.
import type { PhotoView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Instant } from '#domain/time.ts'
import { type StoryLine, storyOf } from '../features/story/story.ts'
import { factsOf, footWords, insideWords, longAgo, onPaper, outsideWords } from './paper-words.ts'
import { Printed } from './printed.tsx'
import { SheetOfPaper } from './sheet-of-paper.tsx'

const looks = `
@media print {
  .facts td { vertical-align: top; padding: .6mm 0 }
  .facts td:nth-child(odd) { width: 20mm; color: #333 }
  .facts td:nth-child(even) { padding-right: 6mm }
  .photos { display: flex; flex-wrap: wrap; margin-top: 2mm }
  .photos img { display: block; width: 26mm; height: 26mm; object-fit: cover; margin: 0 2mm 2mm 0; break-inside: avoid }
  .said { white-space: pre-wrap }
  .line { display: flex; padding: 1.2mm 0; border-top: .2mm solid #ccc; break-inside: avoid }
  .line-at { flex: none; width: 43mm; font-size: 9pt; color: #333 }
  .line-in { flex: 1 }
  .line-inside { border: .2mm solid #000; padding: 0 1mm; margin-left: 2mm; font-size: 8.5pt }
}`

type PrintedComplaintProps = {
  detail: StaffDetail
  /** With what only staff may read. */
  withInside: boolean
  /** Who prints. */
  by: string
  at: Instant
  onDone: () => void
}

/** Draws one complaint for the printer. */
export function PrintedComplaint({ detail, withInside, by, at, onDone }: PrintedComplaintProps) {
  const { number, title, text, demand, wantedBy, answers = [], photos, entries } = detail
  const lines = storyOf(detail, longAgo)
    .filter(it => withInside || !it.internal)
    .toReversed()
  return (
    <Printed paper="A4" margin="12mm 15mm" onDone={onDone}>
      <style>{looks}</style>
      <SheetOfPaper head={`投诉 ${number}`} at={at} foot={[footWords(by, at), withInside ? insideWords : outsideWords]}>
        <h1>{title}</h1>
        <Facts rows={factsOf(detail, withInside)} />
        <h2>投诉内容</h2>
        <div className="said">{text}</div>
        {answers.map(it => (
          <div key={it.question}>
            {it.question}：{it.words}
          </div>
        ))}
        {demand && <div>诉求：{demand}</div>}
        {wantedBy !== undefined && <div>希望最晚：{onPaper(wantedBy)}</div>}
        <Pictures name="投诉照片" photos={photos.filter(it => it.of === 'before')} />
        {withInside && <Pictures name="文件" photos={photos.filter(it => it.of === 'paper')} />}
        <Pictures name="到场照片" photos={entries.flatMap(it => (it.kind === 'arrived' ? (it.photos ?? []) : []))} />
        <Pictures name="处理后照片" photos={photos.filter(it => it.of === 'after')} />
        <h2>办理经过</h2>
        {lines.map(line => (
          <Line key={line.id} line={line} />
        ))}
      </SheetOfPaper>
    </Printed>
  )
}

type FactRows = ReturnType<typeof factsOf>

/** Two facts in a row. */
function Facts({ rows }: { rows: FactRows }) {
  const pairs = rows.flatMap((row, place) => (place % 2 === 0 ? [[row, rows[place + 1] ?? (['', ''] as const)]] : []))
  return (
    <table className="facts">
      <tbody>
        {pairs.map(pair => (
          <tr key={pair[0]?.[0]}>
            {pair.flatMap(([name, words]) => [<td key={`${name}-name`}>{name}</td>, <td key={name}>{words}</td>])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Pictures({ name, photos }: { name: string; photos: readonly PhotoView[] }) {
  const shown = photos.flatMap(({ id, url, mediumUrl, thumbnailUrl }) => {
    const src = thumbnailUrl ?? mediumUrl ?? url
    return src ? [{ id, src }] : []
  })
  if (shown.length === 0) return null
  return (
    <>
      <h2>{name}</h2>
      <div className="photos">
        {shown.map(({ id, src }) => (
          <img key={id} src={src} alt="" />
        ))}
      </div>
    </>
  )
}

function Line({ line: { title, text, quote, internal, recordedAt, photos } }: { line: StoryLine }) {
  return (
    <div className="line">
      <div className="line-at">{onPaper(recordedAt)}</div>
      <div className="line-in">
        <div>
          {title}
          {internal && <span className="line-inside">内部</span>}
        </div>
        {text && <div className="small">{text}</div>}
        {quote && <div className="said">“{quote}”</div>}
        {photos.length > 0 && <div className="small">附照片 {photos.length} 张</div>}
      </div>
    </div>
  )
}
