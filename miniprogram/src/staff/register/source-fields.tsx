import { View } from '@tarojs/components'
import { sourceWords } from '#contract/words.ts'
import { dayOf, type Instant, minute, startOfDay } from '#domain/time.ts'
import { momentWords } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import type { IconName } from '../../ui/icon-name.ts'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { deskSourceChoices } from '../features/choices.ts'
import { PickDay, PickTime } from '../features/pick-moment.tsx'
import { type DeskSource, type RegisterForm, withDay } from '../features/register/register-form.ts'
import { WhenField } from '../features/register/when-it-was.tsx'

type FieldsProps = { form: RegisterForm; change: (part: Partial<RegisterForm>) => void }
type SourceFieldsProps = FieldsProps & { now: Instant }

const icons: Record<DeskSource, IconName> = {
  hotline: 'phone',
  'other-department': 'people',
  'online-monitoring': 'search',
  'walk-in': 'door',
  letter: 'doc',
  'third-party': 'receive',
}

/** Written down later than heard by more than this, it is said so. */
const noticeable = 5 * minute

/** How and when it was heard, in a row that says it before anything is written; what a letter or a third party asks for. */
export function SourceCard({ form, change, now, onOpen }: SourceFieldsProps & { onOpen: () => void }) {
  const { source, heard } = form
  const isLate = now - heard.at > noticeable
  return (
    <View id="ask-source">
      <Card>
        <ListRow
          id="choose-source"
          icon={icons[source]}
          word={sourceWords[source]}
          hint={isLate ? `${momentWords(heard.at, now)} 听到` : '刚刚听到'}
          value="改"
          label={`来源：${sourceWords[source]}，${isLate ? momentWords(heard.at, now) : '刚刚'}听到，改`}
          onTap={onOpen}
        />
        {isLate && (
          <Note tone="quiet" icon="clock" spoken="status" className="mt2">
            这是补登：时限从 {momentWords(heard.at, now)} 算起，登记时间另外记下，大家都看得到。
          </Note>
        )}
        {source === 'letter' && (
          <Note tone="quiet" className="mt2">
            来信要书面答复，3 个工作日内。
          </Note>
        )}
        {source === 'third-party' && <ThirdPartyFields form={form} change={change} now={now} />}
      </Card>
    </View>
  )
}

type SourceSheetProps = FieldsProps & { open: boolean; onClose: () => void }

/** 怎么知道的: by which way, and when. */
export function SourceSheet({ open, form, change, onClose }: SourceSheetProps) {
  return (
    <Sheet
      open={open}
      title="怎么知道的"
      onClose={onClose}
      foot={<Button id="source-done" wide word="好了" onTap={onClose} />}
    >
      <Options
        id="source"
        label="来源"
        items={deskSourceChoices}
        value={[form.source]}
        onChange={([source]) => source && change({ source })}
      />
      <View className="b mt4">什么时候听到的</View>
      <View className="mt2">
        <WhenField id="heard" label="什么时候听到的" value={form.heard} onChange={heard => change({ heard })} />
      </View>
    </Sheet>
  )
}

/** Who sent it on, under which number, and until when he wants the answer. */
function ThirdPartyFields({ form, change, now }: SourceFieldsProps) {
  const { answerBy } = form
  return (
    <View className="mt3">
      <TextField
        id="sender"
        label="转来单位"
        value={form.sender}
        onChange={sender => change({ sender })}
        max={60}
        placeholder="比如 12345 热线、街道办"
      />
      <View className="mt3">
        <TextField
          id="sender-number"
          label="对方编号（可不填）"
          value={form.senderNumber}
          onChange={senderNumber => change({ senderNumber })}
          max={60}
          placeholder="照转办单上写"
        />
      </View>
      <View className="mt3">
        <PickDay
          id="answer-by"
          word="要求哪天答复"
          value={answerBy}
          now={now}
          from={dayOf(now)}
          onChange={at => change({ answerBy: withDay(at, answerBy) })}
        />
        {answerBy !== undefined && (
          <PickTime
            id="answer-by-time"
            value={answerBy}
            onChange={minutes => change({ answerBy: startOfDay(dayOf(answerBy)) + minutes * minute })}
          />
        )}
      </View>
      <Note tone="quiet" className="mt3">
        {answerBy === undefined
          ? '必须答复，不能不予受理；3 个工作日内书面答复。'
          : `必须答复，不能不予受理。${momentWords(answerBy, now)} 和公司自己的时限，哪个早按哪个。`}
      </Note>
    </View>
  )
}
