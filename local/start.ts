// `npm start`: the whole of Huiyin on this machine, on one page with two phones. Whatever goes wrong is said in a sentence.

import './check-node.mjs'

const options = process.argv.slice(2)

const sayWhyNot = (error: unknown): void => {
  const first = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  console.error(`✗ 有组件没有装好（${first}）。请运行 npm ci --include=optional 后再试。`)
  console.error(`✗ Something is not installed (${first}). Run npm ci --include=optional and try again.`)
  process.exitCode = 1
}

// Imported late: a missing package must not end in a stack.
const running = await import('./run-demo.ts').catch(sayWhyNot)
await running?.runDemo(options)
