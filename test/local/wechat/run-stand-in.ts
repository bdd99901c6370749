// Runs the stand-in as a process of its own that a test can kill. Arguments: the state file. Prints its address.
import { fakeAccount } from '../../../local/wechat/fake-accounts.ts'
import { startWeChat } from '../../../local/wechat/start-wechat.ts'
import { registeredTemplates } from '../../../local/wechat/template-registry.ts'

const statePath = process.argv[2]
if (!statePath) throw new Error('a state file is needed')
const templates = registeredTemplates({ progress: 'tmpl-progress', survey: 'tmpl-survey', work: 'tmpl-work' })
const threeOClock = Date.UTC(2026, 10, 22, 7)
const { url } = await startWeChat({ port: 0, now: () => threeOClock, ...fakeAccount, pages: [], templates, statePath })
console.log(url)
