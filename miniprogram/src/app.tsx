import './zod-jitless.ts'
import './aria-runtime.ts'
import './framed-history.ts'
import './app.css'
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { listenForPrivacy } from './api/privacy.ts'
import { startActs } from './features/acts/acts.ts'
import { leadToDesk } from './features/desk-door.ts'
import { startSending } from './features/filing/drafts.ts'
import { PrivacySheet } from './features/privacy/privacy-sheet.tsx'
import { AppearanceProvider } from './ui/appearance.tsx'
import { OverEveryPageProvider } from './ui/over-every-page.ts'

/** The shell: what every page has round it. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(listenForPrivacy)
  useLaunch(startSending)
  useLaunch(leadToDesk)
  useLaunch(startActs)
  return (
    <AppearanceProvider>
      <OverEveryPageProvider value={<PrivacySheet />}>{children}</OverEveryPageProvider>
    </AppearanceProvider>
  )
}
