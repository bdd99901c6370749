import { View } from '@tarojs/components'
import { Chip } from './chip.tsx'
import type { ChipProps } from './chip-props.ts'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'
import { TimeTag } from './time-tag.tsx'
import type { TimeTagProps } from './time-tag-props.ts'
import { Words } from './words.tsx'

type CaseCardProps = {
  tag: TimeTagProps
  title: string
  /** Who, and what they are doing. */
  who: string
  /** One row, at most two. */
  chips?: readonly ChipProps[]
  /** Whose turn, to do what, and what happens if not. */
  why?: string
  /** Chosen, where list and detail stand side by side. */
  chosen?: boolean
  id?: string
  onTap?: () => void
}

/** One thing with a deadline: its time tag at the left, title, who, chips. */
export function CaseCard({ tag, title, who, chips = [], why, chosen, id, onTap }: CaseCardProps) {
  const states = chips.map(({ word, more }) => (more ? `${word} ${more}` : word))
  const spoken = [title, `${tag.day} ${tag.time} ${tag.verb}`, who, ...states, why].filter(Boolean).join('，')
  return (
    <Tap
      {...(id ? { id } : {})}
      className={chosen ? 'card case cand-on' : 'card case'}
      spoken={spoken}
      {...(chosen === undefined ? {} : { role: 'checkbox' as const, checked: chosen })}
      {...(onTap ? { onTap } : {})}
    >
      <TimeTag {...tag} />
      <View className="case-b">
        <View className="case-t">{title}</View>
        <View className="case-w">
          <Words>{who}</Words>
        </View>
        {chips.length > 0 && (
          <View className="chips mt2">
            {chips.map(chip => (
              <Chip key={chip.word} {...chip} />
            ))}
          </View>
        )}
        {why && (
          <View className="why">
            <Icon name="info" />
            <Words>{why}</Words>
          </View>
        )}
      </View>
    </Tap>
  )
}
