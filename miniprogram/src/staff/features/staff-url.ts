// The addresses of the staff's pages, each in one place.

import type { CustomerRef } from '#contract/customers.ts'

const page = (name: string, params: Record<string, string> = {}): string => {
  const query = Object.entries(params)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
  return `/staff/${name}/index${query ? `?${query}` : ''}`
}

const customerParams = ({ userId, phoneHash }: CustomerRef): Record<string, string> => ({
  ...(userId ? { userId } : {}),
  ...(phoneHash ? { phoneHash } : {}),
})

export const staffUrl = {
  work: page('work'),
  unsent: page('unsent'),
  sessions: page('sessions'),
  firstStart: page('first-start'),
  communities: (communityId: string) => page('communities', { communityId }),
  setUp: (communityId: string) => page('set-up', { communityId }),
  policy: (communityId: string) => page('policy', { communityId }),
  settings: (communityId: string) => page('settings', { communityId }),
  buildingCodes: (communityId: string) => page('building-codes', { communityId }),
  importRooms: (communityId: string) => page('import-rooms', { communityId }),
  deskYes: (code: string) => page('desk-yes', { code }),
  complaint: (id: string) => page('complaint', { id }),
  dispatch: (id: string) => page('dispatch', { id }),
  handle: (id: string) => page('handle', { id }),
  photoOver: (id: string) => page('photo-over', { id }),
  check: (id: string) => page('check', { id }),
  visit: (id: string) => page('visit', { id }),
  /** `of`: for whom, where he is known. */
  /** A registration that was handed over and comes back. */
  goOnRegister: (communityId: string, draft: string) => page('register', { communityId, draft }),
  register: (communityId: string, of: CustomerRef = {}) => page('register', { communityId, ...customerParams(of) }),
  plan: (communityId: string) => page('plan', { communityId }),
  correctives: (communityId: string, of: 'mine' | 'community') => page('correctives', { communityId, of }),
  inspection: (communityId: string) => page('inspection', { communityId }),
  ledger: (communityId: string, month?: string) => page('ledger', { communityId, ...(month ? { month } : {}) }),
  hotSpots: (communityId: string) => page('hot-spots', { communityId }),
  hotSpot: (spot: Record<string, string>) => page('hot-spots', spot),
  team: (communityId: string) => page('team', { communityId }),
  colleague: (communityId: string, userId: string) => page('colleague', { communityId, userId }),
  leaving: (communityId: string, userId: string) => page('leaving', { communityId, userId }),
  audit: (communityId: string) => page('audit', { communityId }),
  phoneLooks: (communityId: string) => page('phone-looks', { communityId }),
  dutyWeek: (communityId: string) => page('duty-week', { communityId }),
  /** `of`: where to begin; without it with this week and the first department the reader may plan. */
  dutyPlan: (communityId: string, of: { departmentId?: string; monday?: string } = {}) =>
    page('duty-plan', { communityId, ...of }),
  calendar: (communityId: string) => page('calendar', { communityId }),
  search: (communityId: string) => page('search', { communityId }),
  customer: (communityId: string, who: CustomerRef) => page('customer', { communityId, ...customerParams(who) }),
}
