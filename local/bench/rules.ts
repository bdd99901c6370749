// What the rules cost: the timer with 10,000 due, a plan for a backlog, an explanation, the first page of a long work list.

import { measureBatchPlan } from './batch-plan.ts'
import { measureExplain } from './explain.ts'
import { goalLine, table } from './print.ts'
import { measureTimer } from './timer.ts'
import { type FirstPage, measureWorkList } from './work-list.ts'

const pageLine = ({ open, operations, items, milliseconds }: FirstPage): string[] => [
  `first page of ${open} open`,
  `${milliseconds.toFixed(1)} ms`,
  `${operations} operations, ${items} items read`,
]

/** The figures as a table, and which goals they meet. */
export const measureRules = async (): Promise<{ lines: string[]; goals: string[] }> => {
  const plan = measureBatchPlan()
  const { explained, started, goal } = measureExplain()
  const { pages, ratio, goal: mostRatio } = await measureWorkList()
  const timer = await measureTimer()
  const asks = [...new Set(pages.map(({ operations, items }) => `${operations}/${items}`))]
  return {
    lines: table(
      ['', 'figure', 'beside it'],
      [
        [
          `timer, ${timer.told} due`,
          `${timer.figure.toFixed(1)} s`,
          `${timer.runs} runs, ${timer.operations.toFixed(2)} operations and ${timer.writeUnits.toFixed(1)} write units a complaint`,
        ],
        ['plan of 200 orders × 50 people', `${plan.figure.toFixed(0)} ms`, `${plan.given} given, ${plan.left} left`],
        [
          'explain() of five working days over a holiday',
          `${explained.toFixed(0)} µs`,
          `× ${(explained / started).toFixed(1)} of reckoning its due time (${started.toFixed(0)} µs)`,
        ],
        ...pages.map(pageLine),
      ],
    ),
    goals: [
      goalLine('10,000 due clocks told within a minute', `${timer.figure.toFixed(1)} s`, timer.figure <= timer.goal),
      goalLine('a plan within a second', `${plan.figure.toFixed(0)} ms`, plan.figure <= plan.goal),
      goalLine('an explanation within a millisecond', `${explained.toFixed(0)} µs`, explained <= goal),
      goalLine(
        'the first page asks the same of 50, of 5,000 and of 100,000',
        asks.length === 1 ? 'the same' : asks.join(', '),
        asks.length === 1,
      ),
      goalLine(`and takes at most × ${mostRatio} as long`, `× ${ratio.toFixed(2)}`, ratio <= mostRatio),
    ],
  }
}
