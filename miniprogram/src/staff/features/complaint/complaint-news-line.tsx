import { Text, View } from '@tarojs/components'
import { aria } from '../../../ui/aria.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Tap } from '../../../ui/tap.tsx'
import { Words } from '../../../ui/words.tsx'

type ComplaintNewsLineProps = { said: string | undefined; onForget: () => void }

/** What somebody else just did, quietly; a tap takes it away. */
export function ComplaintNewsLine({ said, onForget }: ComplaintNewsLineProps) {
  return (
    <View {...aria({ role: 'status', live: 'polite' })}>
      {said !== undefined && (
        <Tap id="news" className="note note-q note-loose" label={`${said}。点一下收起`} onTap={onForget}>
          <View className="note-i">
            <Icon name="refresh" />
          </View>
          <View className="grow">
            <Words>{said}</Words>
          </View>
          <Text className="sub">知道了</Text>
        </Tap>
      )}
    </View>
  )
}
