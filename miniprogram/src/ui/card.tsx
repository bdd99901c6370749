import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'

type CardProps = {
  /** Of the card when it is pressed. */
  id?: string
  title?: string
  /** Beside the title: 可不填, or a count. */
  hint?: string
  /** The whole card is pressed. Give `label` then. */
  onTap?: () => void
  label?: string
  className?: string
  style?: Record<string, string>
  children?: ReactNode
}

/** A white card, with a title if it has one. */
export function Card({ id, title, hint, onTap, label, className, style, children }: CardProps) {
  const inside = (
    <>
      {title && (
        <View className="field-l" {...aria({ role: 'heading' })}>
          <Text className="field-t">{title}</Text>
          {hint && <Text className="field-o">{hint}</Text>}
        </View>
      )}
      {children}
    </>
  )
  const looks = style ? { style } : {}
  if (onTap) {
    return (
      <Tap
        {...(id ? { id } : {})}
        className={classNames('card', 'card-tap', className)}
        {...looks}
        {...(label ? { spoken: label } : {})}
        onTap={onTap}
      >
        {inside}
      </Tap>
    )
  }
  return (
    <View className={classNames('card', className)} {...looks}>
      {inside}
    </View>
  )
}

type HeroCardProps = { id?: string; title: string; text: string; onTap: () => void }

/** The one solid card of a home page: big verb, one line, arcs going out. */
export function HeroCard({ id, title, text, onTap }: HeroCardProps) {
  return (
    <Tap {...(id ? { id } : {})} className="card hero" press="press-fill" spoken={`${title}，${text}`} onTap={onTap}>
      <View className="echo echo-a hero-echo" {...aria({ hidden: true })} />
      <Text className="hero-t">{title}</Text>
      <Text className="hero-s">{text}</Text>
    </Tap>
  )
}

type SectionProps = { title: string; aside?: string; more?: string; moreId?: string; onMore?: () => void }

/** The heading over a run of cards: title, then a remark or a way to all of them. */
export function Section({ title, aside, more, moreId, onMore }: SectionProps) {
  return (
    <View className="sec">
      <View className="sec-t" {...aria({ role: 'heading' })}>
        {title}
      </View>
      {aside && <Text className="end sub">{aside}</Text>}
      {more && onMore && (
        <Tap {...(moreId ? { id: moreId } : {})} className="sec-more" label={more} onTap={onMore}>
          <Text>{more}</Text>
          <Icon name="right" size="s" />
        </Tap>
      )}
    </View>
  )
}
