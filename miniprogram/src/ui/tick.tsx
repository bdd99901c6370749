import { View } from '@tarojs/components'
import { Icon } from './icon.tsx'

/** The corner that says: chosen. */
export function Tick() {
  return (
    <View className="tick">
      <Icon name="check" />
    </View>
  )
}
