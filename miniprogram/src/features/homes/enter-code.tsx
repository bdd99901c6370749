import { type ReactNode, useState } from 'react'
import { sentenceFor } from '#contract/refusals.ts'
import { readCode } from '#domain/people/home.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'

type EnterCodeProps = {
  /** Of the page: 加入房屋. */
  page: string
  /** Which code: 邀请码. */
  word: string
  /** Where it comes from, and how long it holds. */
  note: string
  /** What came with the address was no code. */
  wrong?: boolean
  /** Another way in: a text button. */
  second?: ReactNode
  onCode: (code: string) => void
}

/** 输入邀请码: what somebody read out over the telephone. */
export function EnterCode({ page, word, note, wrong = false, second, onCode }: EnterCodeProps) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(wrong)
  const code = readCode(typed)
  const next = () => {
    setAsked(true)
    if (code) onCode(code)
  }
  return (
    <Page
      nav={<NavBar title={page} />}
      bar={
        <BottomBar note={note} second={second}>
          <Button id="use-code" word="下一步" onTap={next} />
        </BottomBar>
      }
    >
      <Card title={`输入${word}`}>
        <TextField
          id="code"
          silent
          label={word}
          placeholder="12 个字母和数字"
          max={24}
          value={typed}
          hint="大小写、空格都不要紧。"
          wrong={asked && !code ? sentenceFor('invitation-unknown') : undefined}
          onChange={setTyped}
          onDone={next}
        />
      </Card>
    </Page>
  )
}
