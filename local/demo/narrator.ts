// What is heard while the demo opens, as lines; on a terminal the line under way counts along.

import { dayOf, type Instant, minutesIntoDay } from '#domain/time.ts'
import type { News } from './open-demo.ts'
import { stories } from './stories.ts'

const momentWords = (at: Instant): string => {
  const minutes = Math.floor(minutesIntoDay(at))
  return `${dayOf(at)} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The line of a piece of news; none where it only moves the line under way. */
const lineOf = (news: News, seconds: string): string | undefined => {
  switch (news.what) {
    case 'building':
      return '  … 正在编译手机页面，大约半分钟  Building the phones’ pages, about half a minute'
    case 'built':
      return `  ✓ 手机页面编译好了  The phones’ pages are built  ${seconds}`
    case 'seeding':
      return '  … 第一次启动，正在准备示范小区  First start, making the demo community'
    case 'seeding-goes-on':
      return undefined
    case 'seeded':
      return `  ✓ 示范小区准备好了，有 ${stories.length} 件过去的投诉  The demo is ready, with ${stories.length} past complaints  ${seconds}`
    case 'clock-goes-on':
      return `  ✓ 时间接着上次走：${momentWords(news.at)}  The clock goes on where it was`
    case 'delivery-failed':
      return `  ! 有一次投递没有成功，会再试  A delivery failed and will be tried again: ${String(news.error)}`
  }
}

export type Narrator = {
  hear: (news: News) => void
  /** Seconds since the beginning, in words. */
  seconds: () => string
  /** Leaves the terminal as it should be. */
  end: () => void
}

/** Tells on standard output. */
export const narrator = (): Narrator => {
  const startedAt = performance.now()
  const underWay = new Map<'build' | 'seed', string>()
  const isTerminal = process.stdout.isTTY === true
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  const clear = () => {
    if (isTerminal) process.stdout.write('\r\x1b[K')
  }
  const draw = () => {
    if (!isTerminal || underWay.size === 0) return
    clear()
    process.stdout.write(`  … ${[...underWay.values()].join(' · ')}  ${seconds()}`)
  }
  const note = (news: News) => {
    if (news.what === 'building') underWay.set('build', '编译 building')
    if (news.what === 'built') underWay.delete('build')
    if (news.what === 'seeding-goes-on') underWay.set('seed', `示范小区 demo ${news.done}/${news.of}`)
    if (news.what === 'seeded') underWay.delete('seed')
  }
  const timer = setInterval(draw, 500)
  return {
    hear(news) {
      note(news)
      const line = lineOf(news, seconds())
      if (line !== undefined) {
        clear()
        console.log(line)
      }
      draw()
    },
    seconds,
    end() {
      clearInterval(timer)
      clear()
    },
  }
}
