import type { IconName } from '../../ui/icon-name.ts'

// Of all the drawings, those a company may give a category.
export const categoryIcons: readonly IconName[] = [
  'drop',
  'crack',
  'noise',
  'lift',
  'broom',
  'car',
  'face',
  'wrench',
  'door',
  'building',
  'shield',
  'flame',
  'people',
  'doc',
  'home',
  'heart',
  'bulb',
  'chat',
]

/** The drawing a community names for a category; dots where this version has none of that name. */
export const categoryIcon = (name: string): IconName => categoryIcons.find(icon => icon === name) ?? 'more'
