// `npm run audit:weapp`: what WeChat's experience audit and its review look at, as far as a program can see it. First the
// package that would be uploaded and its sources, then the app itself, run in the headless mini-WeChat of the tests with
// real data. Any finding makes the exit code 1.

import { builtPhone } from '../builds.ts'
import { judgePackage } from './judge-package.ts'
import { measuredPhone } from './measured-phone.ts'
import { judgedLines, scoreLine } from './print.ts'
import { judge } from './rule.ts'
import { runRules } from './run-rules.ts'

const { folder } = await builtPhone('weapp')
const still = await judgePackage(folder)
console.log('The package')
for (const line of judgedLines(still)) console.log(line)
console.log('\nThe app, running')
const running = judge(runRules, await measuredPhone(folder))
for (const line of judgedLines(running)) console.log(line)
const judged = [...still, ...running]
console.log(`\n${scoreLine(judged)}`)
if (judged.some(it => it.findings.length > 0)) process.exitCode = 1
