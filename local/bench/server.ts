// A server under measurement, as the bench sees it.

import { type Child, startSpeakingChild } from './child.ts'
import { type Figures, type Operation, Said } from './server-talk.ts'

export type Server = {
  url: string
  figures: () => Promise<Figures>
  /** Makes every operation take so many milliseconds more; 0 ends it. */
  slow: (delay: number) => Promise<void>
  /** Makes every operation slow and writes it down while `act` runs; gives the sequential steps. */
  watching: <Outcome>(act: () => Promise<Outcome>) => Promise<{ outcome: Outcome; steps: Operation[][] }>
  stop: Child['stop']
}

/** Longer than anything the server computes between two operations. */
const delay = 25

const heard = <Which extends Said['say']>(message: unknown, which: Which): Said & { say: Which } => {
  const said = Said.parse(message)
  if (isSaid(said, which)) return said
  throw new Error(`a server said ${said.say} instead of ${which}`)
}

const isSaid = <Which extends Said['say']>(said: Said, which: Which): said is Said & { say: Which } =>
  said.say === which

export const startServer = async (file: string, argument: string): Promise<Server> => {
  const { child, said } = await startSpeakingChild(file, argument)
  return {
    url: heard(said, 'ready').url,
    figures: async () => heard(await child.ask({ ask: 'figures' }), 'figures'),
    async slow(delay) {
      heard(await child.ask({ ask: 'slow', delay }), 'done')
    },
    async watching(act) {
      heard(await child.ask({ ask: 'watch', delay }), 'done')
      const outcome = await act()
      return { outcome, steps: heard(await child.ask({ ask: 'passed' }), 'passed').steps }
    },
    stop: child.stop,
  }
}
