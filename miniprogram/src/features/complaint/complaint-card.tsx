import type { Card } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { CaseCard } from '../../ui/case-card.tsx'
import { go, pages } from '../go.ts'
import { cardChips, cardTag } from './chips.ts'
import { whoWords } from './who-words.ts'

/** One of my complaints in a list: its deadline first, then what, who, and how it stands. */
export function ComplaintCard({ card, now }: { card: Card; now: Instant }) {
  return (
    <CaseCard
      id={`complaint-${card.id}`}
      tag={cardTag(card, now)}
      title={card.title}
      who={whoWords(card)}
      chips={cardChips(card, now)}
      onTap={() => go(pages.complaint(card.id))}
    />
  )
}
