import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { scrollTo } from '../../../features/scroll-to.ts'
import { Note } from '../../../ui/note.tsx'

/** Why the server said no, brought into view: the button that was tapped stands far below it. */
export function Refused({ why }: { why: string | false | undefined }) {
  useEffect(() => {
    if (why) scrollTo('refused')
  }, [why])
  if (!why) return null
  return (
    <View id="refused">
      <Note loose tone="warn" spoken="alert">
        {why}
      </Note>
    </View>
  )
}
