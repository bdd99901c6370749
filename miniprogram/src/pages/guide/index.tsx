import './index.css'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import {
  ChannelsCard,
  DangerCard,
  HoursCard,
  LimitsCards,
  OutsideCard,
  ProcessCard,
} from '../../features/guide/guide-cards.tsx'
import { useGuide } from '../../features/guide/use-guide.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { momentWords } from '../../features/when.ts'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'

/** 投诉指南: channels, process, time limits, other ways; the figures are those of the rules in force. */
export default function GuidePage() {
  const guide = useGuide()
  const now = useNow()
  usePullDownRefresh(() => void guide.reload().then(() => Taro.stopPullDownRefresh()))
  return (
    <Page nav={<NavBar title="投诉指南" />}>
      <ShowLoad load={guide} spoken="正在取投诉指南…">
        {value => (
          <>
            <DangerCard guide={value} />
            <LimitsCards guide={value} />
            <ProcessCard />
            <ChannelsCard guide={value} />
            <HoursCard guide={value} now={now} />
            <OutsideCard />
            <Note loose tone="quiet" icon="book">
              {`这是${value.community}现在的规定，${momentWords(value.at, now)} 取的。规定改了，这里跟着改。已经提交的投诉，按提交时的规定办。`}
            </Note>
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
