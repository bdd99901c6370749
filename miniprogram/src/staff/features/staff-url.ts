// The addresses of the staff's pages, each in one place.

const page = (name: string, params: Record<string, string> = {}): string => {
  const query = Object.entries(params)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
  return `/staff/${name}/index${query ? `?${query}` : ''}`
}

export const staffUrl = {
  work: page('work'),
  sessions: page('sessions'),
  deskYes: (code: string) => page('desk-yes', { code }),
  complaint: (id: string) => page('complaint', { id }),
  dispatch: (id: string) => page('dispatch', { id }),
  handle: (id: string) => page('handle', { id }),
  check: (id: string) => page('check', { id }),
  visit: (id: string) => page('visit', { id }),
  register: (communityId: string) => page('register', { communityId }),
  plan: (communityId: string) => page('plan', { communityId }),
  ledger: (communityId: string) => page('ledger', { communityId }),
  hotSpots: (communityId: string) => page('hot-spots', { communityId }),
  hotSpot: (spot: Record<string, string>) => page('hot-spots', spot),
  calendar: (communityId: string) => page('calendar', { communityId }),
}
