import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { dial } from './dial.ts'

type PhonesSheetProps = {
  open: boolean
  phones: readonly { name: string; phone: string }[]
  onClose: () => void
}

/** The community's own emergency numbers: gas, lift, duty desk. */
export function PhonesSheet({ open, phones, onClose }: PhonesSheetProps) {
  return (
    <Sheet open={open} title="紧急电话" onClose={onClose}>
      {phones.map(({ name, phone }) => (
        <ListRow
          key={`${name}${phone}`}
          id={`dial-${phone}`}
          icon="phone"
          word={name}
          value={phone}
          label={`打${name}电话 ${phone}`}
          onTap={() => dial(phone)}
        />
      ))}
      {phones.length === 0 && <Note tone="quiet">绑定房屋后，这里有小区的值班、燃气和电梯电话。</Note>}
    </Sheet>
  )
}
