import { describe, expect, test } from 'vitest'
import { movedPhoto } from '../../../miniprogram/src/features/photos/draft-photo.ts'
import { aPhoto } from './a-draft.ts'

const photos = [aPhoto('p-1'), aPhoto('p-2'), aPhoto('p-3')]
const after = (id: string, by: 1 | -1) => movedPhoto(photos, id, by).map(it => it.id)

describe('the order of photos', () => {
  test.each([
    ['p-2', -1, ['p-2', 'p-1', 'p-3']],
    ['p-2', 1, ['p-1', 'p-3', 'p-2']],
    ['p-1', 1, ['p-2', 'p-1', 'p-3']],
    ['p-3', -1, ['p-1', 'p-3', 'p-2']],
  ] as const)('%s moved by %i', (id, by, order) => {
    expect(after(id, by)).toEqual(order)
  })

  test.each([
    ['the first one forwards', 'p-1', -1],
    ['the last one back', 'p-3', 1],
    ['one that is gone', 'p-9', 1],
  ] as const)('stays as it is: %s', (_, id, by) => {
    expect(movedPhoto(photos, id, by)).toBe(photos)
  })
})
