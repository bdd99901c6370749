import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { visitTimeWords } from '#contract/words.ts'
import { type VisitTime, visitTimes } from '#domain/complaint/classes.ts'
import { startOfDay } from '#domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DayPicker } from '../../ui/day-picker.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Options } from '../../ui/options.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { daysAhead, dayWords } from '../when.ts'

const demands = ['修好', '先上门看', '说明原因', '道歉', '减免费用', '其他'] as const
const items = demands.map(word => ({ value: word, word }))

const times = visitTimes.map(value => ({ value, word: visitTimeWords[value] }))

type WishCardProps = {
  chosen: readonly string[]
  wantedDay: string | undefined
  /** When somebody is at home; undefined where nobody comes to a home. */
  atHome: readonly VisitTime[] | undefined
  onDemands: (chosen: string[]) => void
  onAtHome: (times: VisitTime[]) => void
  onOpenDays: () => void
  /** More about what is wanted. */
  children?: ReactNode
}

/** 想怎么解决: what is asked for, by when at the latest, and when to come. */
export function WishCard({ chosen, wantedDay, atHome, onDemands, onAtHome, onOpenDays, children }: WishCardProps) {
  const known = demands.filter(word => chosen.includes(word))
  return (
    <Card title="想怎么解决" hint="可不填">
      <Options id="demand" several label="想怎么解决" items={items} value={known} onChange={onDemands} />
      {children}
      <View className="mt3" />
      <ListRow
        id="wanted-by"
        icon="calendar"
        word="希望最晚"
        value={wantedDay ? dayWords(startOfDay(wantedDay), Date.now()) : '不指定'}
        onTap={onOpenDays}
      />
      {atHome && (
        <View className="ask-after">
          <View className="label-l">上门方便的时间</View>
          <Options id="at-home" several label="上门方便的时间" items={times} value={atHome} onChange={onAtHome} />
        </View>
      )}
    </Card>
  )
}

type WantedDaySheetProps = {
  open: boolean
  value: string | undefined
  onChoose: (day: string | undefined) => void
  onClose: () => void
}

const inARow = 4

/** Which day at the latest: the next eight, or none. */
export function WantedDaySheet({ open, value, onChoose, onClose }: WantedDaySheetProps) {
  const [days] = useState(() =>
    daysAhead(Date.now(), 2 * inARow).map(({ day, word, figure, weekday, month }) => ({
      value: day,
      word,
      figure,
      remark: word === weekday ? month : weekday,
    })),
  )
  const choose = (day: string | undefined) => {
    onChoose(day)
    onClose()
  }
  return (
    <Sheet
      open={open}
      title="希望最晚哪天"
      onClose={onClose}
      foot={<Button id="wanted-none" kind="neutral" wide word="不指定" onTap={() => choose(undefined)} />}
    >
      <DayPicker id="wanted" label="希望最晚哪天" items={days.slice(0, inARow)} value={value} onChange={choose} />
      <View className="mt3" />
      <DayPicker id="wanted" label="再往后" items={days.slice(inARow)} value={value} onChange={choose} />
    </Sheet>
  )
}
