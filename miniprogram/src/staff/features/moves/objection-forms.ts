// 签呈: objecting in writing, and the executive's decision.

import * as moves from '#contract/staff-moves.ts'
import { objectionGroundWords } from '#contract/words.ts'
import { objectionGrounds } from '#domain/complaint/objection.ts'
import { words } from './form-fields.ts'
import type { MoveForm } from './move-form.ts'

const grounds = objectionGrounds.map(value => ({ value, word: objectionGroundWords[value] }))

export const objectionForms = {
  object: {
    id: 'object',
    move: 'object',
    endpoint: moves.objectToDecision,
    group: '上报与监督',
    word: '提签呈',
    icon: 'doc',
    note: '不同意已经定的，写明理由，由分管副总定。住户看不到；定之前，活照办，时限照走。',
    fields: [
      {
        kind: 'choice',
        name: 'ground',
        label: '不同意哪一项',
        items: grounds,
        among: ({ objectionGrounds: open = [] }) => open,
      },
      words('理由', { placeholder: '事实是什么，应该怎么定' }),
    ],
    send: '报分管副总',
    done: '已报分管副总',
  },
  upholdObjection: {
    id: 'uphold-objection',
    move: 'decideObjection',
    endpoint: moves.decideObjection,
    group: '上报与监督',
    word: '同意签呈',
    icon: 'check',
    note: '部门负责人和客服主管会收到通知，按您的意见改。住户看不到。',
    fields: [words('您的意见', { placeholder: '怎么改，谁来改' })],
    send: '同意',
    done: '已告诉部门负责人',
    inCard: true,
    body: said => ({ ...said, upheld: true }),
  },
  rejectObjection: {
    id: 'reject-objection',
    move: 'decideObjection',
    endpoint: moves.decideObjection,
    group: '上报与监督',
    word: '不同意签呈',
    icon: 'slash',
    note: '照原来定的办。这次处理里，同一项不能再提。',
    fields: [words('不同意的理由')],
    send: '不同意',
    done: '已告诉部门负责人',
    inCard: true,
    body: said => ({ ...said, upheld: false }),
  },
} satisfies Record<string, MoveForm>
