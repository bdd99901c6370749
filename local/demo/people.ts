// The people of the demo: eight staff who hold every role between them, and residents with rooms and phones.

import type { CustomerRelation } from '../../domain/complaint/complaint.ts'
import type { Grant, Role } from '../../domain/people/actor.ts'
import { communityId } from './community.ts'

export type DemoStaff = {
  alias: string
  userId: string
  name: string
  /** What the demo page shows under the name. */
  post: string
  grants: Grant[]
  skills: string[]
  buildingIds: string[]
  /** For colleagues, in an emergency. */
  workPhone?: string
}

export type DemoResident = {
  alias: string
  userId: string
  name: string
  phone: string
  /** `calledAs`: by the owner who admitted him. */
  room?: { label: string; relation: CustomerRelation; calledAs?: string }
}

const grant = (role: Role, departmentId?: string): Grant => ({
  role,
  communityId,
  ...(departmentId === undefined ? {} : { departmentId }),
})

const staffId = (alias: string): string => `staff-${alias}`

const person = (
  alias: string,
  name: string,
  post: string,
  grants: Grant[],
  { skills = [], buildingIds = [], workPhone }: Partial<Pick<DemoStaff, 'skills' | 'buildingIds' | 'workPhone'>> = {},
): DemoStaff => ({
  alias,
  userId: staffId(alias),
  name,
  post,
  grants,
  skills,
  buildingIds,
  ...(workPhone === undefined ? {} : { workPhone }),
})

export const staff: readonly DemoStaff[] = [
  person('hemin', '何敏', '客服专员', [grant('agent')]),
  person('xujing', '许静', '客服主管', [grant('dispatcher')]),
  person('zhoujianguo', '周建国', '工程部 防水工', [grant('handler', 'engineering')], {
    skills: ['防水', '泥瓦'],
    buildingIds: ['tsy-b2'],
    workPhone: '13800100021',
  }),
  person('sunzhiping', '孙志平', '工程部 综合维修', [grant('handler', 'engineering')], {
    skills: ['电梯', '防水'],
    buildingIds: ['tsy-b3'],
    workPhone: '13800100022',
  }),
  person(
    'liuqiang',
    '刘强',
    '秩序维护部 / 环境部',
    [grant('handler', 'order'), grant('handler', 'environment'), grant('handler', 'service')],
    { workPhone: '13800100023' },
  ),
  person('maweidong', '马卫东', '工程部负责人', [
    grant('department-head', 'engineering'),
    grant('department-head', 'order'),
    grant('department-head', 'environment'),
    grant('department-head', 'service'),
  ]),
  person('chenli', '陈立', '项目经理', [grant('manager'), grant('executive'), grant('reviewer')]),
  person('linyue', '林悦', '品质督导', [grant('auditor'), grant('admin'), grant('finance')]),
]

const resident = (
  alias: string,
  name: string,
  phone: string,
  label?: string,
  relation: CustomerRelation = 'owner',
): DemoResident => ({
  alias,
  userId: `resident-${alias}`,
  name,
  phone,
  ...(label === undefined ? {} : { room: { label, relation } }),
})

const family = (alias: string, name: string, phone: string, label: string, calledAs: string): DemoResident => ({
  ...resident(alias, name, phone),
  room: { label, relation: 'family', calledAs },
})

export const residents: readonly DemoResident[] = [
  resident('chenguilan', '陈桂兰', '13800001203', '2 栋 1 单元 1202'),
  resident('wangqiang', '王强', '13800000301', '1 栋 1 单元 301'),
  resident('lixiaomei', '李小梅', '13800000902', '3 栋 2 单元 902', 'tenant'),
  resident('zhaodagang', '赵大刚', '13800000601', '1 栋 2 单元 601'),
  // Moves in today: no room yet, the phone is the one room 3 栋 1 单元 601 is registered with.
  resident('sunyan', '孙燕', '13800000699'),
  // The household of 陈桂兰, who admitted them.
  family('chenzhiyuan', '陈志远', '13800001299', '2 栋 1 单元 1202', '儿子'),
  family('linfang', '林芳', '13800001288', '2 栋 1 单元 1202', '儿媳'),
]

/** The phone a room is registered with where its owner has not signed in yet. */
export const registeredPhones: Readonly<Record<string, string>> = { '3 栋 1 单元 601': '13800000699' }
