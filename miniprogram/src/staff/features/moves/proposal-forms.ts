// 处理: what the dispatcher answers to a handler's proposal.

import * as moves from '#contract/staff-moves.ts'
import { words } from './form-fields.ts'
import type { MoveForm } from './move-form.ts'

export const proposalForms = {
  grantProposal: {
    id: 'grant-proposal',
    move: 'decideProposal',
    endpoint: moves.decideProposal,
    group: '处理',
    word: '批准申请',
    icon: 'check',
    note: '批准后马上照办，住户会看到您写的话和日期，看不到处理人写的理由。',
    fields: [words('写给住户的话', { placeholder: '为什么要等，等到哪天' })],
    send: '批准',
    done: '已批准',
    inCard: true,
    fits: ({ proposal }) => proposal?.kind !== 'transfer',
    body: said => ({ ...said, granted: true }),
  },
  grantTransfer: {
    id: 'grant-transfer',
    move: 'decideProposal',
    endpoint: moves.decideProposal,
    group: '处理',
    word: '批准申请',
    icon: 'check',
    note: '批准后重新派工，先看那个部门谁能去。时限照旧，处理人会收到通知。',
    fields: [words('附言', { optional: true })],
    send: '批准',
    done: '已批准',
    inCard: true,
    fits: ({ proposal }) => proposal?.kind === 'transfer',
    body: said => ({ ...said, granted: true }),
  },
  refuseProposal: {
    id: 'refuse-proposal',
    move: 'decideProposal',
    endpoint: moves.decideProposal,
    group: '处理',
    word: '不批准申请',
    icon: 'slash',
    note: '处理人会看到原因，继续按原来的时限办。',
    fields: [words('不批准的原因')],
    send: '不批准',
    done: '已告诉处理人',
    inCard: true,
    body: said => ({ ...said, granted: false }),
  },
} satisfies Record<string, MoveForm>
