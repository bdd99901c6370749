import { Text, View } from '@tarojs/components'
import type { Detail } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { KeyValue, ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Words } from '../../ui/words.tsx'
import { momentWords } from '../when.ts'
import { answeringEntry, isGoneOn, referredTo } from './ending-facts.ts'

type Shown = { detail: Detail; now: Instant }

/** How the complaint was answered, in full: an answer, where it was handed on to, or the final one in writing. */
export function AnswerCard({ detail }: { detail: Detail }) {
  const { answer } = detail
  if (!answer) return null
  const handedTo = referredTo(detail)
  const isFinal = answeringEntry(detail)?.kind === 'final-answer-signed'
  return (
    <>
      <Card title={isFinal ? '书面最终答复' : '给您的答复'}>
        <View className="quote">
          <Words>{answer}</Words>
        </View>
        {handedTo && (
          <View className="mt3">
            <KeyValue name="转给">{handedTo}</KeyValue>
          </View>
        )}
      </Card>
      {isFinal && <ThreeWays />}
    </>
  )
}

/** The ways that stay open when the company has said its last word. */
function ThreeWays() {
  return (
    <Card title="不同意，还有三条路">
      <ListRow icon="people" word="双方协商" hint="和物业再谈。有新情况，可以重新提交。" />
      <ListRow icon="building" word="第三方调解" hint="居委会、街道、人民调解委员会、消费者协会，或打 12345。" />
      <ListRow icon="doc" word="法律途径" hint="合同约定仲裁的申请仲裁，没有约定的向法院起诉。" />
    </Card>
  )
}

const levels = { manager: '项目经理', executive: '分管副总', unknown: '上级' } as const

/** 不予受理: why, how to appeal, who decides about the appeal and what he said. */
export function DeclinedCard({ detail, now }: Shown) {
  const { declinedFor, appeal, declinedFinally, moves } = detail
  if (!declinedFor) return null
  const decided = detail.entries.filter(it => it.kind === 'appeal-decided').pop()
  return (
    <>
      <Card title="不予受理">
        <View className="quote">
          <Words>{declinedFor}</Words>
        </View>
        {moves.includes('appeal') && (
          <Note className="mt3">不同意，可以申诉一次：先由项目经理复核，不改的再由分管副总定。</Note>
        )}
        {!moves.includes('appeal') && !appeal && !declinedFinally && (
          <Note tone="quiet" icon="info" className="mt3">
            不同意？可以补充情况再提交一件，或向街道、住建部门反映。
          </Note>
        )}
      </Card>
      {appeal && (
        <Card title={`${levels[appeal.level]}正在复核您的申诉`}>
          <View className="quote">
            <Words>{appeal.reason}</Words>
          </View>
          <View className="txt mt2">
            <Words>{`您 ${momentWords(appeal.at, now)} 提出`}</Words>
          </View>
        </Card>
      )}
      {decided && (
        <Card title={declinedFinally ? '申诉的最后结果：不予受理' : `${decided.author.name ?? '项目经理'}复核过一次`}>
          <View className="quote">
            <Words>{decided.texts.words ?? ''}</Words>
          </View>
          {!declinedFinally && <View className="txt mt2">没有改，已转上一级再看。</View>}
        </Card>
      )}
      {declinedFinally && <ThreeWays />}
    </>
  )
}

/** 已并案: with which one, and what that means for the customer. */
export function MergedCard({ detail }: { detail: Detail }) {
  const { mergedInto } = detail
  if (!mergedInto) return null
  return (
    <Card title="和另一件一起办">
      <View className="row">
        <Text className="grow txt">一起办的编号</Text>
        <Text className="b nb" userSelect>
          {mergedInto.number}
        </Text>
      </View>
      <View className="txt mt2">
        <Words>您的编号照样有效。办好后会答复您，也会请您评价、来回访您。</Words>
      </View>
      {detail.moves.includes('split') && <View className="sub mt2">事情不一样，或者想单独办？点下面的按钮。</View>}
    </Card>
  )
}

/** Withdrawn, and yet it goes on: why. */
export function OwnCaseNote({ detail }: { detail: Detail }) {
  if (!isGoneOn(detail)) return null
  return (
    <Note loose title="您已撤销，不用再管">
      这件事关系到安全，或者关系到大家，物业自己接着办完。不会再打扰您。
    </Note>
  )
}
