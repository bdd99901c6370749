// 开始使用: an empty deployment is begun once, by whoever has the code that was set when it was deployed.

import { checkText, type TextRefusal } from '../complaint/wording.ts'
import { checkPhones, communityName, type EmergencyPhone } from '../places/settings.ts'
import { accept, type Result } from '../result.ts'
import { staffName } from './team.ts'

/** Letters and digits of a code; a shorter one could be guessed and counts as none. */
const leastInCode = 12

/** The code as it is compared: blanks, dashes and the case of its letters do not matter. Undefined where it is too short to be one. */
export const firstStartCode = (words: string): string | undefined => {
  const code = words.replace(/[\s-]/gu, '').toUpperCase()
  return [...code].length >= leastInCode ? code : undefined
}

/** Codes that may be tried within an hour: by one person, and by everybody together. */
export const mostCodes = { own: 5, all: 30 } as const

/** Whether one more code may be tried, after so many within this hour. */
export const mayTryCode = ({ own, all }: { own: number; all: number }): boolean =>
  own < mostCodes.own && all < mostCodes.all

/** Of a company's name, in characters. */
export const mostOfCompany = 30

/** What the first administrator says: the company, its first community, his name, and whom residents ring at any hour. */
export type Beginning = { company: string; community: string; name: string; phone: string }

/** The beginning as it is kept. */
export type Begun = Omit<Beginning, 'phone'> & { phones: EmergencyPhone[] }

/** Refuses a name without words or too long, and a number that cannot be dialled. */
export const checkBeginning = (said: Beginning): Result<Begun, TextRefusal | 'emergency-phone-wrong'> => {
  const company = checkText(said.company, mostOfCompany)
  if (!company.ok) return company
  const community = communityName(said.community)
  if (!community.ok) return community
  const name = staffName(said.name)
  if (!name.ok) return name
  const phones = checkPhones([{ name: '物业值班', phone: said.phone }])
  if (!phones.ok) return phones
  return accept({ company: company.value, community: community.value, name: name.value, phones: phones.value })
}
