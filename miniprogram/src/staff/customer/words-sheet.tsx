import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea, Wrong } from '../../ui/text-area.tsx'

type WordsSheetProps = {
  id: string
  title: string
  note: string
  label: string
  placeholder: string
  max: number
  send: string
  missing: string
  /** Why the last try did not go through. */
  wrong: string | undefined
  onSend: (words: string) => Promise<unknown>
  onClose: () => void
}

/** A few words about a customer: a note, or why he is flagged. */
export function WordsSheet({
  id,
  title,
  note,
  label,
  placeholder,
  max,
  send,
  missing,
  wrong,
  ...acts
}: WordsSheetProps) {
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const write = () => {
    setAsked(true)
    return words.trim() ? acts.onSend(words) : undefined
  }
  return (
    <Sheet
      open
      title={title}
      onClose={acts.onClose}
      foot={<Button id={`${id}-send`} wide word={send} busyWord="正在提交…" onTap={write} />}
    >
      <Note tone="quiet">{note}</Note>
      <View className="mt3">
        <TextArea
          id={`${id}-words`}
          label={label}
          value={words}
          onChange={setWords}
          max={max}
          placeholder={placeholder}
          wrong={asked && !words.trim() ? missing : undefined}
        />
      </View>
      {wrong && <Wrong text={wrong} />}
    </Sheet>
  )
}
