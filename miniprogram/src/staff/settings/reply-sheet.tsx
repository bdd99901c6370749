import { View } from '@tarojs/components'
import { useState } from 'react'
import { type ReplyBody, roots } from '#contract/settings.ts'
import { cannedUseWords } from '#contract/words.ts'
import { cannedUses, placeholders } from '#domain/complaint/canned-replies.ts'
import { mostOwnCharacters } from '#domain/complaint/own-replies.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Tap } from '../../ui/tap.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { rootWords } from './category-form.ts'

type ReplySheetProps = {
  start: ReplyBody
  isNew: boolean
  wrong: string | undefined
  onSave: (reply: ReplyBody) => Promise<boolean>
  onRemove: () => Promise<boolean>
  onClose: () => void
}

const everyRoot = 'every'

/** 常用语: what it is for, the words, what is filled in by itself. */
export function ReplySheet({ start, isNew, wrong, onSave, onRemove, onClose }: ReplySheetProps) {
  const [form, setForm] = useState(start)
  const change = (part: Partial<ReplyBody>) => setForm({ ...form, ...part })
  const closing = async (done: Promise<boolean>) => {
    if (await done) onClose()
  }
  return (
    <Sheet
      open
      title={isNew ? '加一条常用语' : '常用语'}
      onClose={onClose}
      foot={<Button id="reply-save" wide word="保存" busyWord="正在保存…" onTap={() => closing(onSave(form))} />}
    >
      {wrong && (
        <Note tone="warn" spoken="alert">
          {wrong}
        </Note>
      )}
      <View className="label-l">什么时候用</View>
      <Options
        id="reply-use"
        label="什么时候用"
        items={cannedUses.map(value => ({ value, word: cannedUseWords[value] }))}
        value={[form.use]}
        onChange={([use]) => use && change({ use })}
      />
      <View className="label-l mt4">哪一类投诉</View>
      <Options
        id="reply-root"
        label="哪一类投诉"
        items={[{ value: everyRoot, word: '都用' }, ...roots.map(value => ({ value, word: rootWords[value] }))]}
        value={[form.root ?? everyRoot]}
        onChange={([value]) => change({ root: roots.find(it => it === value) })}
      />
      <View className="label-l mt4">怎么说</View>
      <TextArea
        id="reply-text"
        label="怎么说"
        placeholder="比如 {处理人}已经出发，大约半小时到。"
        max={mostOwnCharacters}
        value={form.text}
        onChange={text => change({ text })}
      />
      <View className="sub">点一下，插入会自动填上的内容。不知道的，那一句就不出现。</View>
      <View className="opts mt2">
        {placeholders.map(name => (
          <Tap
            key={name}
            id={`placeholder-${name}`}
            className="opt"
            label={`插入${name}`}
            onTap={() => change({ text: `${form.text}{${name}}` })}
          >
            {name}
          </Tap>
        ))}
      </View>
      {!isNew && (
        <Button id="reply-remove" className="mt3" kind="text" word="删掉这条" onTap={() => closing(onRemove())} />
      )}
    </Sheet>
  )
}
