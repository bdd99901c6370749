// Starts a stack as a child process and speaks to it.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Said, type StackSettings } from './stack-settings.ts'

export type StackProcess = {
  url: string
  wechatUrl: string
  photosUrl: string
  /** Waits until photos are processed and everything due is delivered; gives what went wrong since the start. */
  settle: () => Promise<string[]>
  close: () => Promise<void>
  /** SIGKILL: no chance to finish anything. */
  kill: () => Promise<void>
}

const heard = <Which extends Said['say']>(child: ChildProcess, which: Which): Promise<Said & { say: Which }> =>
  new Promise((resolve, reject) => {
    const listen = (message: unknown) => {
      const said = Said.parse(message)
      if (!isSaid(said, which)) return
      child.off('message', listen)
      child.off('exit', gone)
      resolve(said)
    }
    const gone = (code: number | null) =>
      reject(new Error(`the stack's process ended (${code}) before it was ${which}`))
    child.on('message', listen)
    child.once('exit', gone)
  })

const isSaid = <Which extends Said['say']>(said: Said, which: Which): said is Said & { say: Which } =>
  said.say === which

/** Starts the stack and waits until it listens. Throws where its process ends before that. */
export const startStackProcess = async (settings: StackSettings): Promise<StackProcess> => {
  const child = fork(join(import.meta.dirname, 'stack-process.ts'), [JSON.stringify(settings)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { url, wechatUrl, photosUrl } = await heard(child, 'ready')
  const ended = once(child, 'exit')
  return {
    url,
    wechatUrl,
    photosUrl,
    async settle() {
      const settled = heard(child, 'settled')
      child.send({ ask: 'settle' })
      return (await settled).faults
    },
    async close() {
      child.send({ ask: 'close' })
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
