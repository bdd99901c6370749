import { View } from '@tarojs/components'
import type { ClockLine, FigureLine, PolicyView } from '#contract/policy.ts'
import { clockSpanWords, figureValueWords, figureWords } from '#contract/policy-words.ts'
import { clockWords } from '#contract/words.ts'
import type { Severity } from '#domain/complaint/classes.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { ChipProps } from '../../ui/chip-props.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'
import { Words } from '../../ui/words.tsx'
import { categoryWords, comingWords, groupsOf, lengthText, rowChip, severitiesText } from './policy-words.ts'

type RuleRowProps = {
  id: string
  word: string
  value: string
  hint?: string
  chip: ChipProps | undefined
  /** Single categories, and what comes later. */
  beside: readonly string[]
  onTap: (() => void) | undefined
}

/** One rule: for whom, how much, whose decision it is, and what comes. */
function RuleRow({ id, word, value, hint, chip, beside, onTap }: RuleRowProps) {
  const inside = (
    <>
      <View className="grow">
        <View className="row-top">
          <View className="grow">{word}</View>
          <View className="li-end b">
            <Words>{value}</Words>
          </View>
        </View>
        {hint && <View className="li-note">{hint}</View>}
        {chip && (
          <View className="rule-more">
            <Chip {...chip} />
          </View>
        )}
        {beside.map(line => (
          <View key={line} className="li-note">
            <Words>{line}</Words>
          </View>
        ))}
      </View>
      {onTap && <Icon name="right" size="s" className="li-more" />}
    </>
  )
  if (!onTap) return <View className="li rule">{inside}</View>
  const spoken = [word, value, chip?.word, ...beside, '点一下改'].filter(Boolean).join('，')
  return (
    <Tap id={id} className="li rule" press="press-dim" spoken={spoken} onTap={onTap}>
      {inside}
    </Tap>
  )
}

type ClockCardProps = {
  line: ClockLine
  policy: PolicyView
  now: number
  /** Missing where the person may only read. */
  onChange: ((severities: Severity[]) => void) | undefined
}

/** One kind of clock with what it is for each severity. */
export function ClockCard({ line, policy: { categories }, now, onChange }: ClockCardProps) {
  if (line.what === 'unknown') return null
  return (
    <Card title={clockWords[line.what]}>
      <View className="sub">{clockSpanWords[line.what]}</View>
      <View className="mt3">
        {groupsOf(line).map(({ severities, cell }) => (
          <RuleRow
            key={severities.join()}
            id={`rule-${line.what}-${severities[0]}`}
            word={severitiesText(severities)}
            value={lengthText(cell.now.length)}
            chip={rowChip(cell.now)}
            beside={[
              ...cell.byCategory.map(row => categoryWords(row, lengthText(row.length), categories)),
              ...cell.upcoming.map(row => comingWords(row, lengthText(row.length), categories, now)),
            ]}
            onTap={onChange && (() => onChange(severities))}
          />
        ))}
      </View>
    </Card>
  )
}

type FiguresCardProps = {
  policy: PolicyView
  now: number
  onChange: ((line: FigureLine) => void) | undefined
}

/** The single numbers the rules use. */
export function FiguresCard({ policy: { figures, categories }, now, onChange }: FiguresCardProps) {
  return (
    <Card title="数字">
      {figures.map(line => {
        const { what } = line
        if (what === 'unknown') return null
        return (
          <RuleRow
            key={what}
            id={`rule-${what}`}
            word={figureWords[what]}
            value={figureValueWords(what, line.now.value)}
            hint={line.explanation}
            chip={rowChip(line.now)}
            beside={[
              ...line.byCategory.map(row => categoryWords(row, figureValueWords(what, row.value), categories)),
              ...line.upcoming.map(row => comingWords(row, figureValueWords(what, row.value), categories, now)),
            ]}
            onTap={onChange && (() => onChange(line))}
          />
        )
      })}
    </Card>
  )
}
