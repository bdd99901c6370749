import { expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import { changeSeverity } from '#contract/staff-moves.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { bring, ownRoom } from '../../functions/people.ts'
import { asResident, asStaff, describeDay } from './open-office.ts'

describeDay('a manager', 'chenli', day => {
  /** The resident was not satisfied twice. */
  const inThirdRound = async (text: string) => {
    const { dispatcher, resident } = day.office.world
    const { id, turn } = await bring(day.office.world, 'answered', { text })
    const params = { id }
    const again = async (from: number) =>
      must(await resident.call(complaints.askNextRound, { params, body: { turn: from, reason: '还是响' } }))
    const second = await again(turn)
    const body = { turn: second.turn, answer: '已调低转速', settlement: 'explained' } as const
    const solved = must(await dispatcher.call(staff.solveOnTheSpot, { params, body }))
    await again(solved.turn)
    return { id }
  }

  test('a major matter is his in person: he supervises it and says what is to be done', async () => {
    const { agent, stack } = day.office.world
    const { id, turn } = await bring({ ...day.office.world, handler: day.office.world.engineer }, 'handling', {
      categoryId: 'leak',
      place: ownRoom,
      text: '吊顶塌了一块，差点砸到老人。',
    })
    const body = { turn, severity: 'major' as const }
    must(await agent.call(changeSeverity, { params: { id }, body }))
    await stack.settle()
    await day.open('staff/work/index', `#case-${id}`)
    await day.tap(`case-${id}`, '重大')
    await day.tap('more', '#move-supervise')
    await day.tap('move-supervise', '#supervise-reason')
    await day.write('supervise-reason', '有安全隐患，我来盯')
    await day.tap('supervise-send', '督办中')
    await day.office.reads('xujing', asStaff(id), '督办中', '有安全隐患，我来盯')
    await day.tap('more', '#move-note')
    await day.tap('move-note', '#note-text')
    await day.write('note-text', '今天先撑住吊顶，明天换新')
    await day.tap('note-send', '今天先撑住吊顶，明天换新')
    await day.office.reads('zhoujianguo', asStaff(id), '今天先撑住吊顶，明天换新')
    await day.tap('end-supervision', '#end-supervision-send')
    await day.write('end-supervision-words', '已换新，现场看过')
    await day.tap('end-supervision-send', '已换新，现场看过')
  })

  test('an appeal is decided, and the resident reads the answer', async () => {
    const { agent, resident } = day.office.world
    const { id, turn } = await bring(day.office.world, 'submitted')
    const reason = '花园施工归街道管，请打 12345'
    const params = { id }
    const declined = must(await agent.call(staff.declineComplaint, { params, body: { turn, reason } }))
    must(
      await resident.call(complaints.appealMine, {
        params,
        body: { turn: declined.turn, reason: '施工队是物业请来的' },
      }),
    )
    await day.open(asStaff(id), '施工队是物业请来的')
    await day.tap('bar-uphold-appeal', '#uphold-appeal-send')
    await day.write('uphold-appeal-words', '您说得对，我们来管。')
    await day.tap('uphold-appeal-send', '已受理')
    await day.office.reads('chenguilan', asResident(id), '您说得对，我们来管。')
    await day.office.reads('hemin', asStaff(id), '已受理')
  })

  test('a final written answer is proposed; the office reads it, the resident not before it is signed', async () => {
    const { id } = await inThirdRound('电梯声音大，已经修过一次。')
    await day.open(asStaff(id), '#more')
    await day.tap('more', '#move-propose-final-answer')
    await day.tap('move-propose-final-answer', '#propose-final-answer-words')
    await day.write(
      'propose-final-answer-words',
      '电梯声音已测，在国家标准以内。可以双方协商、请第三方调解，或走法律途径。',
    )
    await day.tap('propose-final-answer-send', '谁拟的')
    await day.office.reads('xujing', asStaff(id), '谁拟的', '电梯声音已测，在国家标准以内')
    const his = await day.office.reads('chenguilan', asResident(id), '电梯声音大')
    expect(await his.page.getByText('电梯声音已测').count()).toBe(0)
  })

  test('a rule is tried on the past, and nothing is changed by trying', async () => {
    const page = `staff/policy/index?communityId=${communityId}`
    await day.open(page, '#rule-close-major')
    await day.tap('rule-close-major', '#amount')
    await day.write('amount', '3')
    await day.tap('try', '过去 90 天')
    await day.tap('change-again', '#try')
    await day.office.reads('hemin', page, '要改规定，请找项目经理或管理员', '5 个工作日')
  })
})
