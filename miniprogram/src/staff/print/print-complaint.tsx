import './print.css'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StaffDetail } from '#contract/staff-detail.ts'
import type { Instant } from '#domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Options } from '../../ui/options.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Tap } from '../../ui/tap.tsx'
import { useAtDesk } from '../features/desk/use-wide.ts'
import { insideWords } from './paper-words.ts'
import { PrintedComplaint } from './printed-complaint.tsx'
import { usePrintWish } from './use-print-wish.ts'

type Choice = 'outside' | 'inside'

const choices = [
  { value: 'outside', word: '不带内部记录' },
  { value: 'inside', word: '连内部记录' },
] as const

/** At a desk: the way to print the complaint that is shown, what to ask before, and what the printer gets. */
export function usePrintComplaint(detail: StaffDetail | undefined, by: string, now: Instant) {
  const atDesk = useAtDesk()
  const [isAsking, setAsking] = useState(false)
  const [choice, setChoice] = useState<Choice>('outside')
  const [printing, setPrinting] = useState<{ at: Instant; withInside: boolean }>()
  const ask = () => setAsking(true)
  usePrintWish(atDesk && detail !== undefined, ask)
  if (process.env.TARO_ENV !== 'h5' || !detail) return { button: undefined, over: undefined }
  const print = () => {
    setAsking(false)
    setPrinting({ at: now, withInside: choice === 'inside' })
  }
  return {
    button: atDesk && (
      <Tap id="print" className="print-tap" label="打印" onTap={ask}>
        <Icon name="doc" size="s" />
        <View className="ml1">打印</View>
      </Tap>
    ),
    over: (
      <>
        {atDesk && isAsking && (
          <Sheet
            open
            title="打印这件投诉"
            onClose={() => setAsking(false)}
            foot={<Button id="print-now" wide icon="doc" word="打印" onTap={print} />}
          >
            <Options
              id="print"
              label="印哪些"
              items={choices}
              value={[choice]}
              onChange={([it]) => it && setChoice(it)}
            />
            <View className="sub mt3">
              {choice === 'inside' ? insideWords : '只有公开的经过。'}每页下面印着谁在什么时候打印的。
            </View>
          </Sheet>
        )}
        {printing && <PrintedComplaint detail={detail} by={by} {...printing} onDone={() => setPrinting(undefined)} />}
      </>
    ),
  }
}
