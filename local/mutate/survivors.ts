// What a mutation run left alive, joined with the reasons somebody wrote down for leaving it alive.

import * as z from 'zod/mini'

const Place = z.object({ line: z.number(), column: z.number() })

/** The part of Stryker's report that is read here; lines and columns count from 1. */
export const MutationReport = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.optional(z.string()),
          status: z.string(),
          location: z.object({ start: Place, end: Place }),
        }),
      ),
    }),
  ),
})
export type MutationReport = z.infer<typeof MutationReport>

/** Why one mutant may live: its file, the code and what replaced it, both on one line as they are printed. */
export const KnownSurvivors = z.array(
  z.object({ file: z.string(), code: z.string(), replacement: z.string(), reason: z.string().check(z.minLength(1)) }),
)
export type KnownSurvivors = z.infer<typeof KnownSurvivors>
export type KnownSurvivor = KnownSurvivors[number]

export type Survivor = {
  file: string
  line: number
  mutator: string
  code: string
  replacement: string
  /** False where no test ever runs the code. */
  reached: boolean
  reason: string | undefined
}

export type Score = { file: string; detected: number; mutants: number }

const mostCharacters = 100

/** Code on one line, cut where it is long. */
const onOneLine = (code: string): string => {
  const line = code.replaceAll(/\s+/g, ' ').trim()
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line
}

const cutOut = (source: string, start: z.infer<typeof Place>, end: z.infer<typeof Place>): string => {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return lines
    .map((line, at) => line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined))
    .join('\n')
}

const alive = ['Survived', 'NoCoverage']
const dead = ['Killed', 'Timeout']

const aliveIn = ({ files }: MutationReport): Survivor[] =>
  Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(it => alive.includes(it.status))
      .map(({ mutatorName, replacement, status, location: { start, end } }) => ({
        file,
        line: start.line,
        mutator: mutatorName,
        code: onOneLine(cutOut(source, start, end)),
        replacement: onOneLine(replacement ?? ''),
        reached: status !== 'NoCoverage',
        reason: undefined,
      })),
  )

/**
 * The survivors in the order of file and line, each with its reason where one is known. A reason counts once: of two
 * mutants that look alike, the second needs its own. `outlived` are the reasons whose mutant is dead or gone.
 */
export const explainSurvivors = (
  report: MutationReport,
  known: readonly KnownSurvivor[],
): { survivors: Survivor[]; outlived: KnownSurvivor[] } => {
  const unused = [...known]
  const reasonFor = (survivor: Survivor): string | undefined => {
    const at = unused.findIndex(
      it => it.file === survivor.file && it.code === survivor.code && it.replacement === survivor.replacement,
    )
    return at < 0 ? undefined : unused.splice(at, 1)[0]?.reason
  }
  const survivors = aliveIn(report)
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
    .map(it => ({ ...it, reason: reasonFor(it) }))
  return { survivors, outlived: unused.filter(it => it.file in report.files) }
}

/** How many mutants of each file a test noticed; those that did not compile or run count for nothing. */
export const scoresOf = ({ files }: MutationReport): Score[] =>
  Object.entries(files)
    .map(([file, { mutants }]) => {
      const detected = mutants.filter(it => dead.includes(it.status)).length
      return { file, detected, mutants: detected + mutants.filter(it => alive.includes(it.status)).length }
    })
    .toSorted((a, b) => a.file.localeCompare(b.file))
