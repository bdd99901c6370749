import { Text, View } from '@tarojs/components'
import type { Candidate } from '#contract/staff.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'

type Why = Candidate['reasons'][number]

const whyWords: Readonly<Record<string, (skill: string) => string>> = {
  skill: skill => `会做${skill}`,
  area: () => '管这一栋',
  'least-loaded': () => '手上的活最少',
  'no-skill': skill => `没写会做${skill}`,
  'other-area': () => '平时不管这一栋',
}

/** Why somebody fits, or does not, in words; a reason this client does not know stays unsaid. */
const reasonWords = ({ why, skill = '' }: Why): string | undefined => whyWords[why]?.(skill)

type CandidateCardProps = { candidate: Candidate; rank: number; chosen: boolean; onChoose: () => void }

/** One who could do it, with the reasons for and against. */
export function CandidateCard({ candidate, rank, chosen, onChoose }: CandidateCardProps) {
  const { userId, name, openOrders, reasons } = candidate
  const lines = reasons.flatMap(reason => {
    const words = reasonWords(reason)
    return words ? [{ fits: reason.fits, words }] : []
  })
  const load = openOrders === 0 ? '手上没有活' : `手上 ${openOrders} 件`
  return (
    <Tap
      id={`candidate-${userId}`}
      className={chosen ? 'card cand-on' : 'card'}
      role="radio"
      checked={chosen}
      label={[`第 ${rank} 位，${name}`, load, ...lines.map(line => line.words)].join('，')}
      onTap={onChoose}
    >
      <View className="row">
        <Text className="rank">{rank}</Text>
        <View className="card-t grow">{name}</View>
        <Text className="sub">{load}</Text>
      </View>
      {lines.length > 0 && (
        <View className="mt2">
          {lines.map(({ fits, words }) => (
            <View key={words} className={fits ? 'fit' : 'fit fit-q'}>
              <Icon name={fits ? 'check' : 'dash'} />
              <Text>{words}</Text>
            </View>
          ))}
        </View>
      )}
    </Tap>
  )
}
