import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../ui/aria.ts'
import { Blank } from '../ui/blank.tsx'
import { Note } from '../ui/note.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tap } from '../ui/tap.tsx'
import type { Load } from './use-load.ts'
import { momentWords } from './when.ts'

type ShowLoadProps<T> = {
  load: Load<T>
  /** While nothing is known yet: 正在取您的投诉…. */
  spoken: string
  shape?: 'case' | 'card'
  /** A line above says of what time it is, and that something newer is on its way. */
  dated?: boolean
  children: (value: T) => ReactNode
}

/** The four states of a page: on its way, not to be had, known from before, ready. */
export function ShowLoad<T>({ load, spoken, shape = 'card', dated, children }: ShowLoadProps<T>) {
  const { value, at = 0, failure, busy, reload } = load
  if (value !== undefined) {
    return (
      <>
        {failure && (
          <Tap id="reload" press="press-dim" spoken={`${failure.sentence}再试一次`} onTap={() => void reload()}>
            <Note
              loose
              tone="warn"
              spoken="alert"
              icon={failure.reason === 'offline' ? 'offline' : 'warn'}
              title={failure.reason === 'offline' ? '没连上网络' : '没取到最新情况'}
            >
              {`下面是${momentWords(at, Date.now())} 的样子。点这里再试一次。`}
            </Note>
          </Tap>
        )}
        {dated && !failure && (
          <View className="pad sub load-at" {...aria({ role: 'status', live: 'polite' })}>
            {busy ? `${momentWords(at, Date.now())} 的样子，正在取最新的…` : `${momentWords(at, Date.now())} 更新`}
          </View>
        )}
        {children(value)}
      </>
    )
  }
  if (failure && !busy) {
    const offline = failure.reason === 'offline'
    return (
      <Blank
        kind={offline ? 'offline' : 'failed'}
        title={offline ? '没连上网络' : '没取到'}
        action={{ word: '再试一次', icon: 'refresh', onTap: reload }}
      >
        {offline ? '提交过的都在，没有丢。连上网再看。' : failure.sentence}
      </Blank>
    )
  }
  return <Skeleton spoken={spoken} shape={shape} />
}
