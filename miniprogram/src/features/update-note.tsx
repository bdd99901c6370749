import { View } from '@tarojs/components'
import { useState } from 'react'
import { updateApp } from '../api/update-app.ts'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'

/** 请更新: the server does not talk to this version any more. What was written stays on the phone. */
export function UpdateNote() {
  const [notYet, setNotYet] = useState(false)
  return (
    <Note loose tone="warn" spoken="alert" icon="refresh" title="请更新小程序">
      <View>
        {notYet
          ? '新版本还在下载，过一分钟再点。一直不行，就在微信里删掉回音，重新打开。'
          : '这个版本太旧，交不上去。写的和照片都存着，更新后接着交。'}
      </View>
      <Button id="update" className="mt3" kind="secondary" word="现在更新" onTap={() => setNotYet(!updateApp())} />
    </Note>
  )
}
