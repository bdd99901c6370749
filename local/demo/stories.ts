// What happened in the demo community before today: twenty complaints, told as people lived them. Data only.

import type { Cause, LiableParty, RequestKind, Settlement, Severity, Source } from '../../domain/complaint/classes.ts'
import type { VisitMethod } from '../../domain/return-visit/visit.ts'
import type { Mark } from '../../domain/survey/survey.ts'
import type { Scene } from './photos.ts'

/** `day`: working days after the filing; `at`: Shanghai time. `minutesAgo` instead for a step of today. */
type When = { day: number; at: string } | { minutesAgo: number }

export type Report = {
  what: string
  cause: Cause
  settlement: Settlement
  liable: LiableParty
  /** Why nothing more is needed, or what is done so that it does not happen again. */
  corrective: { because: string } | { what: string; owner: string }
  photo?: Scene
}

export type Step = When &
  (
    | { do: 'accept'; severity?: Severity }
    | { do: 'decline'; reason: string }
    | { do: 'solve'; answer: string; settlement: Settlement }
    | { do: 'dispatch'; to: string; by?: 'xujing'; instruction?: string }
    | { do: 'take' }
    | { do: 'report'; report: Report }
    | { do: 'send-back'; reason: string }
    | { do: 'confirm'; answer?: string }
    | { do: 'survey'; solved: boolean; overall: Mark; tags: string[]; text?: string; callMe?: boolean }
    | { do: 'visit'; method: VisitMethod; verdict: 'satisfied' | 'partly' | 'not'; solved: boolean; words: string }
    | { do: 'confirm-visit' }
    | { do: 'next-round'; reason: string }
    | { do: 'remark'; text: string }
    | { do: 'withdraw' }
  )

export type Story = {
  key: string
  /** How many working days ago it was filed; `minutesAgo` instead for one of this morning. */
  filed: { workingDaysAgo: number; at: string } | { minutesAgo: number }
  /** A resident's alias, or somebody who called, came or wrote. */
  who: string | { name: string; source: Source; phone?: string }
  kind?: RequestKind
  categoryId: string
  /** A room's label, or a public place. */
  room?: string
  place?: string
  text: string
  demand?: string
  danger?: boolean
  hideName?: boolean
  photos?: Scene[]
  steps: Step[]
}

const repaired = (what: string, cause: Cause, liable: LiableParty, photo: Scene): Report => ({
  what,
  cause,
  settlement: 'repaired',
  liable,
  corrective: { because: '单户问题，已检查同一立管的邻居' },
  photo,
})

const talked = (what: string, cause: Cause): Report => ({
  what,
  cause,
  settlement: 'explained',
  liable: 'nobody',
  corrective: { because: '已列入每日巡查' },
})

export const stories: readonly Story[] = [
  {
    key: 'demo-01-kitchen-leak-000001',
    filed: { workingDaysAgo: 20, at: '09:12' },
    who: 'chenguilan',
    categoryId: 'leak',
    text: '厨房水槽下面的水管漏水，柜子底板已经泡胀了。',
    demand: '换水管，底板也请看一下',
    photos: ['leak', 'leak'],
    steps: [
      { do: 'accept', day: 0, at: '09:14' },
      { do: 'dispatch', to: 'zhoujianguo', day: 0, at: '09:16', instruction: '先关角阀，再换软管' },
      { do: 'take', day: 0, at: '09:25' },
      {
        do: 'report',
        day: 0,
        at: '14:20',
        report: repaired('换了角阀和软管，柜子底板擦干上漆', 'material', 'supplier', 'leak-repaired'),
      },
      { do: 'confirm', day: 0, at: '16:05' },
      {
        do: 'survey',
        day: 0,
        at: '18:40',
        solved: true,
        overall: 5,
        tags: ['按时到', '修得好'],
        text: '师傅收拾得干净',
      },
      {
        do: 'visit',
        day: 0,
        at: '19:20',
        method: 'phone',
        verdict: 'satisfied',
        solved: true,
        words: '不漏了，谢谢周师傅',
      },
      { do: 'confirm-visit', day: 1, at: '08:30' },
    ],
  },
  {
    key: 'demo-02-lift-noise-00000001',
    filed: { workingDaysAgo: 19, at: '08:20' },
    who: 'wangqiang',
    categoryId: 'lift',
    place: '电梯',
    text: '1 栋左边的电梯到 6 楼会顿一下，还有异响。',
    photos: ['lift'],
    steps: [
      { do: 'accept', day: 0, at: '08:23' },
      { do: 'dispatch', to: 'sunzhiping', day: 0, at: '08:24' },
      { do: 'take', day: 0, at: '08:50' },
      {
        do: 'report',
        day: 1,
        at: '11:30',
        report: {
          ...repaired('维保单位更换了导靴，试运行 20 次没有异响', 'material', 'contractor', 'lift-repaired'),
          corrective: { because: '维保单位已检查同批次的电梯' },
        },
      },
      { do: 'confirm', day: 1, at: '15:10' },
      { do: 'survey', day: 1, at: '20:05', solved: true, overall: 4, tags: ['说得清楚'] },
    ],
  },
  {
    key: 'demo-03-night-noise-0000001',
    filed: { workingDaysAgo: 18, at: '19:40' },
    who: 'lixiaomei',
    categoryId: 'noise',
    room: '3 栋 2 单元 902',
    text: '楼上晚上十点以后还在装修，孩子睡不着。',
    demand: '请提醒他们按规定时间施工',
    hideName: true,
    steps: [
      { do: 'accept', day: 0, at: '19:43' },
      { do: 'dispatch', to: 'liuqiang', day: 0, at: '19:44', instruction: '今晚就上门' },
      { do: 'take', day: 0, at: '19:50' },
      { do: 'report', day: 0, at: '22:10', report: talked('上门劝停，装修户签了施工时间承诺书', 'third-party') },
      { do: 'confirm', day: 1, at: '09:05' },
      { do: 'survey', day: 1, at: '21:15', solved: true, overall: 3, tags: [], text: '这两天安静了，再看看' },
      {
        do: 'visit',
        day: 2,
        at: '10:30',
        method: 'phone',
        verdict: 'satisfied',
        solved: true,
        words: '没有再吵，放心了',
      },
    ],
  },
  {
    key: 'demo-04-private-space-00001',
    filed: { workingDaysAgo: 17, at: '10:05' },
    who: 'zhaodagang',
    categoryId: 'parking',
    place: '地下车库',
    text: '隔壁车主把车借给亲戚停，我不喜欢，请物业禁止。',
    steps: [
      { do: 'accept', day: 0, at: '10:08' },
      {
        do: 'decline',
        day: 0,
        at: '10:40',
        reason: '车位是邻居自己买的，借给亲戚停由他决定，物业无权禁止。如果压线或堵路，请随时告诉我们。',
      },
    ],
  },
  {
    key: 'demo-05-rubbish-room-000001',
    filed: { workingDaysAgo: 17, at: '07:55' },
    who: 'wangqiang',
    categoryId: 'cleaning',
    place: '花园',
    text: '1 栋后面的垃圾堆了两天没有收，味道很大。',
    photos: ['rubbish', 'rubbish'],
    steps: [
      { do: 'accept', day: 0, at: '08:02' },
      { do: 'dispatch', to: 'liuqiang', day: 0, at: '08:04' },
      { do: 'take', day: 0, at: '08:10' },
      {
        do: 'report',
        day: 0,
        at: '09:30',
        report: { ...talked('清运完，地面冲洗消毒', 'management'), settlement: 'redone', photo: 'rubbish-cleared' },
      },
      { do: 'confirm', day: 0, at: '10:15' },
      { do: 'survey', day: 0, at: '12:20', solved: true, overall: 5, tags: ['处理快'] },
    ],
  },
  {
    key: 'demo-06-caller-corridor-001',
    filed: { workingDaysAgo: 16, at: '14:12' },
    who: { name: '黄秀英', source: 'hotline', phone: '13800000377' },
    categoryId: 'leak',
    room: '3 栋 1 单元 301',
    text: '老人来电：阳台顶上渗水，墙皮掉下来了，自己不会用手机拍照。',
    steps: [
      { do: 'dispatch', to: 'sunzhiping', day: 0, at: '14:15', instruction: '业主 78 岁，上门前先打电话' },
      { do: 'take', day: 0, at: '14:40' },
      {
        do: 'report',
        day: 2,
        at: '16:30',
        report: repaired('阳台外墙补缝，顶面铲除重刷', 'construction', 'contractor', 'leak-repaired'),
      },
      { do: 'confirm', day: 2, at: '17:20' },
      {
        do: 'visit',
        day: 2,
        at: '18:10',
        method: 'on-site',
        verdict: 'satisfied',
        solved: true,
        words: '修得好，还帮我把花盆搬回去了',
      },
    ],
  },
  {
    key: 'demo-07-guard-manners-00001',
    filed: { workingDaysAgo: 15, at: '18:22' },
    who: 'chenguilan',
    categoryId: 'attitude',
    place: '大门',
    text: '门岗不让快递进，说话很冲，我解释了半天。',
    steps: [
      { do: 'accept', day: 0, at: '18:25' },
      {
        do: 'solve',
        day: 0,
        at: '18:50',
        settlement: 'apologised',
        answer: '门岗今天态度不好，队长已当面批评，向您道歉。生鲜快递可以登记后送到楼下。',
      },
      { do: 'survey', day: 0, at: '19:30', solved: true, overall: 4, tags: ['态度好'] },
    ],
  },
  {
    key: 'demo-08-wall-crack-two-0001',
    filed: { workingDaysAgo: 14, at: '09:35' },
    who: 'lixiaomei',
    categoryId: 'crack',
    room: '3 栋 2 单元 902',
    text: '客厅靠窗的墙裂了一条缝，比上个月长了一截。',
    demand: '请查清楚是不是结构问题',
    photos: ['crack'],
    steps: [
      { do: 'accept', day: 0, at: '09:38' },
      { do: 'dispatch', to: 'sunzhiping', day: 0, at: '09:39' },
      { do: 'take', day: 0, at: '10:20' },
      {
        do: 'report',
        day: 1,
        at: '15:00',
        report: repaired('裂缝填补、刮腻子', 'construction', 'developer', 'crack-repaired'),
      },
      { do: 'confirm', day: 1, at: '16:40' },
      {
        do: 'survey',
        day: 1,
        at: '19:55',
        solved: false,
        overall: 2,
        tags: [],
        text: '只是糊上了，没说为什么裂',
        callMe: true,
      },
      {
        do: 'visit',
        day: 2,
        at: '09:40',
        method: 'phone',
        verdict: 'not',
        solved: false,
        words: '要知道原因，不要只补表面',
      },
      {
        do: 'dispatch',
        to: 'zhoujianguo',
        by: 'xujing',
        day: 2,
        at: '09:43',
        instruction: '请开发商的结构工程师一起看',
      },
      { do: 'take', day: 2, at: '10:30' },
      {
        do: 'report',
        day: 5,
        at: '16:00',
        report: {
          what: '结构工程师现场检测：温度缝，不影响安全；挂网后重新抹灰',
          cause: 'construction',
          settlement: 'repaired',
          liable: 'developer',
          corrective: { what: '同户型逐户检查温度缝', owner: '周建国' },
          photo: 'crack-repaired',
        },
      },
      { do: 'confirm', day: 5, at: '17:15' },
      { do: 'survey', day: 5, at: '20:30', solved: true, overall: 4, tags: ['说得清楚'] },
      {
        do: 'visit',
        day: 6,
        at: '10:00',
        method: 'phone',
        verdict: 'satisfied',
        solved: true,
        words: '说清楚了，也修好了',
      },
      { do: 'confirm-visit', day: 6, at: '12:10' },
    ],
  },
  {
    key: 'demo-09-withdrawn-car-00001',
    filed: { workingDaysAgo: 13, at: '19:10' },
    who: 'zhaodagang',
    categoryId: 'parking',
    place: '地下车库',
    text: '有辆车堵在我的车位前面，出不去了。',
    photos: ['parking'],
    steps: [
      { do: 'accept', day: 0, at: '19:12' },
      { do: 'withdraw', day: 0, at: '19:18' },
    ],
  },
  {
    key: 'demo-10-overdue-bath-000001',
    filed: { workingDaysAgo: 12, at: '11:05' },
    who: 'wangqiang',
    categoryId: 'leak',
    room: '1 栋 1 单元 301',
    text: '主卧卫生间的顶往下滴水，楼上说没有用水。',
    photos: ['leak'],
    steps: [
      { do: 'accept', day: 0, at: '11:20' },
      { do: 'dispatch', to: 'sunzhiping', day: 0, at: '11:22' },
      { do: 'take', day: 0, at: '13:40' },
      {
        do: 'report',
        day: 3,
        at: '17:00',
        report: repaired('顶面做了防水涂层', 'construction', 'contractor', 'leak-repaired'),
      },
      { do: 'send-back', day: 4, at: '09:20', reason: '没有做闭水试验，漏点没有找到。请上楼检查。' },
      { do: 'remark', day: 7, at: '20:15', text: '还在滴，楼上周末才有人。' },
    ],
  },
  {
    key: 'demo-11-trapped-lift-000001',
    filed: { workingDaysAgo: 10, at: '17:48' },
    who: 'lixiaomei',
    categoryId: 'lift',
    place: '电梯',
    text: '3 栋 2 单元的电梯停在 7 楼和 8 楼之间，里面有人。',
    danger: true,
    steps: [
      { do: 'accept', day: 0, at: '17:49' },
      { do: 'dispatch', to: 'sunzhiping', day: 0, at: '17:50', instruction: '先救人，通知 96333' },
      { do: 'take', day: 0, at: '17:51' },
      {
        do: 'report',
        day: 0,
        at: '18:35',
        report: {
          what: '18 分钟救出两人，无人受伤；门锁触点更换后恢复运行',
          cause: 'material',
          settlement: 'repaired',
          liable: 'contractor',
          corrective: { what: '全部电梯门锁触点一周内检查', owner: '孙志平' },
          photo: 'lift-repaired',
        },
      },
      { do: 'confirm', day: 0, at: '19:05' },
      { do: 'survey', day: 0, at: '20:10', solved: true, overall: 5, tags: ['处理快'] },
      {
        do: 'visit',
        day: 1,
        at: '09:30',
        method: 'phone',
        verdict: 'satisfied',
        solved: true,
        words: '来得很快，老人也没吓着',
      },
    ],
  },
  {
    key: 'demo-12-square-dance-000001',
    filed: { workingDaysAgo: 9, at: '19:30' },
    who: 'chenguilan',
    categoryId: 'noise',
    place: '花园',
    text: '花园里的音响开得太大，过了八点还在放。',
    steps: [
      { do: 'accept', day: 0, at: '19:33' },
      { do: 'dispatch', to: 'liuqiang', day: 0, at: '19:34' },
      { do: 'take', day: 0, at: '19:36' },
      { do: 'report', day: 0, at: '20:20', report: talked('和领队约定：八点关音响，音量不过 60 分贝', 'third-party') },
      { do: 'confirm', day: 1, at: '09:10' },
      {
        do: 'visit',
        day: 1,
        at: '15:20',
        method: 'phone',
        verdict: 'satisfied',
        solved: true,
        words: '昨晚八点就停了',
      },
    ],
  },
  {
    key: 'demo-13-street-office-00001',
    filed: { workingDaysAgo: 8, at: '09:50' },
    who: { name: '街道办事处', source: 'third-party' },
    categoryId: 'parking',
    place: '大门',
    text: '街道转来居民信件：大门消防通道常年停车，请整改并书面答复。',
    steps: [
      { do: 'dispatch', to: 'liuqiang', day: 0, at: '09:53' },
      { do: 'take', day: 0, at: '10:05' },
      {
        do: 'report',
        day: 2,
        at: '11:00',
        report: {
          ...talked('重新划线，加装隔离柱，夜间加巡两次', 'management'),
          settlement: 'redone',
          photo: 'parking-cleared',
        },
      },
      { do: 'confirm', day: 2, at: '14:00', answer: '消防通道已重新划线并加装隔离柱，夜间加巡两次，书面答复已寄出。' },
      {
        do: 'visit',
        day: 2,
        at: '16:00',
        method: 'letter',
        verdict: 'satisfied',
        solved: true,
        words: '街道复函：整改到位',
      },
    ],
  },
  {
    key: 'demo-14-lift-light-00000001',
    filed: { workingDaysAgo: 4, at: '08:15' },
    who: 'wangqiang',
    categoryId: 'lift',
    place: '电梯',
    text: '1 栋右边电梯的灯一闪一闪，按键也不亮。',
    steps: [
      { do: 'accept', day: 0, at: '08:18' },
      { do: 'dispatch', to: 'sunzhiping', day: 0, at: '08:19' },
      { do: 'take', day: 0, at: '08:45' },
      {
        do: 'report',
        day: 3,
        at: '16:50',
        report: {
          ...repaired('换了轿厢灯板和两个按键', 'material', 'contractor', 'lift-repaired'),
          corrective: { because: '配件到期更换，已登记下次更换日期' },
        },
      },
    ],
  },
  {
    key: 'demo-15-second-round-000001',
    filed: { workingDaysAgo: 5, at: '18:30' },
    who: 'zhaodagang',
    categoryId: 'parking',
    place: '地下车库',
    text: '车库入口的道闸经常不抬杆，早上堵成一排。',
    photos: ['parking'],
    steps: [
      { do: 'accept', day: 0, at: '18:33' },
      { do: 'dispatch', to: 'liuqiang', day: 0, at: '18:34' },
      { do: 'take', day: 0, at: '18:40' },
      {
        do: 'report',
        day: 1,
        at: '10:00',
        report: { ...talked('道闸重新识别车牌，早高峰派人值守', 'management'), photo: 'parking-cleared' },
      },
      { do: 'confirm', day: 1, at: '11:10' },
      { do: 'survey', day: 1, at: '20:00', solved: true, overall: 4, tags: [] },
      { do: 'next-round', day: 3, at: '08:05', reason: '今天早上又不抬杆，堵了二十分钟。' },
      { do: 'dispatch', to: 'liuqiang', by: 'xujing', day: 3, at: '08:08', instruction: '请厂家一起来，查清原因' },
      { do: 'take', day: 3, at: '08:20' },
    ],
  },
  {
    key: 'demo-16-bedroom-crack-00001',
    filed: { workingDaysAgo: 3, at: '10:20' },
    who: 'chenguilan',
    categoryId: 'crack',
    room: '2 栋 1 单元 1202',
    text: '次卧门框上方裂了一道缝，关门会掉灰。',
    demand: '修好，最好在下周前',
    photos: ['crack', 'crack'],
    steps: [
      { do: 'accept', day: 0, at: '10:22' },
      { do: 'dispatch', to: 'zhoujianguo', day: 0, at: '10:24' },
      { do: 'take', day: 0, at: '10:50' },
      { do: 'remark', day: 1, at: '19:05', text: '白天家里有人，随时可以来。' },
    ],
  },
  {
    key: 'demo-17-garden-dirt-0000001',
    filed: { workingDaysAgo: 2, at: '17:10' },
    who: 'lixiaomei',
    categoryId: 'cleaning',
    place: '儿童乐园',
    text: '滑梯旁边有狗粪，孩子踩了一脚。',
    photos: ['rubbish'],
    steps: [
      { do: 'accept', day: 0, at: '17:12' },
      { do: 'dispatch', to: 'liuqiang', day: 0, at: '17:13', instruction: '清掉以后立提示牌' },
    ],
  },
  {
    key: 'demo-18-basement-leak-00001',
    filed: { workingDaysAgo: 2, at: '08:40' },
    who: 'zhaodagang',
    categoryId: 'leak',
    room: '1 栋 2 单元 601',
    text: '阳台的雨水管接口漏水，流到楼下了。',
    photos: ['leak'],
    steps: [
      { do: 'accept', day: 0, at: '08:43' },
      { do: 'dispatch', to: 'zhoujianguo', day: 0, at: '08:44' },
      { do: 'take', day: 0, at: '09:10' },
      {
        do: 'report',
        day: 1,
        at: '17:10',
        report: repaired('雨水管接口重新打胶，放水试了半小时', 'material', 'contractor', 'leak-repaired'),
      },
      { do: 'confirm', minutesAgo: 150 },
    ],
  },
  {
    key: 'demo-19-praise-parcel-00001',
    filed: { workingDaysAgo: 1, at: '16:00' },
    who: 'wangqiang',
    kind: 'praise',
    categoryId: 'other',
    place: '大门',
    text: '门岗小伙子下雨天帮我妈把米提上楼，谢谢他。',
    steps: [
      { do: 'accept', day: 0, at: '16:10' },
      { do: 'solve', day: 0, at: '16:30', settlement: 'noted', answer: '谢谢您告诉我们，已在班组会上表扬。' },
      { do: 'survey', day: 0, at: '18:00', solved: true, overall: 5, tags: ['态度好'] },
    ],
  },
  {
    key: 'demo-20-charging-piles-0001',
    filed: { minutesAgo: 95 },
    who: 'lixiaomei',
    kind: 'question',
    categoryId: 'parking',
    place: '地下车库',
    text: '请问车库什么时候装充电桩？我们几家都想买电车。',
    steps: [],
  },
]
