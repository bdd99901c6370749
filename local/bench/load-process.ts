// The phones, in a process of their own: so many requests, so many at once, each timed.

import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { clientHeader, keyHeader } from '#contract/endpoint.ts'
import { clientVersion } from '#contract/version.ts'
import { newKey } from '../client.ts'
import { LoadAsked, type LoadDone, LoadSettings, type Session } from './server-talk.ts'

const { sessions, communityId } = LoadSettings.parse(JSON.parse(process.argv[2] ?? ''))

const filing = JSON.stringify({
  communityId,
  kind: 'complaint',
  categoryId: 'lift',
  place: { kind: 'public', label: '2 栋电梯' },
  text: '二栋的电梯从昨天晚上开始就停在三楼不动，家里有老人和孩子，每天要爬十二层楼。打了物业电话说已经报修，可是到现在也没有人来看，也没有贴通知说什么时候能修好。请尽快派人来，并告诉我们大概什么时候能恢复。',
  demand: '今天之内修好，并说明原因',
  photoIds: [],
  danger: false,
  happeningNow: false,
  hideName: false,
})

type Answer = { status: number; body: string }

const send = (agent: Agent, url: URL, options: { method: string; headers: Record<string, string> }, body?: string) =>
  new Promise<Answer>((resolve, reject) => {
    const asked = request(url, { agent, ...options }, response => {
      text(response).then(words => resolve({ status: response.statusCode ?? 0, body: words }), reject)
    })
    asked.once('error', reject)
    asked.end(body)
  })

const ask = ({ url, useCase }: LoadAsked, agent: Agent, { access, detailId }: Session, key: string) => {
  const headers = { [clientHeader]: clientVersion, authorization: `Bearer ${access}` }
  if (useCase === 'detail') return send(agent, new URL(`/v1/complaints/${detailId}`, url), { method: 'GET', headers })
  const mine = new URL('/v1/complaints', url)
  if (useCase === 'my-complaints') return send(agent, mine, { method: 'GET', headers })
  const length = String(Buffer.byteLength(filing))
  const forWriting = { ...headers, [keyHeader]: key, 'content-type': 'application/json', 'content-length': length }
  return send(agent, mine, { method: 'POST', headers: forWriting }, filing)
}

const load = async (asked: LoadAsked): Promise<LoadDone> => {
  const agent = new Agent({ keepAlive: true, maxSockets: asked.concurrency })
  const done: LoadDone = { seconds: 0, latencies: [], failures: [], lastAnswer: '', lastKey: '' }
  const startedAt = performance.now()
  let next = 0
  const phone = async () => {
    while (next < asked.count) {
      const session = sessions[next % sessions.length]
      next += 1
      if (!session) throw new Error('nobody is signed in')
      const key = newKey()
      const sentAt = performance.now()
      const { status, body } = await ask(asked, agent, session, key)
      done.latencies.push(performance.now() - sentAt)
      if (status !== 200) done.failures.push(`${status} ${body.slice(0, 200)}`)
      done.lastAnswer = body
      done.lastKey = key
    }
  }
  await Promise.all(Array.from({ length: asked.concurrency }, phone))
  done.seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  return done
}

process.on('message', message => {
  load(LoadAsked.parse(message)).then(
    done => process.send?.(done),
    error => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => process.exit(0))
