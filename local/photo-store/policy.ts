import * as z from 'zod/mini'
import type { Instant } from '#domain/time.ts'
import { accessDenied, invalidArgument, isRefusal, type Refusal, refuse, signatureDoesNotMatch } from './refusal.ts'
import { dayOfCredential, isPolicySignature, type Signer } from './signature.ts'
import { fromAmzDate } from './storage-time.ts'

/** The fields of an upload form that came before the file; names in lower case. */
export type FormFields = ReadonlyMap<string, string>
/** How many bytes the file may have. */
export type LengthRange = { least: number; most: number }

const fieldName = z.string().check(z.regex(/^\$[^$]+$/))
const condition = z.union([
  z.tuple([z.string().check(z.regex(/^eq$/i)), fieldName, z.string()]),
  z.tuple([z.string().check(z.regex(/^starts-with$/i)), fieldName, z.string()]),
  z.tuple([z.string().check(z.regex(/^content-length-range$/i)), z.int().check(z.gte(0)), z.int().check(z.gte(0))]),
  z.record(z.string(), z.string()).check(z.refine(simple => Object.keys(simple).length === 1)),
])
const policyDocument = z.strictObject({ expiration: z.iso.datetime(), conditions: z.array(condition) })
type Policy = z.infer<typeof policyDocument>

const neededFields = ['x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'x-amz-signature']
const largestObject: LengthRange = { least: 0, most: 5 * 1024 ** 3 }

/**
 * Checks an upload form as S3 does: signed by us, not expired, every condition of the policy holds, and no field stands
 * in the form that the policy does not speak of. Gives the length the file may have.
 */
export const checkPolicy = (
  fields: FormFields,
  { bucket, signer, now }: { bucket: string; signer: Signer; now: Instant },
): LengthRange | Refusal => {
  const missing = fields.has('key') ? neededFields.find(name => !fields.has(name)) : 'key'
  if (!fields.has('policy') && missing !== 'key') return accessDenied('Access Denied')
  if (missing !== undefined) {
    return invalidArgument(
      `Bucket POST must contain a field named '${missing}'.  If it is specified, please check the order of the fields.`,
    )
  }
  const encodedPolicy = fields.get('policy') ?? ''
  const unsigned = checkSigner(fields, encodedPolicy, signer)
  if (unsigned !== undefined) return unsigned

  const policy = readPolicy(encodedPolicy)
  if (policy === undefined) return refuse(400, 'InvalidPolicyDocument', 'Invalid Policy: not a policy document')
  if (now >= Date.parse(policy.expiration)) return accessDenied('Invalid according to Policy: Policy expired.')
  return checkConditions(policy, new Map([...fields, ['bucket', fields.get('bucket') ?? bucket]]), fields, bucket)
}

const checkSigner = (fields: FormFields, policy: string, signer: Signer): Refusal | undefined => {
  if (fields.has('x-amz-security-token')) {
    return refuse(400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.')
  }
  if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') {
    return invalidArgument('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"')
  }
  const scope = dayOfCredential(fields.get('x-amz-credential') ?? '', signer)
  if (isRefusal(scope)) return scope
  const date = fields.get('x-amz-date') ?? ''
  if (fromAmzDate(date) === undefined || !date.startsWith(scope.day)) {
    return invalidArgument('X-Amz-Date must be of the credential’s day, as "yyyyMMddTHHmmssZ"')
  }
  return isPolicySignature(signer, scope.day, policy, fields.get('x-amz-signature') ?? '')
    ? undefined
    : signatureDoesNotMatch()
}

const readPolicy = (encodedPolicy: string): Policy | undefined => {
  try {
    return policyDocument.safeParse(JSON.parse(Buffer.from(encodedPolicy, 'base64').toString('utf8'))).data
  } catch {
    return undefined
  }
}

const checkConditions = (
  policy: Policy,
  values: FormFields,
  sent: FormFields,
  bucket: string,
): LengthRange | Refusal => {
  if (values.get('bucket') !== bucket) return conditionFailed(['eq', '$bucket', bucket])
  const spokenOf = new Set<string>()
  let range = largestObject
  for (const entry of policy.conditions) {
    const [operator, name, value] = Array.isArray(entry) ? entry : asEquality(entry)
    if (typeof name === 'number' || typeof value === 'number') {
      range = { least: Math.max(range.least, Number(name)), most: Math.min(range.most, Number(value)) }
      continue
    }
    const field = name.slice(1).toLowerCase()
    const given = values.get(field)
    spokenOf.add(field)
    const holds = operator.toLowerCase() === 'eq' ? given === value : given?.startsWith(value)
    if (holds !== true) return conditionFailed([operator, name, value])
  }
  const extra = [...sent.keys()].filter(name => !spokenOf.has(name) && !needsNoCondition(name))
  return extra.length === 0
    ? range
    : accessDenied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`)
}

const asEquality = (simple: Record<string, string>): readonly [string, string, string] => {
  const [[name, value] = ['', '']] = Object.entries(simple)
  return ['eq', `$${name}`, value]
}

const needsNoCondition = (name: string): boolean =>
  name === 'x-amz-signature' || name === 'policy' || name.startsWith('x-ignore-')

const conditionFailed = (failed: readonly string[]): Refusal =>
  accessDenied(`Invalid according to Policy: Policy Condition failed: ${JSON.stringify(failed)}`)
