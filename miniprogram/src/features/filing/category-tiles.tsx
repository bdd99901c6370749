import type { Community } from '#contract/places.ts'
import { Tiles } from '../../ui/tiles.tsx'
import { categoryIcon } from './category-icon.ts'

type CategoryTilesProps = {
  categories: Community['categories']
  value: string | undefined
  onChange: (categoryId: string) => void
}

/** 什么事: the community's own categories, by picture and word. */
export function CategoryTiles({ categories, value, onChange }: CategoryTilesProps) {
  return (
    <Tiles
      id="category"
      label="什么事"
      items={categories.map(({ id, name, icon }) => ({ value: id, word: name, icon: categoryIcon(icon) }))}
      value={value}
      onChange={onChange}
    />
  )
}
