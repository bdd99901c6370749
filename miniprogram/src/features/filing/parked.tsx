import { useSyncExternalStore } from 'react'
import { Blank } from '../../ui/blank.tsx'
import { goToTab, pages } from '../go.ts'
import { sender } from './drafts.ts'
import { standingWords } from './standing-words.ts'

type ParkedProps = { draftKey: string; onEdit: () => Promise<void> }

/** Instead of the form, once it was given and could not get through: it is kept, and goes by itself. */
export function Parked({ draftKey, onEdit }: ParkedProps) {
  const { onChange, all, of } = sender.standings
  useSyncExternalStore(onChange, all, all)
  const standing = of(draftKey)
  const text = standingWords(standing)?.text ?? ''
  return (
    <Blank
      kind={standing.at === 'waiting' ? 'offline' : 'empty'}
      title="已经存好，没有丢"
      action={{ id: 'parked-home', word: '回首页', icon: 'home', onTap: () => goToTab(pages.home) }}
      second={{ id: 'parked-edit', word: '再改一改', onTap: onEdit }}
    >
      {`${text}离开这里、关掉小程序都不要紧，只会提交一次。`}
    </Blank>
  )
}
