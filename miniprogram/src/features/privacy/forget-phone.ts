// After the account is deleted nothing of the person stays on the phone, but how it likes to be read.
import { phoneStorage } from '../../api/phone-storage.ts'
import { forgetUntold } from '../../api/privacy.ts'
import { forgetSession } from '../../api/session.ts'
import { drafts, freePhotos } from '../filing/drafts.ts'

const stays = 'appearance'

export function forgetPhone(): void {
  for (const draft of drafts.all()) {
    freePhotos(draft)
    drafts.drop(draft.key)
  }
  forgetUntold()
  forgetSession()
  for (const name of phoneStorage.names()) if (name !== stays) phoneStorage.remove(name)
}
