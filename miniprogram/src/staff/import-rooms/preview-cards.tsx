import { View } from '@tarojs/components'
import type { RoomTablePreview } from '#contract/room-imports.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { Words } from '../../ui/words.tsx'
import { buildingWords, figuresOf, placeWords } from './import-words.ts'

/** What the table would do, and how it was read. */
export function FiguresCard({ name, preview }: { name: string; preview: RoomTablePreview }) {
  const { rows, sheet, otherSheets, columns, leftOut, withoutUnits, newBuildingCount } = preview
  return (
    <Card title="导入后会有" hint={`${rows} 行`}>
      {figuresOf(preview).map(it => (
        <KeyValue key={it.name} name={it.name}>
          {it.words}
        </KeyValue>
      ))}
      {newBuildingCount > 0 && <KeyValue name="楼栋名称">{buildingWords(preview)}</KeyValue>}
      <View className="sub mt3">
        <Words>{[`文件“${name}”`, sheet && `工作表“${sheet}”`].filter(Boolean).join('，')}</Words>
      </View>
      <View className="sub">认出的列：{columns.join('、')}</View>
      {leftOut.length > 0 && <View className="sub">不导入的列：{leftOut.join('、')}</View>}
      {otherSheets.length > 0 && <View className="sub">没有读的工作表：{otherSheets.join('、')}</View>}
      {withoutUnits && <View className="sub">没有单元这一列，都算 1 单元。</View>}
    </Card>
  )
}

type Choices = { newBuildings: boolean; newOwners: boolean }
type ChoicesCardProps = { table: Choices; onChange: (part: Partial<Choices>) => void }

/** What the person allows; the preview is made anew with it. */
export function ChoicesCard({ table: { newBuildings, newOwners }, onChange }: ChoicesCardProps) {
  return (
    <Card title="允许什么">
      <SwitchRow
        id="new-buildings"
        icon="building"
        word="新建楼栋"
        hint="小区里还没有的楼栋，按表格建起来"
        on={newBuildings}
        onChange={on => onChange({ newBuildings: on })}
      />
      <SwitchRow
        id="new-owners"
        icon="phone"
        word="更换业主电话"
        hint="已登记的号码换成表格里的，比如换了业主"
        on={newOwners}
        onChange={on => onChange({ newOwners: on })}
      />
    </Card>
  )
}

type Fault = RoomTablePreview['faults'][number]

function FaultRow({ fault }: { fault: Fault }) {
  return (
    <View className="import-fault">
      <View className="b">{placeWords(fault)}</View>
      <View>{fault.sentence}</View>
    </View>
  )
}

type FaultsCardProps = {
  preview: RoomTablePreview
  goodRows: boolean
  onGoodRows: (on: boolean) => void
  onMore: () => Promise<void>
}

/** Every bad row with its reason, a page at a time; and whether the others are imported without them. */
export function FaultsCard({ preview, goodRows, onGoodRows, onMore }: FaultsCardProps) {
  const { headingFaults, faults, faultCount } = preview
  if (headingFaults.length > 0)
    return (
      <Card title="列名有问题">
        <Note tone="warn">没有往下读。请在表格里改好，再选一次文件。</Note>
        {headingFaults.map(fault => (
          <FaultRow key={`${fault.row}-${fault.column ?? ''}-${fault.sentence}`} fault={fault} />
        ))}
      </Card>
    )
  if (faultCount === 0) return null
  return (
    <Card title="有问题的地方" hint={`${faultCount} 处`}>
      <SwitchRow
        id="good-rows"
        icon="slash"
        word="跳过有问题的行"
        hint={`只导入其余的，这 ${preview.faulty} 行以后再补`}
        on={goodRows}
        onChange={onGoodRows}
      />
      {faults.map(fault => (
        <FaultRow key={`${fault.row}-${fault.column ?? ''}-${fault.sentence}`} fault={fault} />
      ))}
      {faults.length < faultCount && (
        <Button
          id="faults-more"
          className="mt3"
          kind="neutral"
          wide
          word={`再看 ${Math.min(100, faultCount - faults.length)} 处`}
          busyWord="正在取…"
          onTap={onMore}
        />
      )}
    </Card>
  )
}
