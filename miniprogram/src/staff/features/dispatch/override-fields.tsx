import { View } from '@tarojs/components'
import { Options } from '../../../ui/options.tsx'
import { TextArea } from '../../../ui/text-area.tsx'

const usual = ['就在附近，去得快', '更熟悉这里的情况', '第一位正忙着急活', '住户要求这位来']
const mostReasonLetters = 300

type OverrideFieldsProps = {
  /** Who was proposed. */
  first: string
  value: string
  onChange: (reason: string) => void
  /** Asked for, and still missing. */
  missing: boolean
}

/** Why somebody else than the one proposed: kept inside the company. */
export function OverrideFields({ first, value, onChange, missing }: OverrideFieldsProps) {
  return (
    <>
      <Options
        id="override-quick"
        label="常用原因"
        items={usual.map(word => ({ value: word, word }))}
        value={usual.includes(value) ? [value] : []}
        onChange={([word]) => onChange(word ?? '')}
      />
      <View className="mt3">
        <TextArea
          id="override"
          label={`为什么不派给${first}`}
          value={value}
          onChange={onChange}
          max={mostReasonLetters}
          placeholder="点上面的，或写几个字"
          hint="只有同事看得到"
          wrong={missing && value.trim() === '' ? `请写几个字：为什么不派给${first}` : undefined}
        />
      </View>
    </>
  )
}
