import { useState } from 'react'
import type { ClockLine, FigureLine, PolicyView } from '#contract/policy.ts'
import type { Severity } from '#domain/complaint/classes.ts'
import { addDays, dayOf, type Instant, startOfDay } from '#domain/time.ts'
import { type ClockDraft, draftOf, lengthOf, numberIn } from './policy-form.ts'
import type { PolicyPlan } from './use-policy.ts'

/** What is being changed: a clock for some severities, a number, or everything by a ready profile. */
export type Subject =
  | { kind: 'clock'; line: ClockLine; severities: readonly Severity[] }
  | { kind: 'figure'; line: FigureLine }
  | { kind: 'profile' }

export type ProfileId = Exclude<PolicyView['profiles'][number]['id'], 'unknown'>
type Wanted = PolicyPlan['wanted']

const rowIn = ({ line, severities }: Subject & { kind: 'clock' }) =>
  line.cells.find(it => it.severity === severities[0])?.now

const firstDraft = (subject: Subject): ClockDraft => {
  const row = subject.kind === 'clock' ? rowIn(subject) : undefined
  return row ? draftOf(row) : { counting: 'elapsed', amount: '', unit: 'hours', pausable: false }
}

/** The form of one change. `plan` is missing while something is, and `missing` says what. */
export function usePolicyForm(subject: Subject, communityId: string, now: Instant) {
  const [severities, setSeverities] = useState<readonly Severity[]>(subject.kind === 'clock' ? subject.severities : [])
  const [draft, setDraft] = useState(() => firstDraft(subject))
  const [figure, setFigure] = useState(subject.kind === 'figure' ? String(subject.line.now.value) : '')
  const [profile, setProfile] = useState<ProfileId>()
  const [reach, setReach] = useState<'community' | 'company'>('community')
  const [categoryId, setCategoryId] = useState<string>()
  const tomorrow = addDays(dayOf(now), 1)
  const [from, setFrom] = useState(tomorrow)

  const wanted = (): Wanted | string => {
    if (subject.kind === 'profile') return profile ? { kind: 'profile', profile } : '请选一个方案。'
    if (subject.kind === 'figure') {
      const value = numberIn(figure)
      const { what } = subject.line
      if (what === 'unknown') return '请更新小程序再改。'
      return value === undefined ? '请写一个大于 0 的整数。' : { kind: 'changes', changes: [{ what, value }] }
    }
    const { what } = subject.line
    const length = lengthOf(draft, rowIn(subject)?.length ?? { counting: 'none' })
    if (what === 'unknown') return '请更新小程序再改。'
    if (severities.length === 0) return '请选改哪几级。'
    if (!length) return '请写一个大于 0 的整数。'
    const pausable = draft.pausable && length.counting !== 'none'
    return { kind: 'changes', changes: severities.map(severity => ({ what, severity, length, pausable })) }
  }
  const made = wanted()
  const scope = categoryId === undefined ? { reach } : { reach, categoryId }
  return {
    severities,
    setSeverities,
    draft,
    change: (part: Partial<ClockDraft>) => setDraft({ ...draft, ...part }),
    figure,
    setFigure,
    profile,
    setProfile,
    reach,
    setReach,
    categoryId,
    setCategoryId,
    from: startOfDay(from),
    setFrom: (at: Instant) => setFrom(dayOf(at)),
    tomorrow,
    plan: typeof made === 'string' ? undefined : ({ communityId, scope, wanted: made, from } satisfies PolicyPlan),
    missing: typeof made === 'string' ? made : undefined,
  }
}
export type PolicyForm = ReturnType<typeof usePolicyForm>
