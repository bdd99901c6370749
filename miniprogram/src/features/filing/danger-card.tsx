import { Text, View } from '@tarojs/components'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { Tap } from '../../ui/tap.tsx'
import { dial } from '../emergency/dial.ts'
import { EmergencyBanner, national } from '../emergency/emergency-banner.tsx'

type DangerTopProps = { danger: boolean; onOpen: () => void }

/** Above everything else: where to ring first. One line, and the numbers themselves once there is danger. */
export function DangerTop({ danger, onOpen }: DangerTopProps) {
  if (danger) return <EmergencyBanner onMore={onOpen} />
  return (
    <Tap id="danger-first" className="pad row danger-first" spoken="着火、漏气、有人受伤，先打电话" onTap={onOpen}>
      <Icon name="siren" size="s" />
      <Text className="grow ml1">着火、漏气、受伤？先打电话</Text>
      <Icon name="right" size="s" />
    </Tap>
  )
}

type DangerSheetProps = {
  open: boolean
  danger: boolean
  /** The community's own: gas, lift, duty desk. */
  phones: readonly { name: string; phone: string }[]
  onDanger: (danger: boolean) => void
  onClose: () => void
}

/** Whom to ring, before the form goes on; and that it is filed as an emergency. */
export function DangerSheet({ open, danger, phones, onDanger, onClose }: DangerSheetProps) {
  return (
    <Sheet
      open={open}
      title="先打电话，再提交"
      onClose={onClose}
      foot={<Button id="danger-called" wide word="接着填，马上提交" onTap={onClose} />}
    >
      <Note tone="warn" spoken="alert">
        有人受伤、着火、漏气、困在电梯里，先打电话。您写的都存着。
      </Note>
      <View className="mt3">
        {[...national, ...phones].map(({ name, phone }) => (
          <ListRow
            key={`${name}${phone}`}
            id={`ring-${phone}`}
            icon="phone"
            tone="warn"
            word={name}
            value={<Text className="b num">{phone}</Text>}
            label={`打${name}电话 ${phone}`}
            onTap={() => dial(phone)}
          />
        ))}
        <SwitchRow
          id="danger-too"
          icon="warn"
          tone="warn"
          word="这件事有危险"
          hint="会伤到人，按紧急的办"
          on={danger}
          onChange={onDanger}
        />
      </View>
    </Sheet>
  )
}
