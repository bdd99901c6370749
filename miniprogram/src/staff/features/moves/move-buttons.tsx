import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { Button } from '../../../ui/button.tsx'
import type { MoveForm } from './move-form.ts'

/** Opens the form of a move, or does it at once. `index`: which of several the move is about. */
export type StartMove = (form: MoveForm, index?: number) => unknown

type MoveButtonsProps = {
  detail: StaffDetail
  forms: readonly MoveForm[]
  start: StartMove
  index?: number
}

/** The moves a card offers: those the server allows now. */
export function MoveButtons({ detail, forms, start, index }: MoveButtonsProps) {
  const shown = forms.filter(({ move, fits }) => detail.moves.includes(move) && (fits?.(detail) ?? true))
  if (shown.length === 0) return null
  return (
    <View className="mt3">
      {shown.map((form, at) => (
        <View key={form.id} className={at === 0 ? '' : 'mt2'}>
          <Button
            id={index === undefined ? form.id : `${form.id}-${index}`}
            kind={at === 0 ? 'secondary' : 'neutral'}
            wide
            icon={form.icon}
            word={form.word}
            busyWord="正在提交…"
            onTap={() => start(form, index)}
          />
        </View>
      ))}
    </View>
  )
}
