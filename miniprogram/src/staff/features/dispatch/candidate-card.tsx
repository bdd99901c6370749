import { Text, View } from '@tarojs/components'
import type { Candidate } from '#contract/staff.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Tap } from '../../../ui/tap.tsx'
import { Words } from '../../../ui/words.tsx'
import { reasonsSaid, type Said } from './reason-words.ts'

/** The load stands beside the name: its lines would say it twice. */
const isLoad = ({ why }: Said): boolean => why === 'load'

const loadWords = (openOrders: number): string => (openOrders === 0 ? '手上没有活' : `手上 ${openOrders} 件`)

/** Reasons for and against, one a line. */
export function Reasons({ said }: { said: readonly Said[] }) {
  return (
    <>
      {said.map(({ why, fits, words }) => (
        <View key={why} className={fits ? 'fit' : 'fit fit-q'}>
          <Icon name={fits ? 'check' : 'dash'} />
          <Words>{words}</Words>
        </View>
      ))}
    </>
  )
}

type CandidateCardProps = { candidate: Candidate; rank: number; now: number; chosen: boolean; onChoose: () => void }

/** One who could do it, with the reasons for and against. */
export function CandidateCard({ candidate, rank, now, chosen, onChoose }: CandidateCardProps) {
  const { userId, name, openOrders, reasons } = candidate
  const said = reasonsSaid(reasons, now).filter(it => !isLoad(it))
  const load = loadWords(openOrders)
  return (
    <Tap
      id={`candidate-${userId}`}
      className={chosen ? 'card cand-on' : 'card'}
      role="radio"
      checked={chosen}
      spoken={[`第 ${rank} 位，${name}`, load, ...said.map(it => it.words)].join('，')}
      onTap={onChoose}
    >
      <View className="row">
        <Text className="rank">{rank}</Text>
        <View className="card-t grow">{name}</View>
        <Text className="sub">{load}</Text>
      </View>
      {said.length > 0 && (
        <View className="mt2">
          <Reasons said={said} />
        </View>
      )}
    </Tap>
  )
}

/** Those who cannot get it at all, and why, said before anybody asks. */
export function BarredCard({ barred, now }: { barred: readonly Candidate[]; now: number }) {
  if (barred.length === 0) return null
  return (
    <View className="card">
      <View className="field-l">
        <Text className="field-t">不能派的人</Text>
      </View>
      {barred.map(({ userId, name, reasons }) => (
        <View key={userId} className="row-top mt2">
          <Icon name="slash" />
          <View className="ml3 grow">
            <View className="b">{name}</View>
            <View className="sub">
              {reasonsSaid(reasons, now)
                .map(it => it.words)
                .join('，')}
            </View>
          </View>
        </View>
      ))}
    </View>
  )
}
