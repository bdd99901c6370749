import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAppearance } from '../../ui/appearance.tsx'
import { BeforeAfter } from '../../ui/before-after.tsx'
import { BigTwo } from '../../ui/big-two.tsx'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, HeroCard, Section } from '../../ui/card.tsx'
import { CaseCard } from '../../ui/case-card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Counters } from '../../ui/counters.tsx'
import { DayPicker } from '../../ui/day-picker.tsx'
import { Dial } from '../../ui/dial.tsx'
import { EchoMark } from '../../ui/echo-mark.tsx'
import { Avatar, KeyValue, ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Page } from '../../ui/page.tsx'
import { PhotoGrid } from '../../ui/photo-grid.tsx'
import { PhotoStrip } from '../../ui/photo-strip.tsx'
import { Rating, type Score } from '../../ui/rating.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SignPad } from '../../ui/sign-pad.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Steps } from '../../ui/steps.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { toast } from '../../ui/toast.ts'

const leak =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'%3E%3Crect width='100' height='100' fill='%23D5DDD9'/%3E%3Cpath d='M20 8c22-10 52-4 58 8s-16 22-34 21S8 20 20 8Z' fill='%239C8157'/%3E%3Cpath d='M48 44c-7 12-9 15-9 20a9 9 0 0 0 18 0c0-5-2-8-9-20Z' fill='%235E8FA3'/%3E%3C/svg%3E"

/** Every part of the kit on one page. */
export default function Kit() {
  const look = useAppearance()
  const [kind, setKind] = useState<string>('drop')
  const [place, setPlace] = useState('home')
  const [text, setText] = useState('卫生间吊顶漏水，昨晚开始的，今天水滴变密。')
  const [name, setName] = useState('')
  const [wants, setWants] = useState<string[]>(['repair'])
  const [slot, setSlot] = useState<string[]>(['b'])
  const [day, setDay] = useState('26')
  const [solved, setSolved] = useState<'yes' | 'no'>()
  const [score, setScore] = useState<Score>()
  const [on, setOn] = useState(false)
  const [filter, setFilter] = useState('due')
  const [sheet, setSheet] = useState(false)
  return (
    <Page
      nav={<NavBar brand="回音" back={false} />}
      bar={
        <BottomBar
          note="不评价，不会算作满意。"
          side={[
            { word: '催一下', icon: 'bell', onTap: () => toast('已催一次') },
            { word: '更多', icon: 'more', onTap: () => setSheet(true) },
          ]}
        >
          <Button
            id="slow"
            word="提交投诉"
            busyWord="正在提交…"
            onTap={() => new Promise(done => setTimeout(done, 1500))}
          />
        </BottomBar>
      }
      over={
        <Sheet
          open={sheet}
          title="这个时限怎么算的"
          onClose={() => setSheet(false)}
          foot={<Button word="知道了" wide onTap={() => setSheet(false)} />}
        >
          <ListRow icon="clock" word="算进去" hint="20、24、25、26、27 日，共 5 天" />
          <ListRow icon="dash" word="不算：周末" hint="21 日、22 日" />
          <Note tone="quiet" icon="book">
            规则：一般投诉，5 个工作日办结。
          </Note>
        </Sheet>
      }
    >
      <View className="pad">
        <View className="head">陈阿姨，下午好</View>
        <View className="sub">听松苑 · 2 栋 1 单元 1203</View>
      </View>
      <HeroCard title="我要投诉" text="说出来，件件有回音" onTap={() => toast('我要投诉')} />
      <Card title="看的方式">
        <Segmented
          label="颜色"
          items={[
            { value: 'auto', word: '自动' },
            { value: 'light', word: '浅色' },
            { value: 'dark', word: '深色' },
          ]}
          value={look.theme}
          onChange={theme => look.change({ theme })}
        />
        <SwitchRow
          word="长辈模式"
          hint="字大一些，按钮大一些"
          icon="people"
          on={look.elder}
          onChange={elder => look.change({ elder })}
        />
      </Card>
      <Section title="正在办理" more="全部 2 件" onMore={() => setSheet(true)} />
      <CaseCard
        tag={{ day: '今天', time: '18:00', verb: '前修好' }}
        title="卫生间吊顶漏水"
        who="周建国师傅在修"
        chips={[
          { tone: 'solid', icon: 'wrench', word: '处理中' },
          { tone: 'soft', icon: 'clock', word: '充裕' },
        ]}
        onTap={() => setSheet(true)}
      />
      <CaseCard
        tag={{ day: '今天', time: '13:30', verb: '应办完', tone: 'over' }}
        title="地库 B 区消防通道被占"
        who="地下车库 · 刘强处理中"
        chips={[{ tone: 'warn-solid', icon: 'overdue', word: '已超期', more: '1 小时 10 分' }]}
        why="轮到刘强：报完工。15:30 还没报，马卫东接手。"
        onTap={() => setSheet(true)}
      />
      <CaseCard
        tag={{ day: '今天', time: '14:42', verb: '前到场', tone: 'near' }}
        title="3 栋电梯困人"
        who="赵勇赶去中"
        chips={[
          { tone: 'warn-solid', icon: 'siren', word: '紧急' },
          { tone: 'warn-soft', icon: 'hourglass', word: '临近', more: '还有 2 分' },
        ]}
      />
      <CaseCard
        tag={{ day: '11月27日', time: '周五', verb: '恢复', tone: 'rest' }}
        title="入户门合页松动"
        who="1 栋 1 单元 301 · 已受理"
        chips={[{ tone: 'dashed', icon: 'pause', word: '暂停', more: '到 11月27日' }]}
      />
      <Counters
        label="先看哪些"
        items={[
          { value: 'new', word: '新来', count: 3 },
          { value: 'due', word: '今天到期', count: 6 },
          { value: 'over', word: '已超期', count: 1, tone: 'warn' },
          { value: 'visit', word: '待回访', count: 4 },
        ]}
        value={filter}
        onChange={setFilter}
      />
      <Card>
        <View className="wwy">
          <View className="grow">
            <View className="wwy-who">周师傅来修，最晚</View>
            <View className="wwy-when nb">今天 18:00 前</View>
            <View className="mt2">
              <Chip tone="soft" icon="clock" word="充裕" elderMore="还有 3 小时 20 分" />
            </View>
          </View>
          <Dial left={0.72} word="还有" lines={['3 小时', '20 分']} />
        </View>
        <View className="hr" />
        <View className="row">
          <Avatar name="周建国" />
          <View className="grow ml3">
            <View className="b">周建国</View>
            <View className="sub">工程部防水工</View>
          </View>
          <Button kind="secondary" icon="phone" word="打电话" onTap={() => toast('打电话')} />
        </View>
        <Note className="mt4">
          为什么是 18:00：昨天 18:00 派工，12 个当班小时内修好。夜里 20:00 到 8:00 没人当班，不计时。
        </Note>
      </Card>
      <Card title="办理经过">
        <Timeline
          items={[
            { kind: 'day', id: 'd1', text: '今天　11月24日 周二' },
            { kind: 'entry', id: '1', time: '18:00', state: 'next', title: '最晚这时修好' },
            {
              kind: 'entry',
              id: '2',
              time: '14:05',
              state: 'now',
              title: '周师傅在准备材料',
              quote: '楼上 1303 地漏已查，是防水层老化。下午来做防水。',
            },
            {
              kind: 'entry',
              id: '3',
              time: '09:20',
              state: 'past',
              title: '已止漏，换了吊顶板',
              text: '周建国拍了处理前后照片',
            },
            { kind: 'day', id: 'd2', text: '昨天　11月23日 周一' },
            { kind: 'entry', id: '4', time: '18:12', state: 'past', title: '周建国已接单' },
            { kind: 'entry', id: '5', time: '17:56', state: 'past', title: '您提交了投诉' },
          ]}
        />
      </Card>
      <Card title="处理前后">
        <BeforeAfter
          id="ba"
          before={{ src: leak, caption: '处理前 昨天' }}
          after={{ src: leak.replace('9C8157', 'F2F5F3').replace('5E8FA3', 'D5DDD9'), caption: '处理后 今天' }}
        />
      </Card>
      <Card title="请签字" hint="和上面写的一样再签">
        <SignPad id="sign" signer="陈桂兰 · 业主本人" onSigned={() => {}} />
      </Card>
      <Card title="处理">
        <Steps
          items={[
            { word: '接单', state: 'done' },
            { word: '到场', state: 'done' },
            { word: '处理', state: 'now', icon: 'wrench' },
            { word: '报完工', state: 'to-come' },
          ]}
        />
      </Card>
      <Card title="什么事">
        <Tiles
          label="什么事"
          items={[
            { value: 'drop', icon: 'drop', word: '漏水渗水' },
            { value: 'crack', icon: 'crack', word: '墙面裂缝' },
            { value: 'noise', icon: 'noise', word: '噪音扰民' },
            { value: 'lift', icon: 'lift', word: '电梯' },
            { value: 'broom', icon: 'broom', word: '环境卫生' },
            { value: 'car', icon: 'car', word: '停车' },
          ]}
          value={kind}
          onChange={setKind}
        />
      </Card>
      <Card title="在哪里">
        <Segmented
          label="在哪里"
          items={[
            { value: 'home', word: '我家', icon: 'home' },
            { value: 'public', word: '公共区域', icon: 'building' },
          ]}
          value={place}
          onChange={setPlace}
        />
      </Card>
      <Card title="说说情况">
        <TextArea label="说说情况" value={text} onChange={setText} max={500} hint="不想打字？点键盘上的话筒来说。" />
      </Card>
      <Card title="联系人">
        <TextField label="姓名" value={name} onChange={setName} placeholder="怎么称呼您" />
        <View className="mt3" />
        <TextField
          label="手机号"
          value="1380571"
          onChange={() => {}}
          keyboard="number"
          wrong="手机号要 11 位，现在是 7 位"
        />
      </Card>
      <Card title="拍照片" hint="3 张，最多 9 张">
        <PhotoGrid
          max={9}
          photos={[
            { id: 'a', src: leak, state: 'done' },
            { id: 'b', src: leak, state: 'uploading', percent: 68 },
            { id: 'c', src: leak, state: 'failed' },
          ]}
          onAdd={() => toast('拍')}
          onDelete={toast}
          onRetry={toast}
          onOpen={toast}
        />
      </Card>
      <Card title="照片">
        <PhotoStrip
          label="处理照片"
          photos={[
            { id: 'a', src: leak, caption: '处理前' },
            { id: 'b', src: leak, caption: '处理后' },
            { id: 'c', src: leak },
            { id: 'd', src: leak },
          ]}
        />
      </Card>
      <Card title="想怎么解决">
        <Options
          label="想怎么解决"
          several
          items={[
            { value: 'repair', word: '修好' },
            { value: 'look', word: '先上门看' },
            { value: 'why', word: '说明原因' },
            { value: 'sorry', word: '道歉' },
            { value: 'none', word: '减免费用', disabled: true },
          ]}
          value={wants}
          onChange={setWants}
        />
        <View className="mt3" />
        <ListRow icon="calendar" word="希望最晚" value="11月26日 周四" onTap={() => setSheet(true)} />
        <SwitchRow icon="warn" tone="warn" word="现在正在漏" hint="打开后 10 分钟内到场" on={on} onChange={setOn} />
        <Note icon="shield" title="保修期内，维修不收费">
          防水保 5 年：2024年6月30日验收。
        </Note>
      </Card>
      <Card title="哪一天">
        <DayPicker
          label="哪一天"
          items={[
            { value: '25', word: '今天', figure: '25', remark: '周三' },
            { value: '26', word: '明天', figure: '26', remark: '周四' },
            { value: '27', word: '后天', figure: '27', remark: '周五' },
            { value: '28', word: '周六', figure: '28', remark: '约满', disabled: true },
          ]}
          value={day}
          onChange={setDay}
        />
      </Card>
      <Card title="几点">
        <Options
          half
          label="几点"
          items={[
            { value: 'a', word: '9:00–10:00' },
            { value: 'b', word: '10:00–11:00' },
            { value: 'c', word: '14:00–15:00' },
          ]}
          value={slot}
          onChange={setSlot}
        />
      </Card>
      <Card title="解决了吗">
        <BigTwo
          label="解决了吗"
          items={[
            { value: 'yes', icon: 'done', word: '解决了' },
            { value: 'no', icon: 'refresh', word: '没解决' },
          ]}
          value={solved}
          onChange={setSolved}
        />
      </Card>
      <Card title="总的来说">
        <Rating label="总的来说" value={score ?? 4} onChange={setScore} />
      </Card>
      <Card title="回访记录">
        <KeyValue name="回访人">许静（客服主管）</KeyValue>
        <KeyValue name="结论">
          <Chips>
            <Chip tone="outline" icon="done" word="已解决" />
            <Chip tone="rest" icon="doublecheck" word="已办结" />
            <Chip tone="rest-outline" icon="slash" word="不予受理" />
          </Chips>
        </KeyValue>
      </Card>
      <Card title="按钮">
        <Button word="主要动作，一屏一个" wide onTap={() => toast('好')} />
        <View className="btns mt3">
          <Button kind="secondary" word="次要" />
          <Button kind="neutral" word="中性" />
          <Button kind="warn" word="撤销" />
        </View>
        <View className="mt3" />
        <Button word="报完工" wide disabled="还差：处理后照片" />
        <Button kind="text" word="查看这件投诉" />
        <Button word="提交中" busy busyWord="正在提交…" wide />
      </Card>
      <Note loose tone="quiet" icon="offline" spoken="status">
        地下没信号。内容已存在手机里，连上网自动发送。
      </Note>
      <Note loose tone="warn" title="先打 119">
        有人受伤或着火，先打电话。
      </Note>
      <Skeleton spoken="正在取您的投诉…" count={2} />
      <EchoMark />
      <View className="head" style={{ textAlign: 'center' }}>
        收到了
      </View>
      <Blank
        kind="empty"
        title="没有在办的投诉"
        action={{ word: '我要投诉', icon: 'speak', onTap: () => toast('投诉') }}
        second={{ word: '看已办结的 3 件', onTap: () => {} }}
      >
        <Text>有不满意的事就说一声。</Text>
      </Blank>
      <Blank kind="offline" title="没连上网络" action={{ word: '再试一次', icon: 'refresh', onTap: () => {} }}>
        您的投诉都在，没有丢。
      </Blank>
      <TabBar
        items={[
          { word: '首页', icon: 'home', url: 'a' },
          { word: '我的投诉', icon: 'list', url: 'b' },
          { word: '通知', icon: 'bell', url: 'c', count: 2 },
          { word: '我的', icon: 'user', url: 'd' },
        ]}
        current="a"
        onGo={toast}
      />
    </Page>
  )
}
