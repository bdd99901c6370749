import { describe, expect, test } from 'vitest'
import type { SetUp } from '#contract/set-up.ts'
import { missingSteps, stepHint } from '../../miniprogram/src/staff/features/set-up-words.ts'

const setUp: SetUp = {
  communityId: 'garden',
  community: '云栖苑',
  steps: [
    { step: 'community', state: 'done' },
    { step: 'rooms', state: 'missing' },
    { step: 'people', state: 'missing' },
    { step: 'duty', state: 'as-delivered' },
  ],
  buildings: 0,
  rooms: 0,
  postsLacking: [
    { role: 'dispatcher' },
    { role: 'handler', department: '工程部' },
    { role: 'handler', department: '环境部' },
    { role: 'unknown' },
  ],
  phones: 1,
  wechatLacking: ['survey', 'work'],
}

describe('a step says what is there and what is missing', () => {
  test('rooms', () => {
    expect(stepHint('rooms', setUp)).toBe('还没有房屋，住户现在只能提交公共区域的事')
    expect(stepHint('rooms', { ...setUp, buildings: 3, rooms: 60 })).toBe('3 栋 60 户')
  })

  test('posts nobody holds, with their department', () => {
    expect(stepHint('people', setUp)).toBe('还没有客服主管、处理人（工程部、环境部）')
    expect(stepHint('people', { ...setUp, postsLacking: [] })).toBe('该有的岗位都有人了')
  })

  test('what is not set for WeChat, and who sets it', () => {
    expect(stepHint('wechat', setUp)).toBe('还没有设满意度调查的模板、员工待办的模板。请负责部署的人在部署参数里填上。')
    expect(stepHint('wechat', { ...setUp, wechatLacking: [] })).toBe('AppID 和三个消息模板都设好了')
  })
})

test('what works as delivered is not missing', () => {
  expect(missingSteps(setUp)).toBe(2)
})
