/** How much larger than usual letters are shown. 长辈模式 begins at 1.25. */
export type TypeScale = 1 | 1.12 | 1.25 | 1.4

/** The class of the root that makes letters so large; see ui/look/tokens.css. */
export const scaleClasses: Record<TypeScale, string> = { 1: '', 1.12: 'larger', 1.25: '', 1.4: 'largest' }

/** The step nearest to what WeChat is set to: 1 is its standard size, 1.4 its 关怀模式 and all beyond. */
export function scaleNear(factor: number): TypeScale {
  if (!(factor >= 1.06)) return 1
  if (factor < 1.185) return 1.12
  return factor < 1.325 ? 1.25 : 1.4
}

const elderFrom = 1.25

/** How large letters are, and whether it is 长辈模式: what the person chose here goes before what WeChat is set to. */
export function sizesFor(chosen: boolean | undefined, factor: number): { elder: boolean; scale: TypeScale } {
  const asked = scaleNear(factor)
  const elder = chosen ?? asked >= elderFrom
  if (elder) return { elder, scale: asked === 1.4 ? asked : elderFrom }
  return { elder, scale: asked === 1 ? asked : 1.12 }
}

/** What to remember of a choice: none where it is what WeChat asks for anyway, so that WeChat's setting is followed again. */
export function elderToKeep(wanted: boolean, factor: number): boolean | undefined {
  return wanted === sizesFor(undefined, factor).elder ? undefined : wanted
}
