import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { sentenceFor } from '#contract/refusals.ts'
import { checkText, mostCharacters } from '#domain/complaint/wording.ts'
import { accept } from '#domain/result.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'

type WordsSheetProps = {
  /** Of the field; the button gets it with `-send` behind. */
  id: string
  open: boolean
  title: string
  /** What happens then. */
  note: string
  label: string
  placeholder: string
  word: string
  /** It may be sent without words. */
  optional?: boolean
  max?: number
  /** Why the last try did not go through. */
  wrong: string | undefined
  /** What is sent with the words. */
  beside?: ReactNode
  /** Where the words are kept until they have arrived. */
  kept?: { recall: () => string; keep: (text: string) => void; forget: () => void }
  /** It closes as soon as it is sent, for the page shows it already; called where it has to open again. */
  onFailed?: () => void
  onSend: (text: string) => Promise<boolean>
  onClose: () => void
}

/** A few words and one button. What was written stays until it has been sent. */
export function WordsSheet(props: WordsSheetProps) {
  const { id, open, title, note, label, placeholder, word, optional = false, max = mostCharacters } = props
  const { wrong, beside, kept, onFailed, onSend, onClose } = props
  const [text, setText] = useState(() => kept?.recall() ?? '')
  const [asked, setAsked] = useState(false)
  const checked = optional && text.trim() === '' ? accept('') : checkText(text, max)
  const mend = asked && !checked.ok ? sentenceFor(checked.reason, checked.facts) : undefined
  const send = async () => {
    setAsked(true)
    if (!checked.ok) return
    kept?.keep(checked.value)
    if (onFailed) onClose()
    if (!(await onSend(checked.value))) return onFailed?.()
    kept?.forget()
    setText('')
    setAsked(false)
    if (!onFailed) onClose()
  }
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      foot={<Button id={`${id}-send`} wide word={word} busyWord="正在提交…" onTap={send} />}
    >
      <Note tone="quiet">{note}</Note>
      <View className="mt3">
        <TextArea
          id={id}
          label={label}
          max={max}
          placeholder={placeholder}
          value={text}
          wrong={mend ?? wrong}
          onChange={setText}
        />
      </View>
      {beside}
    </Sheet>
  )
}
