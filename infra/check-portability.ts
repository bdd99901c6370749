// The template must be deployable in AWS China (partition aws-cn, other host names) and in any account.
import { placesIn, type Template } from './template.ts'

const unportable: readonly [RegExp, string][] = [
  [/\barn:aws/, 'names a partition; use AWS::Partition'],
  // A service principal (lambda.amazonaws.com) is written the same way everywhere; a host name is not.
  [/[./]amazonaws\.com(?!$)|\.[a-z0-9-]+\.amazonaws\.com/, 'names a host; use AWS::URLSuffix'],
  [/(?<![\d])\d{12}(?![\d])/, 'names an account; use AWS::AccountId'],
  [/\b[a-z]{2}(-[a-z]+){1,2}-\d\b/, 'names a region; use AWS::Region'],
]

/** Texts in the resources that fix a partition, host, account or region. */
export const checkPortability = (template: Template): string[] =>
  [...template.resources].flatMap(([id, { properties }]) =>
    [...placesIn(properties, id)].flatMap(({ at, value }) => {
      if (typeof value !== 'string') return []
      return unportable.filter(([pattern]) => pattern.test(value)).map(([, why]) => `${at}: "${value}" ${why}`)
    }),
  )
