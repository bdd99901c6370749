// 报完工 on an engineer's phone: two photos and every answer, up to the button.

import type { Phone } from './harness/phone.ts'

export const fillReport = async (phone: Phone): Promise<void> => {
  await phone.seePage('staff/handle/index')
  await phone.see('#add-photo')
  phone.tap('#add-photo')
  await phone.settled()
  phone.tap('#did-已修好')
  phone.type('#did-text', '换了角阀，重做防水')
  phone.tap('#settlement-repaired')
  phone.tap('#cause-material')
  phone.tap('#liable-department')
  phone.tap('#corrective-no')
  await phone.see('#corrective-reason')
  phone.type('#corrective-reason', '只是这一户')
  await phone.see('#report')
}
