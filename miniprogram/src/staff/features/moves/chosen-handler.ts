// A handler as a form keeps him: his id, and for which department, where one was chosen.

/** No id has a dot. */
const between = '.'

/** What the form keeps. */
export const keptHandler = (userId: string, departmentId: string | undefined): string =>
  departmentId === undefined ? userId : [userId, departmentId].join(between)

/** What is sent of it. */
export const chosenHandler = (kept: string): { handlerId: string; departmentId?: string } => {
  const [handlerId = '', departmentId] = kept.split(between)
  return departmentId === undefined ? { handlerId } : { handlerId, departmentId }
}
