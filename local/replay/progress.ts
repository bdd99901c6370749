// How far it is: a bar on a terminal, a line now and then elsewhere.

import { Presets, SingleBar } from 'cli-progress'

export type Progress = { show: (done: number) => void; end: () => void }

const linesInAll = 10

/** `total` steps of `what`. */
export const startProgress = (what: string, total: number): Progress => {
  if (process.stdout.isTTY) {
    const bar = new SingleBar({ format: `${what} {bar} {value}/{total}` }, Presets.rect)
    bar.start(total, 0)
    return { show: done => bar.update(done), end: () => bar.stop() }
  }
  const step = Math.max(1, Math.ceil(total / linesInAll))
  return {
    show: done => {
      if (done % step === 0 || done === total) console.log(`${what} ${done}/${total}`)
    },
    end: () => undefined,
  }
}
