import { Text, View } from '@tarojs/components'
import { titleOf } from '#domain/complaint/wording.ts'
import { momentWords } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { ask } from '../../ui/toast.ts'
import type { RegisterDraft } from '../features/register/register-drafts.ts'

const nameOf = ({ form }: RegisterDraft): string =>
  [form.name.trim() || '没写姓名', form.text.trim() ? titleOf(form.text) : form.room?.label].filter(Boolean).join('：')

type KeptRegistersProps = {
  kept: readonly RegisterDraft[]
  now: number
  onGoOn: (draft: RegisterDraft) => void
  onForget: (draft: RegisterDraft) => void
}

/** 没登记完的: offered again until it is registered, or not wanted. */
export function KeptRegisters({ kept, now, onGoOn, onForget }: KeptRegistersProps) {
  if (kept.length === 0) return null
  const forget = async () => {
    const question = { title: '删掉没登记完的？', text: '删掉就找不回来了。', yes: '删掉', no: '留着' }
    if (await ask(question)) for (const draft of kept) onForget(draft)
  }
  return (
    <Card title="没登记完的" hint={kept.length > 1 ? `${kept.length} 件` : ''}>
      {kept.map(draft => (
        <ListRow
          key={draft.key}
          id={`go-on-${draft.key}`}
          icon="pen"
          word={nameOf(draft)}
          hint={`${momentWords(draft.begunAt, now)} 开始写的`}
          value="接着写"
          onTap={() => onGoOn(draft)}
        />
      ))}
      <Button id="forget-kept" kind="text" word={kept.length > 1 ? '都不要了，删掉' : '不要了，删掉'} onTap={forget} />
    </Card>
  )
}

/** That nothing is lost when the phone rings again, and the way to the next caller. */
export function SavedLine({ isKept, onAnother }: { isKept: boolean; onAnother: () => void }) {
  if (!isKept) {
    return (
      <Note loose tone="warn" spoken="alert" title="手机存满了，没存下来">
        请先别离开这一页，写完直接登记。
      </Note>
    )
  }
  return (
    <View className="pad row">
      <Icon name="check" size="s" />
      <Text className="sub ml1">已存在手机里</Text>
      <Button id="another" className="end" kind="text" word="先放着，另登记" onTap={onAnother} />
    </View>
  )
}
