import './zod-jitless.ts'
import './aria-runtime.ts'
import './framed-history.ts'
import './app.css'
import type { PropsWithChildren } from 'react'
import { AppearanceProvider } from './ui/appearance.tsx'

/** The shell: what every page has round it. */
export default function App({ children }: PropsWithChildren) {
  return <AppearanceProvider>{children}</AppearanceProvider>
}
