import { View } from '@tarojs/components'
import { Fragment, type ReactNode, useState } from 'react'
import { useNow } from '../../../features/use-now.ts'
import { NavBar } from '../../../ui/nav-bar.tsx'
import { Page } from '../../../ui/page.tsx'
import { staffUrl } from '../staff-url.ts'
import { monthOf } from './month.ts'
import { MonthBar } from './month-bar.tsx'

type MonthPageProps = { title: string; children: (month: string) => ReactNode }

/** What is kept month by month: a bar to leaf through, and below it what stands in the month. */
export function MonthPage({ title, children }: MonthPageProps) {
  const latest = monthOf(useNow())
  const [month, setMonth] = useState(latest)
  return (
    <Page nav={<NavBar title={title} homeUrl={staffUrl.work} />}>
      <View className="pad">
        <MonthBar month={month} latest={latest} onChange={setMonth} />
      </View>
      <View className="mt2" />
      <Fragment key={month}>{children(month)}</Fragment>
    </Page>
  )
}
