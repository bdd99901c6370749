import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { addDays, atMinutes, dayOf, type Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CannedList } from '../features/canned/canned-list.tsx'
import { causeChoices, liablePartyChoices } from '../features/choices.ts'
import { CorrectiveOwnerField } from '../features/corrective/corrective-owner-field.tsx'
import { PickDay } from '../features/pick-moment.tsx'
import type { ReportForm } from '../features/report/report-form.ts'
import { SettlementOptions } from '../features/report/settlement-options.tsx'

const mostLetters = 500
const quickWords = ['已修好', '已更换', '已清理', '已上门看过', '已劝阻', '已解释清楚', '已请厂家来修']
const quickWhyNot = ['偶然发生', '正常老化', '住户自己的原因']
const endOfWork = 18 * 60

const inDays = [
  { value: '3', word: '3 天内' },
  { value: '7', word: '一周内' },
  { value: '30', word: '一个月内' },
]

type FieldsProps = { form: ReportForm; change: (part: Partial<ReportForm>) => void }

/** 做了什么: ready-made words and one's own. */
export function DidFields({ form, change, detail, now }: FieldsProps & { detail: StaffDetail; now: Instant }) {
  return (
    <View id="ask-did">
      <Card title="做了什么">
        <Options
          id="did"
          label="做了什么，常用说法"
          several
          items={quickWords.map(word => ({ value: word, word }))}
          value={form.did}
          onChange={did => change({ did })}
        />
        <View className="mt3">
          <TextArea
            id="did-text"
            label="做了什么"
            value={form.text}
            onChange={text => change({ text })}
            max={mostLetters}
            placeholder="写具体些，住户会看到"
          />
          <CannedList
            id="did-text"
            use="remedial"
            detail={detail}
            now={now}
            written={form.text}
            max={mostLetters}
            onChange={text => change({ text })}
          />
        </View>
      </Card>
    </View>
  )
}

/** Settlement, cause, liable party. */
export function ClassFields({ form, change }: FieldsProps) {
  return (
    <>
      <View id="ask-settlement">
        <Card title="处理结果">
          <SettlementOptions value={form.settlement} onChange={settlement => change({ settlement })} />
        </Card>
      </View>
      <View id="ask-cause">
        <Card title="原因类别" hint="住户看不到">
          <Options
            id="cause"
            label="原因类别"
            items={causeChoices}
            value={form.cause ? [form.cause] : []}
            onChange={([cause]) => cause && change({ cause })}
          />
        </Card>
      </View>
      <View id="ask-liable">
        <Card title="责任方" hint="住户看不到">
          <Options
            id="liable"
            label="责任方"
            items={liablePartyChoices}
            value={form.liableParty ? [form.liableParty] : []}
            onChange={([liableParty]) => liableParty && change({ liableParty })}
          />
        </Card>
      </View>
    </>
  )
}

const endOfDayIn = (days: number, now: Instant): Instant => atMinutes(addDays(dayOf(now), days), endOfWork)

function NeededFields({ form, change, detail, now }: FieldsProps & { detail: StaffDetail; now: Instant }) {
  const chosen = inDays.filter(({ value }) => form.by === endOfDayIn(Number(value), now)).map(({ value }) => value)
  return (
    <View className="mt3">
      <TextField
        id="corrective-what"
        label="整改什么"
        value={form.what}
        onChange={what => change({ what })}
        max={200}
        placeholder="例如：查同户型 12 户地漏"
      />
      <View className="mt3">
        <View className="b">谁来整改</View>
        <View className="mt2">
          <CorrectiveOwnerField
            id="corrective-owner"
            label="谁来整改"
            detail={detail}
            value={form.ownerId}
            onChange={(ownerId, owner) => change({ ownerId, owner })}
          />
        </View>
      </View>
      <View className="b mt3">最晚哪天</View>
      <View className="mt2">
        <Options
          id="corrective-days"
          label="整改期限"
          items={inDays}
          value={chosen}
          onChange={([days]) => days && change({ by: endOfDayIn(Number(days), now) })}
        />
      </View>
      <PickDay
        id="corrective-by"
        word="另选一天"
        value={form.by}
        now={now}
        from={dayOf(now)}
        onChange={at => change({ by: atMinutes(dayOf(at), endOfWork) })}
      />
    </View>
  )
}

/** 怎么不再发生: always answered, yes or no. */
export function CorrectiveFields(props: FieldsProps & { detail: StaffDetail; now: Instant; always: boolean }) {
  const { form, change, detail, now, always } = props
  return (
    <View id="ask-corrective">
      <Card title="怎么不再发生">
        <Segmented
          id="corrective"
          label="要不要整改"
          items={[
            { value: 'yes', word: '要整改' },
            { value: 'no', word: '不用，写原因' },
          ]}
          value={form.corrective}
          onChange={corrective => change({ corrective })}
        />
        {always && <Note className="mt3">重大投诉和再次处理的投诉，都要整改。</Note>}
        {form.corrective === 'yes' && <NeededFields form={form} change={change} detail={detail} now={now} />}
        {form.corrective === 'no' && (
          <View className="mt3">
            <Options
              label="不用整改的常用原因"
              items={quickWhyNot.map(word => ({ value: word, word }))}
              value={quickWhyNot.includes(form.whyNot) ? [form.whyNot] : []}
              onChange={([whyNot = '']) => change({ whyNot })}
            />
            <View className="mt3">
              <TextField
                id="corrective-reason"
                label="不用整改的原因"
                value={form.whyNot}
                onChange={whyNot => change({ whyNot })}
                max={200}
                placeholder="为什么不会再发生"
              />
            </View>
          </View>
        )}
      </Card>
    </View>
  )
}
