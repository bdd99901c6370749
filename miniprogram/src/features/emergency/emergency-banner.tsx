import { Text, View } from '@tarojs/components'
import { aria } from '../../ui/aria.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'
import { dial } from './dial.ts'

/** The same in the whole country; a community adds its own. */
export const national = [
  { phone: '119', name: '火警' },
  { phone: '110', name: '报警' },
  { phone: '120', name: '急救' },
]

/** In danger nobody should fill in a form: the numbers to ring first. */
export function EmergencyBanner({ onMore }: { onMore: () => void }) {
  return (
    <View className="card sos-card" {...aria({ role: 'group', label: '遇险先打电话' })}>
      <View className="sos-word">
        <Icon name="siren" />
        <Text>遇险先打</Text>
      </View>
      {national.map(({ phone, name }) => (
        <Tap
          key={phone}
          id={`dial-${phone}`}
          className="sos"
          label={`打${name}电话 ${phone}`}
          onTap={() => dial(phone)}
        >
          {phone}
        </Tap>
      ))}
      <Tap id="more-phones" className="sos sos-more" label="更多紧急电话" onTap={onMore}>
        更多
      </Tap>
    </View>
  )
}
