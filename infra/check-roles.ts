// Who may do what: each function has a role of its own, each role is used, no right is a wildcard, and a function writes
// only to its own log, which is kept long enough.
import {
  attributeTarget,
  isJson,
  type Json,
  type Resource,
  resourcesOfType,
  type Template,
  textOf,
} from './template.ts'

// Six months, which Chinese law asks for, may have 184 days.
const shortestRetentionDays = 184
// What osls gives to a function that names no role.
const roleOfNobody = 'IamRoleLambdaExecution'

/** Missing, shared, unused and too wide roles, and logs that are not the function's own; one sentence each. */
export const checkRoles = (template: Template): string[] => {
  const functions = resourcesOfType(template, 'AWS::Lambda::Function')
  const roles = resourcesOfType(template, 'AWS::IAM::Role')
  const holders = new Map<string, string>()
  const ofFunctions = functions.flatMap(([id, fn]) => {
    const roleId = attributeTarget(fn.properties.Role)?.to
    const role = roleId === undefined ? undefined : template.resources.get(roleId)
    if (roleId === undefined || roleId === roleOfNobody || role?.type !== 'AWS::IAM::Role') {
      return [`${id}: has no role of its own in this template`]
    }
    const holder = holders.get(roleId)
    if (holder !== undefined) return [`${id}: shares ${roleId} with ${holder}`]
    holders.set(roleId, id)
    return checkLog(id, fn, { roleId, role }, template)
  })
  const others = [...template.resources].filter(([, { type }]) => !type.startsWith('AWS::IAM::'))
  const taken = new Set(others.flatMap(([, { properties }]) => rolesTaken(properties)))
  const unused = roles.filter(([id]) => !taken.has(id)).map(([id]) => `${id}: nothing uses this role`)
  return [...ofFunctions, ...unused, ...roles.flatMap(([id, role]) => tooWide(id, role))]
}

const rolesTaken = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(rolesTaken)
  if (!isJson(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const target = key === 'Role' || key === 'RoleArn' ? attributeTarget(inner) : undefined
    return target === undefined ? rolesTaken(inner) : [target.to]
  })
}

const tooWide = (id: string, role: Resource): string[] =>
  allowedBy(role).flatMap(statement => [
    ...texts(statement.Action)
      .filter(action => action.includes('*'))
      .map(action => `${id}: the right "${action}" is a wildcard`),
    ...texts(statement.Resource)
      .filter(resource => resource === '*')
      .map(() => `${id}: ${texts(statement.Action).join(', ')} on everything`),
    ...('NotAction' in statement || 'NotResource' in statement ? [`${id}: a right by exclusion`] : []),
  ])

const checkLog = (
  id: string,
  fn: Resource,
  { roleId, role }: { roleId: string; role: Resource },
  template: Template,
): string[] => {
  const name = `/aws/lambda/${textOf(fn.properties.FunctionName)}`
  const log = resourcesOfType(template, 'AWS::Logs::LogGroup').find(
    ([, { properties }]) => properties.LogGroupName === name,
  )
  if (log === undefined) return [`${id}: has no log group ${name}`]
  const keptDays = Number(log[1].properties.RetentionInDays)
  const kept =
    keptDays >= shortestRetentionDays ? [] : [`${log[0]}: is kept for less than ${shortestRetentionDays} days`]
  const written = allowedBy(role)
    .filter(statement => texts(statement.Action).some(action => action.startsWith('logs:')))
    .flatMap(statement => [statement.Resource].flat())
  const foreign = written.some(resource => attributeTarget(resource)?.to !== log[0])
  const faults = written.length === 0 ? [`${roleId}: may not write the log of ${id}`] : []
  return [...kept, ...faults, ...(foreign ? [`${roleId}: may write another log than that of ${id}`] : [])]
}

/** The statements of a role that allow something. */
export const allowedBy = (role: Resource): Json[] =>
  [role.properties.Policies]
    .flat()
    .flatMap(policy =>
      isJson(policy) && isJson(policy.PolicyDocument) ? [policy.PolicyDocument.Statement].flat() : [],
    )
    .filter(isJson)
    .filter(statement => statement.Effect === 'Allow')

/** The texts in a value that may be one text or a list. */
export const texts = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string')
