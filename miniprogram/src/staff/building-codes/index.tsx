import './index.css'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { BuildingCodes } from '#contract/building-codes.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { madeIn, missingIn, stateWords } from './card-words.ts'
import { CodeSheet } from './code-sheet.tsx'
import { type Paper, PrintedCodes } from './printed-codes.tsx'
import { useBuildingCodes } from './use-building-codes.ts'

const isBrowser = process.env.TARO_ENV === 'h5'

const papers = [
  { value: 'A4', word: 'A4，6 个' },
  { value: 'A6', word: 'A6，1 个' },
] as const

/** 楼栋码: a code for every building, made by WeChat, to be printed or saved and put up at the door. */
export default function BuildingCodesPage() {
  const { communityId = '' } = useRouter().params
  const { load, progress, wrong, makeMissing } = useBuildingCodes(communityId)
  const [openId, setOpenId] = useState<string>()
  const [paper, setPaper] = useState<Paper>('A4')
  const [isPrinting, setPrinting] = useState(false)
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const { value } = load
  const made = value ? madeIn(value) : []
  const missing = value ? missingIn(value).length : 0
  const open = made.find(it => it.id === openId)
  const make = (
    <Button
      id="codes-make"
      word={`生成 ${missing} 个码`}
      busyWord={progress ? `正在生成 ${progress.done} / ${progress.total}` : '正在生成…'}
      onTap={makeMissing}
    />
  )
  const print = <Button id="codes-print" icon="doc" word={`打印 ${made.length} 个`} onTap={() => setPrinting(true)} />
  const bar = missing > 0 ? make : isBrowser && made.length > 0 && print
  return (
    <Page
      nav={<NavBar title="楼栋码" homeUrl={staffUrl.work} />}
      bar={
        bar && (
          <BottomBar note={wrong} noteIcon="warn">
            {bar}
          </BottomBar>
        )
      }
      over={
        <>
          {value && open && <CodeSheet codes={value} building={open} onClose={() => setOpenId(undefined)} />}
          {isBrowser && value && isPrinting && (
            <PrintedCodes codes={value} made={made} paper={paper} onDone={() => setPrinting(false)} />
          )}
        </>
      }
    >
      <ShowLoad load={load} spoken="正在取楼栋…">
        {shown => (
          <>
            <Note loose tone="quiet">
              贴在单元门口。住户用微信扫一扫，就能绑定这栋楼的房屋。码一直有效，不用换。
            </Note>
            {isBrowser && made.length > 0 && (
              <Card title="每张纸印几个">
                <Segmented id="paper" label="每张纸印几个" items={papers} value={paper} onChange={setPaper} />
                {missing > 0 && (
                  <Button
                    id="codes-print"
                    className="mt3"
                    kind="neutral"
                    wide
                    icon="doc"
                    word={`先打印 ${made.length} 个`}
                    onTap={() => setPrinting(true)}
                  />
                )}
              </Card>
            )}
            <Buildings codes={shown} onOpen={setOpenId} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

function Buildings({ codes, onOpen }: { codes: BuildingCodes; onOpen: (id: string) => void }) {
  const { communityName, buildings } = codes
  if (buildings.length === 0)
    return (
      <Blank kind="empty" title="还没有楼栋">
        先导入房屋，楼栋就在这里了。
      </Blank>
    )
  return (
    <Card title={communityName} hint={`${buildings.length} 栋，已生成 ${madeIn(codes).length} 个`}>
      {buildings.map(it => (
        <ListRow
          key={it.id}
          id={`building-${it.id}`}
          icon="building"
          word={it.name}
          value={stateWords(it)}
          {...(it.url === undefined ? {} : { onTap: () => onOpen(it.id) })}
        />
      ))}
    </Card>
  )
}
