import { View } from '@tarojs/components'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { ShowLoad } from '../show-load.tsx'
import { useNow } from '../use-now.ts'
import { consentWords, dataRows } from './data-words.ts'
import type { useMyData } from './use-my-data.ts'

/** 我的资料: what is kept of me, counted; all of it as a file that opens on the phone. */
export function DataCard({ load, wrong, save }: ReturnType<typeof useMyData>) {
  const now = useNow()
  return (
    <ShowLoad load={load} spoken="正在数您的资料…">
      {data => (
        <>
          <Card title="我们存了您的什么">
            {dataRows(data, now).map(({ name, words }) => (
              <KeyValue key={name} name={name}>
                {words}
              </KeyValue>
            ))}
            <View className="mt4">
              <Button
                id="export-data"
                kind="secondary"
                icon="doc"
                wide
                word="导出全部（表格）"
                busyWord="正在导出…"
                onTap={save}
              />
            </View>
            {wrong && (
              <Note tone="warn" spoken="alert" className="mt3">
                {wrong}
              </Note>
            )}
          </Card>
          {data.consents.length > 0 && (
            <Card title="同意和撤回的记录">
              {data.consents.map(consent => (
                <View key={`${consent.at}${consent.given}`} className="sub mt1">
                  {consentWords(consent, now)}
                </View>
              ))}
            </Card>
          )}
        </>
      )}
    </ShowLoad>
  )
}
