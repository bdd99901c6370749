// Something the person at the keyboard can put right, said in one sentence in both languages instead of a stack.

export type Problem = Error & { chinese: string; english: string }

/** An error with its sentence. */
export const problem = (chinese: string, english: string, cause?: unknown): Problem =>
  Object.assign(new Error(english, { cause }), { chinese, english })

export const isProblem = (error: unknown): error is Problem =>
  error instanceof Error && 'chinese' in error && 'english' in error
