import './expense-fields.css'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { mostMaterials, mostNameCharacters, mostUnitCharacters, totalOf } from '#domain/complaint/expenses.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { TextField } from '../../ui/text-field.tsx'
import {
  type ExpenseForm,
  emptyExpenses,
  emptyMaterial,
  expensesMissing,
  expensesOf,
  type MaterialForm,
  moneyWrong,
  quantityWrong,
  yuanWords,
} from '../features/report/expense-form.ts'

type LineProps = {
  index: number
  line: MaterialForm
  onChange: (part: Partial<MaterialForm>) => void
  onRemove: () => void
}

function MaterialLine({ index, line, onChange, onRemove }: LineProps) {
  const id = `material-${index}`
  const nth = `第 ${index + 1} 项`
  return (
    <View className="spent">
      <View className="row">
        <View className="b grow">{nth}</View>
        <Button kind="text" word="删除" label={`删除${nth}`} id={`${id}-remove`} onTap={onRemove} />
      </View>
      <TextField
        id={`${id}-name`}
        label="用了什么"
        value={line.name}
        onChange={name => onChange({ name })}
        max={mostNameCharacters}
        placeholder="例如：角阀"
      />
      <View className="spent-row">
        <View className="spent-cell">
          <TextField
            id={`${id}-quantity`}
            label="数量"
            keyboard="digit"
            value={line.quantity}
            onChange={quantity => onChange({ quantity })}
            max={10}
            wrong={quantityWrong(line.quantity)}
          />
        </View>
        <View className="spent-cell">
          <TextField
            id={`${id}-unit`}
            label="单位"
            value={line.unit}
            onChange={unit => onChange({ unit })}
            max={mostUnitCharacters}
            placeholder="个"
          />
        </View>
        <View className="spent-cell">
          <TextField
            id={`${id}-cost`}
            label="共多少元"
            keyboard="digit"
            value={line.cost}
            onChange={cost => onChange({ cost })}
            max={9}
            placeholder="0.00"
            wrong={moneyWrong(line.cost)}
          />
        </View>
      </View>
    </View>
  )
}

type FieldsProps = { form: ExpenseForm; change: (form: ExpenseForm) => void }

function LabourFields({ form, change }: FieldsProps) {
  return (
    <View className="spent">
      <View className="b">人工</View>
      <View className="spent-row">
        <View className="spent-cell">
          <TextField
            id="labour-hours"
            label="几小时"
            keyboard="digit"
            value={form.hours}
            onChange={hours => change({ ...form, hours })}
            max={7}
            wrong={moneyWrong(form.hours)}
          />
        </View>
        <View className="spent-cell">
          <TextField
            id="labour-cost"
            label="人工费（元）"
            keyboard="digit"
            value={form.labourCost}
            onChange={labourCost => change({ ...form, labourCost })}
            max={9}
            placeholder="0.00"
            wrong={moneyWrong(form.labourCost)}
          />
        </View>
      </View>
    </View>
  )
}

/** 用料和费用: folded until somebody needs it, open where something is in it. */
export function ExpenseFields({ form, change }: { form: ExpenseForm | undefined; change: FieldsProps['change'] }) {
  const [isOpen, setOpen] = useState(form !== undefined)
  if (!isOpen)
    return (
      <Card>
        <ListRow
          id="expenses-open"
          icon="doc"
          word="用料和费用（选填）"
          hint="住户看不到"
          onTap={() => setOpen(true)}
        />
      </Card>
    )
  const shown = form ?? emptyExpenses
  const { materials } = shown
  const spent = expensesMissing(shown) === undefined ? expensesOf(shown) : undefined
  const put = (lines: readonly MaterialForm[]) => change({ ...shown, materials: [...lines] })
  return (
    <View id="ask-expenses">
      <Card title="用料和费用" hint="选填，住户看不到">
        {materials.map((line, index) => (
          <MaterialLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else of its own
            key={index}
            index={index}
            line={line}
            onChange={part => put(materials.map((it, at) => (at === index ? { ...it, ...part } : it)))}
            onRemove={() => put(materials.filter((_, at) => at !== index))}
          />
        ))}
        {materials.length < mostMaterials && (
          <View className="mt3">
            <Button
              kind="neutral"
              icon="plus"
              word={materials.length === 0 ? '加用料' : '再加一项'}
              id="material-add"
              onTap={() => put([...materials, emptyMaterial])}
            />
          </View>
        )}
        <LabourFields form={shown} change={change} />
        {spent && <View className="b mt3">{`一共 ${yuanWords(totalOf(spent))}`}</View>}
      </Card>
    </View>
  )
}
