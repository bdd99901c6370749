// The first line of every command: says in one sentence when this is not Node 24. Written for old Nodes too, so nothing newer than Node 14.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const major = 24

const hasOwnNode = () =>
  existsSync(join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'))

const runsOnMusl = () => {
  if (process.platform !== 'linux') return false
  const header = process.report ? process.report.getReport().header : undefined
  return header !== undefined && header.glibcVersionRuntime === undefined
}

const reasonInBothLanguages = () => {
  if (!existsSync(join(root, 'node_modules')))
    return ['run "npm ci" first, it brings Node 24 along.', '请先运行 “npm ci”，它会带来 Node 24。']
  if (runsOnMusl())
    return [
      'the Node 24 that npm brings along needs glibc, so on Alpine (musl) install Node 24 yourself; that is unproven.',
      'npm 带来的 Node 24 需要 glibc；在 Alpine（musl）上请自行安装 Node 24，我们没有验证过。',
    ]
  if (!hasOwnNode())
    return [
      `node_modules/.bin/node is missing because an optional dependency was skipped or ${process.platform} ${process.arch} is not served: run "npm ci --include=optional", or install Node 24 yourself.`,
      `缺少 node_modules/.bin/node：可选依赖被跳过，或不支持 ${process.platform} ${process.arch}。请运行 “npm ci --include=optional”，或自行安装 Node 24。`,
    ]
  return [
    'use the npm commands (npm start, npm test …), which take the Node 24 in node_modules/.bin.',
    '请使用 npm 命令（npm start、npm test 等），它们会用 node_modules/.bin 里的 Node 24。',
  ]
}

if (Number(process.versions.node.split('.')[0]) !== major) {
  const [english, chinese] = reasonInBothLanguages()
  console.error(`Huiyin needs Node ${major} and this is ${process.version}: ${english}`)
  console.error(`回音需要 Node ${major}，当前是 ${process.version}：${chinese}`)
  process.exit(1)
}
