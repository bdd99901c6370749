import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Guide, GuideClock } from '#contract/guide.ts'
import { severityWords } from '#contract/words.ts'
import { severities } from '#domain/complaint/classes.ts'
import type { Instant } from '#domain/time.ts'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-name.ts'
import { KeyValue, ListRow } from '../../ui/list-row.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Tap } from '../../ui/tap.tsx'
import { Words } from '../../ui/words.tsx'
import { dial } from '../emergency/dial.ts'
import { go, pages } from '../go.ts'
import { clockTime, linesOf, stretchWords, waysOf } from './guide-words.ts'

// The same in the whole country; a community adds its own.
const national = [
  { name: '火警', phone: '119' },
  { name: '报警', phone: '110' },
  { name: '急救', phone: '120' },
]

/** Whom to ring before anything is written. */
export function DangerCard({ guide: { emergencyPhones } }: { guide: Guide }) {
  return (
    <Card title="遇险先打电话">
      <View className="guide-sos">
        {national.map(({ name, phone }) => (
          <Tap
            key={phone}
            id={`dial-${phone}`}
            className="guide-sos-i"
            spoken={`打${name}电话 ${phone}`}
            onTap={() => dial(phone)}
          >
            <Text className="guide-sos-n">{phone}</Text>
            <Text>{name}</Text>
          </Tap>
        ))}
      </View>
      <View className="mt3">
        {emergencyPhones.map(({ name, phone }) => (
          <PhoneRow key={`${name}${phone}`} id={`dial-${phone}`} name={name} phone={phone} />
        ))}
      </View>
    </Card>
  )
}

type PhoneRowProps = { id: string; name: string; phone: string; hint?: string }

function PhoneRow({ id, name, phone, hint }: PhoneRowProps) {
  return (
    <ListRow
      id={id}
      icon="phone"
      word={name}
      hint={hint}
      value={<Text className="ml2">{phone}</Text>}
      label={`打${name}电话 ${phone}`}
      onTap={() => dial(phone)}
    />
  )
}

/** 渠道: where a complaint can be brought to. */
export function ChannelsCard({ guide: { work, duty } }: { guide: Guide }) {
  return (
    <Card title="怎么找我们">
      <ListRow
        id="guide-file"
        icon="speak"
        word="小程序"
        hint="随时可以提交，马上有编号"
        onTap={() => go(pages.file('complaint'))}
      />
      <ListRow icon="phone" word="打电话" hint={`上面的物业值班，每天 ${clockTime(duty.from)}–${clockTime(duty.to)}`} />
      <ListRow icon="door" word="到服务中心说" hint={`工作日 ${clockTime(work.from)}–${clockTime(work.to)}`} />
      <ListRow icon="doc" word="写信、投诉箱" hint="收到后登记，一样有编号" />
    </Card>
  )
}

const steps: readonly { icon: IconName; word: string; text: string }[] = [
  { icon: 'inbox', word: '提交', text: '给您一个编号，走到哪一步都查得到' },
  { icon: 'receive', word: '受理', text: '客服看过，定轻重缓急；第一个接的人一直管到底' },
  { icon: 'send', word: '派人', text: '交给管这件事的人，告诉您是谁' },
  { icon: 'wrench', word: '处理', text: '办的人写进展、拍照片' },
  { icon: 'search', word: '审核', text: '部门负责人检查，不合格退回重办' },
  { icon: 'chat', word: '答复', text: '告诉您结果，问您解决了没有' },
  { icon: 'doublecheck', word: '评价和回访', text: '您说解决了才算。不评价，不会算作满意' },
]

/** 流程: what happens, step by step. */
export function ProcessCard() {
  return (
    <Card title="怎么办">
      {steps.map(({ icon, word, text }, at) => (
        <View key={word} className={at === 0 ? 'fit' : 'fit mt3'}>
          <Icon name={icon} />
          <View className="grow">
            <Text className="b">{`${at + 1}. ${word}`}</Text>
            <View>{text}</View>
          </View>
        </View>
      ))}
    </Card>
  )
}

type Severity = Exclude<GuideClock['severity'], 'unknown'>

const meanings: Record<Severity, string> = {
  emergency: '正在危及人身或财产的事。',
  major: '损失大、金额大、可能伤人，或很多户一起反映的事。',
  ordinary: '多数投诉都是这一类。',
  suggestion: '意见、咨询和表扬。',
}

/** 时限: within how long what happens, by severity, and what can be done where it does not. */
export function LimitsCards({ guide }: { guide: Guide }) {
  const [severity, setSeverity] = useState<Severity>('ordinary')
  return (
    <>
      <Card title="多久办好">
        <Segmented
          id="severity"
          label="哪一类"
          use="tabs"
          items={severities.map(value => ({ value, word: severityWords[value] }))}
          value={severity}
          onChange={setSeverity}
        />
        <View className="sub mt3">{meanings[severity]}</View>
        <View className="mt3">
          {linesOf(guide, severity).map(({ what, word, limit, how, others }) => (
            <View key={what} id={`limit-${what}`} className="li">
              <View className="grow">
                <View className="row-top">
                  <View className="grow">{word}</View>
                  <View className="li-end b">
                    <Words>{limit}</Words>
                  </View>
                </View>
                <View className="li-note">
                  <Words>{how}</Words>
                </View>
                {others.map(line => (
                  <View key={line} className="li-note">
                    <Words>{line}</Words>
                  </View>
                ))}
              </View>
            </View>
          ))}
        </View>
      </Card>
      <Card title="不顺的时候，您可以">
        {waysOf(guide, severity).map(({ word, text }) => (
          <KeyValue key={word} name={word}>
            {text}
          </KeyValue>
        ))}
      </Card>
    </>
  )
}

/** How working time is counted, and which days are off soon. */
export function HoursCard({ guide, now }: { guide: Guide; now: Instant }) {
  const { work, duty, daysOff, makeUpDays, announcedTo } = guide
  const off = stretchWords(daysOff, now)
  const worked = stretchWords(makeUpDays, now)
  return (
    <Card title="时间怎么算">
      <KeyValue name="工作时间">{`工作日 ${clockTime(work.from)}–${clockTime(work.to)}`}</KeyValue>
      <KeyValue name="工作日">周一到周五，节假日和调休按国家安排</KeyValue>
      <KeyValue name="当班时间">{`每天 ${clockTime(duty.from)}–${clockTime(duty.to)}，另有安排的按值班表`}</KeyValue>
      {off.length > 0 && <KeyValue name="近期放假">{off.join('；')}</KeyValue>}
      {worked.length > 0 && <KeyValue name="调休上班">{worked.join('；')}</KeyValue>}
      <View className="sub mt3">{`放假安排到 ${announcedTo}年为止，国家公布下一年的就加上。`}</View>
    </Card>
  )
}

const outside: readonly { id: string; icon: IconName; word: string; hint: string; phone?: string }[] = [
  { id: '12345', icon: 'phone', word: '政务服务热线', hint: '转到主管部门，物业要书面答复', phone: '12345' },
  { id: '12315', icon: 'phone', word: '消费者投诉', hint: '消协和市场监管部门', phone: '12315' },
  { id: 'street', icon: 'building', word: '街道办、居委会', hint: '可以调解，也可以请人民调解委员会' },
  { id: 'talk', icon: 'people', word: '双方协商', hint: '请业委会、项目经理一起当面谈' },
  { id: 'law', icon: 'doc', word: '法律途径', hint: '合同约定仲裁的申请仲裁，没有的向法院起诉' },
]

/** 第三方途径: whom else to turn to, at any time. */
export function OutsideCard() {
  return (
    <Card title="还可以找谁">
      <View className="sub">随时都可以，不用等物业答复。</View>
      <View className="mt3">
        {outside.map(({ id, icon, word, hint, phone }) =>
          phone ? (
            <PhoneRow key={id} id={`outside-${id}`} name={word} phone={phone} hint={hint} />
          ) : (
            <ListRow key={id} icon={icon} word={word} hint={hint} />
          ),
        )}
      </View>
    </Card>
  )
}
