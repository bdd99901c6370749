// 用料与费用: what the work used and what it cost the company. For staff only; the customer never reads it.

import { accept, type Result, refuse } from '../result.ts'
import { checkText, type TextRefusal } from './wording.ts'

/** A line of material: how much of it in thousandths of its unit, and what all of it cost in fen. */
export type Material = { name: string; thousandths: number; unit: string; cost: number }

/** Labour: how long in minutes, what it cost in fen; either may be left out. */
export type Labour = { minutes?: number | undefined; cost?: number | undefined }

export type Expenses = { materials: readonly Material[]; labour?: Labour | undefined }

export type ExpensesRefusal = TextRefusal | 'expenses-wrong'

export const mostMaterials = 20
export const mostNameCharacters = 40
export const mostUnitCharacters = 10
/** 10,000,000 yuan: nothing a report may say on its own word comes near. */
export const mostFen = 1_000_000_000
const mostThousandths = 1_000_000_000
const mostMinutes = 100_000

const isCount = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most

const isLabour = ({ minutes = 0, cost = 0 }: Labour): boolean =>
  isCount(minutes, 0, mostMinutes) && isCount(cost, 0, mostFen)

const checkMaterial = (material: Material): Result<Material, ExpensesRefusal> => {
  const name = checkText(material.name, mostNameCharacters)
  if (!name.ok) return name
  const unit = material.unit.trim()
  const isWhole =
    isCount(material.thousandths, 1, mostThousandths) &&
    isCount(material.cost, 0, mostFen) &&
    unit !== '' &&
    [...unit].length <= mostUnitCharacters
  return isWhole ? accept({ ...material, name: name.value, unit }) : refuse('expenses-wrong')
}

/** The expenses with tidy words; undefined where there is nothing in them. */
export const checkExpenses = ({ materials, labour = {} }: Expenses): Result<Expenses | undefined, ExpensesRefusal> => {
  if (materials.length > mostMaterials || !isLabour(labour)) return refuse('expenses-wrong')
  const checked: Material[] = []
  for (const material of materials) {
    const it = checkMaterial(material)
    if (!it.ok) return it
    checked.push(it.value)
  }
  const hasLabour = (labour.minutes ?? 0) > 0 || (labour.cost ?? 0) > 0
  if (checked.length === 0 && !hasLabour) return accept(undefined)
  return accept({ materials: checked, ...(hasLabour ? { labour } : {}) })
}

/** All of it together, in fen. */
export const totalOf = ({ materials, labour }: Expenses): number =>
  materials.reduce((sum, it) => sum + it.cost, labour?.cost ?? 0)

/** `2`, `1.5`: a quantity in thousandths, as it is written. */
export const quantityText = (thousandths: number): string => String(thousandths / 1000)
