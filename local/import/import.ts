// The way in for `npm run import`.

import { runImport } from './run-import.ts'

process.exitCode = (await runImport(process.argv.slice(2))) ? 0 : 1
