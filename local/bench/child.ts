// A process of the bench: asked one thing at a time, it answers.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Child = {
  /** Sends a message and gives the next one heard. */
  ask: (message: Record<string, unknown>) => Promise<unknown>
  stop: () => Promise<void>
}

const nextMessage = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const heard = (message: unknown) => {
      child.off('exit', gone)
      resolve(message)
    }
    const gone = (code: number | null) => {
      child.off('message', heard)
      reject(new Error(`a process of the bench ended (${code})`))
    }
    child.once('message', heard)
    child.once('exit', gone)
  })

const start = (file: string, argument: string): { child: ChildProcess; handle: Child } => {
  const child = fork(join(import.meta.dirname, file), [argument], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  return {
    child,
    handle: {
      async ask(message) {
        const answer = nextMessage(child)
        child.send(message)
        return answer
      },
      async stop() {
        child.kill('SIGKILL')
        await ended
      },
    },
  }
}

/** Starts a process that waits to be asked. */
export const startChild = (file: string, argument: string): Child => start(file, argument).handle

/** Starts a process that first says something: that it is ready, and where. */
export const startSpeakingChild = async (file: string, argument: string): Promise<{ child: Child; said: unknown }> => {
  const { child, handle } = start(file, argument)
  return { child: handle, said: await nextMessage(child) }
}
