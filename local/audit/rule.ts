// What a rule of the audit is: a name, what WeChat's experience audit gives for it, and where it is broken.

/** Where a rule is broken, and how. */
export type Finding = { place: string; what: string }

/** A rule over a built package, over the sources or over what a walk through the app measured. */
export type Rule<Subject> = {
  /** WeChat's own name where the rule is WeChat's. */
  name: string
  /** Share in the score of WeChat's experience audit; 0 for a gate of our own. */
  weight: number
  /** What holds where the rule is kept. */
  says: string
  findings: (subject: Subject) => Finding[]
}

/** A rule and where it was broken: nothing there, and it is kept. */
export type Judged = { name: string; weight: number; says: string; findings: readonly Finding[] }

/** Every rule, judged. */
export const judge = <Subject>(rules: readonly Rule<Subject>[], subject: Subject): Judged[] =>
  rules.map(({ name, weight, says, findings }) => ({ name, weight, says, findings: findings(subject) }))
