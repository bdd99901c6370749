/** Why the system put a complaint under supervision. */
export const supervisionWhy = (reason: string, count: string | number): string =>
  reason === 'transfers' ? `已转手 ${count} 次` : `住户 ${count} 次不满意`
