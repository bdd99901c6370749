import { describe, expect, it } from 'vitest'
import { elderToKeep, scaleNear, sizesFor } from '../../miniprogram/src/ui/type-scale.ts'

describe('the size of letters', () => {
  it.each([
    ['smaller than standard', 0.9, 1],
    ['standard', 1, 1],
    ['just under half way', 1.059, 1],
    ['half way to the next step', 1.06, 1.12],
    ['one step up', 1.12, 1.12],
    ['Android, one step of eight up', 1.1, 1.12],
    ['between', 1.184, 1.12],
    ['two steps up', 1.25, 1.25],
    ['under the largest', 1.324, 1.25],
    ['WeChat’s 关怀模式, 23.8 on 17', 23.8 / 17, 1.4],
    ['larger than that', 1.5, 1.4],
    ['no figure at all', Number.NaN, 1],
  ])('WeChat set %s (%f) shows letters × %f', (_what, factor, scale) => expect(scaleNear(factor)).toBe(scale))

  it.each([
    ['nothing chosen, standard', undefined, 1, { elder: false, scale: 1 }],
    ['nothing chosen, one step up', undefined, 1.12, { elder: false, scale: 1.12 }],
    ['nothing chosen, two steps up', undefined, 1.25, { elder: true, scale: 1.25 }],
    ['nothing chosen, WeChat’s 关怀模式', undefined, 1.4, { elder: true, scale: 1.4 }],
    ['长辈模式 chosen, standard', true, 1, { elder: true, scale: 1.25 }],
    ['长辈模式 chosen, WeChat larger still', true, 1.4, { elder: true, scale: 1.4 }],
    ['switched off, standard', false, 1, { elder: false, scale: 1 }],
    ['switched off, WeChat’s 关怀模式', false, 1.4, { elder: false, scale: 1.12 }],
  ] as const)('%s', (_what, chosen, factor, sizes) => expect(sizesFor(chosen, factor)).toEqual(sizes))

  it.each([
    ['on where WeChat is standard is kept', true, 1, true],
    ['off again where WeChat is standard is forgotten: WeChat is followed', false, 1, undefined],
    ['off where WeChat asks for it is kept', false, 1.4, false],
    ['on again where WeChat asks for it is forgotten', true, 1.4, undefined],
  ])('长辈模式 switched %s', (_what, wanted, factor, kept) => expect(elderToKeep(wanted, factor)).toBe(kept))
})
