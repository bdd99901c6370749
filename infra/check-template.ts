import { type BundleExports, checkHandlers } from './check-handlers.ts'
import { checkPortability } from './check-portability.ts'
import { checkReferences } from './check-references.ts'
import { checkRoles } from './check-roles.ts'
import { type AwsSchema, checkSchema } from './check-schema.ts'
import { readTemplate } from './template.ts'

/** Everything that can be known to be wrong with a CloudFormation template before AWS sees it; empty when nothing is. */
export const checkTemplate = (
  parsed: unknown,
  { schema, bundles }: { schema: AwsSchema; bundles: BundleExports },
): string[] => {
  const template = readTemplate(parsed)
  return [
    ...checkSchema(template, schema),
    ...checkReferences(template),
    ...checkRoles(template),
    ...checkHandlers(template, bundles),
    ...checkPortability(template),
  ]
}
