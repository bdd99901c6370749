// The demo as a person starts it: a process of its own, known only by what it prints and serves.

import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..', '..')

export type DemoProcess = {
  /** Everything printed so far. */
  printed: () => string
  /** Waits until this was printed; throws with what was printed instead when the process ends first. */
  prints: (words: string | RegExp) => Promise<string>
  /** The address it prints at the end. */
  url: () => Promise<string>
  /** The exit code; null where a signal ended it. */
  ended: Promise<number | null>
  /** Sends a signal and waits for the end. */
  stop: (signal?: 'SIGINT' | 'SIGKILL') => Promise<number | null>
}

/** Runs `local/start.ts` with these options. */
export const demoProcess = (...options: string[]): DemoProcess => {
  const args = ['--disable-warning=ExperimentalWarning', join(root, 'local', 'start.ts'), ...options]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const waiting = new Set<() => void>()
  const look = () => {
    for (const again of waiting) again()
  }
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', chunk => {
      text += chunk
      look()
    })
  let isOver = false
  const ended = new Promise<number | null>(done => {
    child.on('close', code => {
      isOver = true
      look()
      done(code)
    })
  })
  const prints = (words: string | RegExp): Promise<string> =>
    new Promise((found, failed) => {
      const again = () => {
        const match = typeof words === 'string' ? text.includes(words) && words : text.match(words)?.[0]
        if (!match && !isOver) return
        waiting.delete(again)
        if (match) found(match)
        else failed(new Error(`it ended without printing ${words}; it printed:\n${text}`))
      }
      waiting.add(again)
      again()
    })
  return {
    printed: () => text,
    prints,
    url: async () => (await prints(/Open {3}http:\/\/127\.0\.0\.1:\d+\n/)).replace(/^Open {3}/, '').trim(),
    ended,
    async stop(signal = 'SIGINT') {
      if (!isOver) child.kill(signal)
      return ended
    },
  }
}
