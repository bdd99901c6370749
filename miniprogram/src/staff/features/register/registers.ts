// The interrupted registrations of whoever holds this phone.

import { phoneStorage } from '../../../api/phone-storage.ts'
import { currentMe } from '../../../api/session.ts'
import { openRegisterDrafts } from './register-drafts.ts'

export const registerDrafts = openRegisterDrafts(phoneStorage, () => currentMe()?.userId)
