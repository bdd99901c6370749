// The rules of a community as staff see them: what holds now for each severity, what comes later, who decided what.

import type {
  ClockLine,
  ClockRowView,
  FigureLine,
  FigureRowView,
  PastDecision,
  PolicyView,
  rowReaches,
} from '#contract/policy.ts'
import {
  type ClockKind,
  type ClockRow,
  clockKinds,
  clockRowFor,
  type Figure,
  type FigureRow,
  figureRowFor,
  figures,
  type Matter,
  type PolicyRow,
} from '#domain/clocks/policy.ts'
import { defaultPolicy, profileIds, profiles } from '#domain/clocks/profiles.ts'
import { type Severity, severities } from '#domain/complaint/classes.ts'
import type { Instant } from '#domain/time.ts'
import type { PolicyDesk } from './policy-desk.ts'
import type { PolicyItem } from './stored-policy.ts'

type Place = { communityId: string; categoryIds: readonly string[]; at: Instant }

const delivered: ReadonlySet<PolicyRow> = new Set(defaultPolicy)

const reachOf = (row: PolicyRow): (typeof rowReaches)[number] =>
  delivered.has(row) ? 'delivered' : row.scope.communityId === undefined ? 'company' : 'community'

const rowView = (row: PolicyRow) => ({
  version: row.version,
  reach: reachOf(row),
  ...(row.scope.categoryId === undefined ? {} : { categoryId: row.scope.categoryId }),
  from: row.validFrom,
  decidedBy: row.decidedBy,
  note: row.note,
})

const clockView = (row: ClockRow): ClockRowView => ({
  ...rowView(row),
  length: { ...row.length },
  pausable: row.pausable,
})

const figureView = (row: FigureRow): FigureRowView => ({ ...rowView(row), value: row.value })

const isHere = ({ scope }: PolicyRow, communityId: string): boolean =>
  scope.communityId === undefined || scope.communityId === communityId

/** No category has an empty id: a matter of it meets only the rows for all categories. */
const anyCategory = ''

/** What `rowFor` chooses now, by category where one has its own, and at every later moment a row begins. */
const chosen = <R extends PolicyRow>(
  rows: readonly R[],
  { communityId, categoryIds, at }: Place,
  severity: Severity,
  rowFor: (matter: Matter) => R,
) => {
  const matter = { communityId, categoryId: anyCategory, severity, policyAt: at }
  const later = rows.filter(row => row.validFrom > at).toSorted((a, b) => a.validFrom - b.validFrom)
  return {
    now: rowFor(matter),
    byCategory: categoryIds
      .map(categoryId => rowFor({ ...matter, categoryId }))
      .filter(row => row.scope.categoryId !== undefined),
    // One of elsewhere, of another severity or outranked here is chosen at no moment.
    upcoming: later.filter(row => {
      const categoryId = row.scope.categoryId ?? anyCategory
      return rowFor({ ...matter, categoryId, policyAt: row.validFrom }) === row
    }),
  }
}

const explanationOf = (what: Figure): string => defaultPolicy.find(row => row.what === what)?.note ?? ''

const clockLine = (policy: readonly PolicyRow[], what: ClockKind, place: Place): ClockLine => {
  const rows = policy.filter(row => 'length' in row).filter(row => row.what === what)
  return {
    what,
    cells: severities.map(severity => {
      const { now, byCategory, upcoming } = chosen(rows, place, severity, matter => clockRowFor(rows, what, matter))
      return {
        severity,
        now: clockView(now),
        byCategory: byCategory.map(clockView),
        upcoming: upcoming.map(clockView),
      }
    }),
  }
}

const figureLine = (policy: readonly PolicyRow[], what: Figure, place: Place): FigureLine => {
  const rows = policy.filter(row => 'value' in row).filter(row => row.what === what)
  // A figure for one severity alone is decided nowhere.
  const { now, byCategory, upcoming } = chosen(rows, place, 'ordinary', matter => figureRowFor(rows, what, matter))
  return {
    what,
    explanation: explanationOf(what),
    now: figureView(now),
    byCategory: byCategory.map(figureView),
    upcoming: upcoming.map(figureView),
  }
}

const mostDecisions = 50

const decisionView = ({ rows, at }: PolicyItem): PastDecision[] => {
  const [first] = rows
  if (!first) return []
  const { decidedBy, ...view } = rowView(first)
  const about = new Set(rows.map(it => it.what))
  return [
    {
      ...view,
      by: decidedBy,
      at,
      clocks: clockKinds.filter(kind => about.has(kind)),
      figures: figures.filter(figure => about.has(figure)),
    },
  ]
}

/** Everything about the rules of a community that its staff may know; rows of other communities stay theirs. */
export const policyView = ({ community, decisions, rows, may }: PolicyDesk, now: Instant): PolicyView => {
  const { id, categories } = community.profile
  const place = { communityId: id, categoryIds: categories.map(it => it.id), at: now }
  return {
    seen: decisions.length,
    may,
    clocks: clockKinds.map(what => clockLine(rows, what, place)),
    figures: figures.map(what => figureLine(rows, what, place)),
    decisions: decisions
      .filter(it => it.rows.some(row => isHere(row, id)))
      .slice(-mostDecisions)
      .toReversed()
      .flatMap(decisionView),
    profiles: profileIds.map(id => {
      const { name, explanation } = profiles[id]
      return { id, name, explanation }
    }),
    categories: categories.map(it => ({ id: it.id, name: it.name })),
  }
}
