import { View } from '@tarojs/components'
import { Button } from '../../../ui/button.tsx'
import { Wrong } from '../../../ui/text-area.tsx'
import type { usePages } from './use-pages.ts'

/** The way to the later pages of a list, and why the last try brought none. */
export function MoreOfList({ list }: { list: Pick<ReturnType<typeof usePages>, 'more' | 'readMore' | 'wrong'> }) {
  return (
    <>
      {list.wrong && (
        <View className="pad">
          <Wrong text={list.wrong} />
        </View>
      )}
      {list.more && (
        <View className="pad">
          <Button id="more" kind="neutral" wide word="再看后面的" busyWord="正在取…" onTap={list.readMore} />
        </View>
      )}
    </>
  )
}
