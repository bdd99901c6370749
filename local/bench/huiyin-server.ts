// The product under measurement: the real doors behind the real gateway. Deliveries are other functions and do not run here.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openPublicDoor } from '../../functions/public.ts'
import { openResidentDoor } from '../../functions/resident.ts'
import { Secrets } from '../../functions/runtime.ts'
import { openStaffDoor } from '../../functions/staff.ts'
import { startGateway } from '../gateway/gateway.ts'
import { localOutside } from '../outside.ts'
import { answerBench, openMeasured } from './measured-server.ts'

const directory = process.argv[2] ?? ''
const measured = openMeasured(directory)
const { database, handler, now } = measured
let racesLost = 0
const outside = localOutside({
  database: { ...database, requestHandler: handler },
  queue: database.queue('messages', { maxReceives: 5 }),
  // Neither is called: links are signed without asking the store, and nobody signs in here.
  photosUrl: 'http://127.0.0.1:9',
  wechatUrl: 'http://127.0.0.1:9',
  secrets: Secrets.parse(JSON.parse(await readFile(join(directory, 'secrets.json'), 'utf8'))),
  now,
  writeLog(line) {
    if (line.includes('"number-race-lost"')) racesLost += 1
  },
})
const doors = { resident: openResidentDoor(outside), staff: openStaffDoor(outside), public: openPublicDoor(outside) }
const gateway = await startGateway({ port: 0, doors, now })
answerBench(measured, gateway.url, () => racesLost)
