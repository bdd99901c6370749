import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as z from 'zod/mini'
import { CorrectiveList, correctiveLists, listCorrectives } from '#contract/correctives.ts'
import { type Called, call } from '../../api/call.ts'
import { goBack } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { LongList } from '../../ui/long-list.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { dutiesOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
import { CorrectiveRowCard } from './corrective-row.tsx'

type Which = (typeof correctiveLists)[number]

/** Known under the name of its list: the one that was looked at before is not shown as another. */
const Listed = z.object({ of: z.enum(correctiveLists), list: CorrectiveList })

const fetchList = async (communityId: string, of: Which): Promise<Called<z.infer<typeof Listed>>> => {
  const called = await call(listCorrectives, { query: { communityId, of } })
  return called.ok ? { ...called, value: { of, list: called.value } } : called
}

/** About as high as a row is drawn, in px. */
const rowHeight = 210

const empty: Record<Which, { title: string; text: string }> = {
  mine: { title: '没有轮到您的整改', text: '派给您的整改会列在这里，到期前一天提醒。' },
  community: { title: '没有要盯的整改', text: '报完工时说要整改的会列在这里，验证有效才算完。' },
}

function Rows({ list, of, now }: { list: CorrectiveList; of: Which; now: number }) {
  const { rows, total, isWhole } = list
  if (rows.length === 0 && !isWhole)
    return (
      <Blank kind="empty" title="太多了，没有看完" action={{ id: 'back', word: '回工作台', onTap: goBack }}>
        最早到期的里面没有。请客服主管先把验证完的记上。
      </Blank>
    )
  if (rows.length === 0)
    return (
      <Blank kind="empty" title={empty[of].title} action={{ id: 'back', word: '回工作台', onTap: goBack }}>
        {empty[of].text}
      </Blank>
    )
  const hidden = total > rows.length || !isWhole
  return (
    <>
      {hidden && (
        <Note loose tone="quiet">
          {`太多了，先列最早到期的 ${rows.length} 条。`}
        </Note>
      )}
      <LongList
        id="correctives"
        items={rows}
        keyOf={row => `${row.complaintId}/${row.index}`}
        itemHeight={rowHeight}
        inRun={2}
      >
        {row => <CorrectiveRowCard row={row} now={now} />}
      </LongList>
    </>
  )
}

/** 整改: what the reader owes, and, for whoever follows it, all that is not verified yet; the earliest date first. */
export default function Correctives() {
  const { communityId = '', of: asked } = useRouter().params
  const now = useNow()
  const me = useMe()
  const duties = me && dutiesOf(me, communityId)
  const follows = duties?.tabs.includes('community') ?? false
  const [of, setOf] = useState<Which>(asked === 'community' ? 'community' : 'mine')
  const load = useLoad({
    key: `staff/correctives/${communityId}/${of}`,
    schema: Listed,
    fetch: () => fetchList(communityId, of),
  })
  usePullDownRefresh(async () => {
    await load.reload()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page nav={<NavBar title="整改" homeUrl={staffUrl.work} />}>
      {follows && (
        <View className="pad mt2">
          <Segmented
            id="which"
            label="看哪些整改"
            use="tabs"
            items={[
              { value: 'mine', word: '轮到我的' },
              { value: 'community', word: duties?.seesDepartmentOnly ? '本部门的' : '全小区的' },
            ]}
            value={of}
            onChange={setOf}
          />
          <View className="mt3" />
        </View>
      )}
      <ShowLoad
        load={{ ...load, value: load.value?.of === of ? load.value : undefined }}
        spoken="正在取整改…"
        shape="case"
      >
        {({ list }) => <Rows list={list} of={of} now={now} />}
      </ShowLoad>
    </Page>
  )
}
