import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import { WorkFilter } from '#contract/work-filter.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { Button } from '../../ui/button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Options } from '../../ui/options.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { filterChoices, isFiltered } from '../features/work/work-filter.ts'
import { longestName, mostSaved } from '../features/work/work-saved.ts'
import { useCommunity, type useSavedFilters } from './use-filters.ts'

type FilterSheetProps = {
  communityId: string
  filter: WorkFilter
  saved: ReturnType<typeof useSavedFilters>
  onChoose: (filter: WorkFilter) => void
  onClose: () => void
}

const fields = [
  ['whose', '轮到谁'],
  ['state', '办到哪一步'],
  ['severity', '等级'],
  ['mark', '标记'],
  ['departmentId', '部门'],
  ['categoryId', '分类'],
] as const

const Loose = z.record(z.string(), z.string())

/** The filter with one field set, or taken out. */
const withField = (filter: WorkFilter, name: string, value: string | undefined): WorkFilter => {
  const { [name]: _, ...rest } = Loose.parse(filter)
  const next = WorkFilter.safeParse(value === undefined ? rest : { ...rest, [name]: value })
  return next.success ? next.data : filter
}

/** What is chosen, saved under a name. */
function SaveField({ filter, saved }: Pick<FilterSheetProps, 'filter' | 'saved'>) {
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string>()
  const save = () => {
    const why = saved.save(name, filter)
    setWrong(why)
    if (why === undefined) setName('')
  }
  return (
    <View className="mt3">
      <TextField
        id="filter-name"
        label="存下来，下次一点就用"
        placeholder="起个名字，比如 工程超期"
        max={longestName}
        value={name}
        wrong={wrong}
        onChange={setName}
      />
      <View className="mt2">
        <Button id="filter-save" kind="neutral" wide word="存这个筛选" onTap={save} />
      </View>
      {saved.saved.map(it => (
        <ListRow
          key={it.name}
          id={`filter-remove-${it.name}`}
          icon="close"
          word={it.name}
          hint="点一下删掉"
          label={`删掉筛选 ${it.name}`}
          onTap={() => saved.remove(it.name)}
        />
      ))}
      <View className="sub mt1">{`只存在这台手机上，最多 ${mostSaved} 个。`}</View>
    </View>
  )
}

/** What the list is narrowed to; every tap counts at once when the sheet is closed with its button. */
export function FilterSheet({ communityId, filter, saved, onChoose, onClose }: FilterSheetProps) {
  const [next, setNext] = useState(filter)
  const load = useCommunity(communityId)
  return (
    <Sheet
      open
      title="筛选"
      onClose={onClose}
      foot={
        <View className="row">
          <View className="grow">
            <Button id="filter-clear" kind="neutral" wide word="全部清掉" onTap={() => setNext({})} />
          </View>
          <View className="grow ml2">
            <Button id="filter-use" wide word={isFiltered(next) ? '看这些' : '看全部'} onTap={() => onChoose(next)} />
          </View>
        </View>
      }
    >
      <ShowLoad load={load} spoken="正在取分类和部门…">
        {community => (
          <>
            {fields.map(([name, label]) => {
              const value = next[name]
              return (
                <View key={name} className="mt2">
                  <Text className="label-l">{label}</Text>
                  <Options
                    id={`filter-${name}`}
                    label={label}
                    clearable
                    items={filterChoices(community)[name]}
                    value={value === undefined ? [] : [value]}
                    onChange={([chosen]) => setNext(withField(next, name, chosen))}
                  />
                </View>
              )
            })}
            <SaveField filter={next} saved={saved} />
          </>
        )}
      </ShowLoad>
    </Sheet>
  )
}
